import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

// Enough for any real name, and below what file systems take, with an extension on top.
const MAX_LENGTH = 200;

export interface ExportSubject {
  readonly serviceName: string;
  readonly profileTypeId: string;
  readonly range: TimeRangeMs;
}

/**
 * File name, without extension, of one exported profile: `<service>_<profile type>_<from>-to-<to>`, times to the minute. What
 * file systems refuse becomes "-".
 *
 *     shop-checkout_process_cpu-cpu-nanoseconds-cpu-nanoseconds_2026-11-23_0710-to-2026-11-23_0810
 *
 * `timeZone` is an IANA name.
 */
export function buildExportName({ serviceName, profileTypeId, range }: ExportSubject, timeZone = 'UTC'): string {
  const times = formatRange(range, timeZone);
  const subject = `${cleanPart(serviceName)}_${cleanPart(profileTypeId)}`;
  return `${subject.slice(0, MAX_LENGTH - times.length - 1)}_${times}`;
}

/** File name, without extension, of an exported comparison: `flamegraph_baseline_<range>_comparison_<range>`. */
export function buildDiffExportName(baseline: TimeRangeMs, comparison: TimeRangeMs, timeZone = 'UTC'): string {
  return `flamegraph_baseline_${formatRange(baseline, timeZone)}_comparison_${formatRange(comparison, timeZone)}`;
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
