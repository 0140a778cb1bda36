/** Grafana's "browser" and "" mean the zone of this computer. */
export function toIanaName(timeZone: string | undefined): string {
  if (timeZone === 'utc') {
    return 'UTC';
  }
  return !timeZone || timeZone === 'browser' ? Intl.DateTimeFormat().resolvedOptions().timeZone : timeZone;
}
