/**
 * Prints a moment as ISO 8601 with the offset of a time zone (IANA name): `2026-11-23T08:10:00.000+01:00`.
 *
 * @throws RangeError for a time zone that does not exist
 */
export function printIsoTime(timeMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(timeMs);
  // "GMT", "GMT+01:00", and in the old days "GMT-00:01:15"
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '00', minutes = '00'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const offsetMs = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(timeMs + offsetMs).toISOString().replace('Z', `${sign}${hours}:${minutes}`);
}
