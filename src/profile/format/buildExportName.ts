import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

// Enough for any real name, and below what file systems take, with an extension on top.
const MAX_LENGTH = 200;

export interface ExportSubject {
  readonly serviceName: string;
  readonly profileTypeId: string;
  /** undefined for a file, which does not say when it was recorded. */
  readonly range: TimeRangeMs | undefined;
}

/**
 * Builds the file name, without extension, of one exported profile: `<service>_<profile type>_<from>-to-<to>`, times
 * to the minute. Characters that file systems refuse become "-".
 *
 *     shop-checkout_process_cpu-cpu-nanoseconds-cpu-nanoseconds_2026-11-23_0710-to-2026-11-23_0810
 *
 * `timeZone` is an IANA name.
 */
export function buildExportName({ serviceName, profileTypeId, range }: ExportSubject, timeZone = 'UTC'): string {
  const times = range === undefined ? '' : `_${formatRange(range, timeZone)}`;
  const subject = `${cleanPart(serviceName)}_${cleanPart(profileTypeId)}`;
  return `${subject.slice(0, MAX_LENGTH - times.length)}${times}`;
}

/** Names of two files are together as long as a name may be. */
const MAX_SIDE_LENGTH = 80;

/**
 * Builds the file name, without extension, of an exported comparison:
 * `flamegraph_baseline_<range>_comparison_<range>`, with the name of a file instead of its range.
 */
export function buildDiffExportName(
  baseline: TimeRangeMs | string,
  comparison: TimeRangeMs | string,
  timeZone = 'UTC',
): string {
  const [before, after] = [baseline, comparison].map((side) =>
    typeof side === 'string' ? cleanPart(side).slice(0, MAX_SIDE_LENGTH) : formatRange(side, timeZone),
  );
  return `flamegraph_baseline_${before}_comparison_${after}`;
}

function formatRange({ fromMs, toMs }: TimeRangeMs, timeZone: string): string {
  return `${formatMinute(fromMs, timeZone)}-to-${formatMinute(toMs, timeZone)}`;
}

function formatMinute(timeMs: number, timeZone: string): string {
  // Swedish writes "2026-11-23 07:10".
  const text = new Date(timeMs).toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return text.replace(' ', '_').replace(':', '');
}

function cleanPart(text: string): string {
  const cleaned = text.replace(/[\p{C}\s/\\:*?"<>|]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return cleaned || 'unknown';
}
