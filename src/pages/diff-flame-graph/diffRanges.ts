import { dateMath } from '@grafana/data';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { UrlPatch, UrlValues } from 'url/parameters';

/** A range as the URL writes it: ISO, milliseconds, or relative as "now-1h". */
export interface RawRange {
  readonly from: string;
  readonly to: string;
}

export const SIDES = ['baseline', 'comparison'] as const;
export type SideName = (typeof SIDES)[number];

/** The ranges that are compared; a side without one has none chosen. */
export type DiffRanges = Readonly<Record<SideName, RawRange | undefined>>;

export const NO_RANGES: DiffRanges = { baseline: undefined, comparison: undefined };

export const RANGE_KEYS = ['diffFrom', 'diffTo', 'diffComparisonFrom', 'diffComparisonTo'] as const;

export function encodeDiffRanges({ baseline, comparison }: DiffRanges): UrlPatch {
  return {
    diffFrom: baseline?.from,
    diffTo: baseline?.to,
    diffComparisonFrom: comparison?.from,
    diffComparisonTo: comparison?.to,
  };
}

/** Reads what `encodeDiffRanges` gives. A bound that is missing, or 0 as older links have it, means that none is chosen. */
export function decodeDiffRanges(values: Pick<UrlValues, (typeof RANGE_KEYS)[number]>): DiffRanges {
  const read = (from: string, to: string): RawRange | undefined =>
    isBound(from) && isBound(to) ? { from, to } : undefined;
  return {
    baseline: read(values.diffFrom, values.diffTo),
    comparison: read(values.diffComparisonFrom, values.diffComparisonTo),
  };
}

function isBound(value: string): boolean {
  return value !== '' && Number(value) !== 0 && Date.parse(value) !== 0;
}

export function printRange({ fromMs, toMs }: TimeRangeMs): RawRange {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}

/** Evaluates a range at this moment; undefined if it is invalid, or ends before it begins. */
export function evaluateRange({ from, to }: RawRange, timezone: string): TimeRangeMs | undefined {
  const fromMs = evaluate(from, false, timezone);
  const toMs = evaluate(to, true, timezone);
  // The clock goes on between two looks at it: bounds that are written alike are alike.
  return from !== to && toMs > fromMs ? { fromMs, toMs } : undefined;
}

function evaluate(text: string, roundUp: boolean, timezone: string): number {
  return /^\d+$/.test(text)
    ? Number(text)
    : (dateMath.toDateTime(text, { roundUp, timezone })?.valueOf() ?? Number.NaN);
}
