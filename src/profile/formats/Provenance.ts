import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatNumber, formatShare } from 'profile/format/formatNumber';
import { formatRange } from 'profile/format/formatRange';
import { formatValue } from 'profile/format/formatValue';
import { printSelector } from 'profile/labels/Filter';
import { readSelector } from 'profile/labels/readSelector';
import type { Side } from 'profile/Sides';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { Coverage } from 'profile/tree/computeCoverage';
import { isExactSum } from 'profile/tree/FlameTree';

/** Source of an exported profile, and what was done to it. It does not name the server. */
export interface Provenance {
  readonly profileTypeId: string;
  /** `{service_name="checkout"}` */
  readonly labelSelector: string;
  readonly range: TimeRangeMs;
  /** Names of the profile's files, in words; omitted if it comes from a server. For files only the length of the range is known. */
  readonly fileNames?: string | undefined;
  /** IANA name; times are written with its offset. */
  readonly timeZone: string;
  readonly coverage: Coverage;
  /** Sentences about code that the profile does not show as it is. */
  readonly unseen?: readonly string[] | undefined;
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
  /** Transforms of the profile, in words and in order: "hide runtime.gcBgMarkWorker". */
  readonly transforms: readonly string[];
  readonly pluginVersion: string;
  readonly createdMs: number;
}

/** Names of the files on each side of a comparison, in words; only for sides that come from files. */
export type FileNames = Readonly<Partial<Record<Side, string>>>;

/** Replaces a label value that must not leave the house. */
export const REDACTED = 'redacted';

/** Returns the provenance without the values of labels. Names of labels and of functions stay. */
export function redactLabels(provenance: Provenance): Provenance {
  return {
    ...provenance,
    labelSelector: redactSelector(provenance.labelSelector),
    fileNames: provenance.fileNames && REDACTED,
  };
}

function redactSelector(labelSelector: string): string {
  const matchers = readSelector(labelSelector);
  // A selector that cannot be read may hold values anywhere.
  return matchers ? printSelector(matchers.map((matcher) => ({ ...matcher, value: REDACTED }))) : `{${REDACTED}}`;
}

/** Lists the provenance as named lines for people, in a fixed order; characters that could hide are made visible. */
export function listProvenance(provenance: Provenance): Record<string, string> {
  const { profileTypeId, timeZone, transforms, pluginVersion, createdMs } = provenance;
  return {
    'Profile type': formatFunctionName(profileTypeId),
    ...listOrigin(provenance),
    Transforms: transforms.length === 0 ? 'none' : formatFunctionName(transforms.join('; ')),
    'Written by': `Profiles Drilldown (OpenProfiles) ${pluginVersion}`,
    'Written at': printIsoTime(createdMs, timeZone),
  };
}

/** Lists the properties in which the sides of a comparison may differ. */
export function listOrigin(provenance: Provenance): Record<string, string> {
  const { labelSelector, fileNames, range, timeZone, coverage, unseen } = provenance;
  const durationMs = getDurationMs(range);
  const lines =
    fileNames === undefined
      ? {
          Query: labelSelector,
          Range: `${printIsoTime(range.fromMs, timeZone)} to ${printIsoTime(range.toMs, timeZone)}`,
        }
      : {
          Files: fileNames,
          Recorded: durationMs > 0 ? `${formatValue(durationMs * 1e6, 'ns')}, not known when` : 'not known when',
        };
  const all = { ...lines, Total: formatTotal(provenance), Coverage: formatCoverage(coverage, unseen) };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, formatFunctionName(value)]));
}

/** Describes one side of a comparison: "before.txt", "2026-11-23 14:37–15:07 UTC". */
export function describeOrigin({ fileNames, range, timeZone }: Provenance): string {
  return fileNames === undefined ? formatRange(range, timeZone) : formatFunctionName(fileNames);
}

/** Prints the raw provenance as lines of text, for formats that have comments. */
export function printProvenance(provenance: Provenance): string[] {
  return Object.entries(listRawProvenance(provenance)).map(([name, value]) => `${name}: ${value}`);
}

/**
 * Formats the rounded and the exact value: "1.13 min (67800000000 nanoseconds)". For instantaneous types the average,
 * and the sum and moments behind it: "12 MiB on average (1509949440 bytes in 120 moments together)".
 */
function formatTotal({ profileTypeId, coverage: { total }, weight }: Provenance): string {
  const { unit, isInstant } = describeProfileType(profileTypeId);
  const exactUnit = unit === 'ns' ? ' nanoseconds' : unit === 'bytes' ? ' bytes' : '';
  if (!isInstant) {
    return `${formatValue(total, unit)} (${total}${exactUnit})`;
  }
  return weight > 0
    ? `${formatValue(total / weight, unit)} on average (${total}${exactUnit} in ${formatNumber(weight)} moments together)`
    : `${total}${exactUnit} in all moments together; how many there were is not known`;
}

/** Lists the same lines for formats with the server's values, which for instantaneous types are no amounts. */
export function listRawProvenance(provenance: Provenance): Record<string, string> {
  const lines = listProvenance(provenance);
  if (!describeProfileType(provenance.profileTypeId).isInstant) {
    return lines;
  }
  const { weight } = provenance;
  const divisor = weight > 0 ? `divide them by ${weight}` : 'divide them by their number, which is not known,';
  return { ...lines, Values: `sums over all moments of the range: ${divisor} for what there was on average` };
}

const ROUNDED = 'Sums beyond 2^53 are kept as the nearest number: their last digits may differ from the server’s';

/** Describes how complete the stacks are: "whole profile", or what the server cut. */
export function formatCoverage(
  { total, isWhole, cutShare, cutNodes }: Coverage,
  unseen: readonly string[] = [],
): string {
  const cut = isWhole
    ? unseen.length > 0
      ? 'nothing cut by the server'
      : 'whole profile'
    : `${formatShare(cutShare)} of the value lies in ${formatInteger(cutNodes)} ` +
      `${cutNodes === 1 ? 'branch' : 'branches'} that the server cut away (“other”)`;
  return [cut, ...(isExactSum(total) ? [] : [ROUNDED]), ...unseen].join('. ');
}

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
