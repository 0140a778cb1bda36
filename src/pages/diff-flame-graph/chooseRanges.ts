import { describeDiff } from 'profile/diff/describeDiff';
import type { Series, SeriesContext } from 'profile/series/change/Series';
import { autoSelect, type AutoSelection } from 'profile/series/ranges/autoSelect';
import { describeSelection } from 'profile/series/ranges/describeSelection';
import { findRangeProblem, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { SideName } from './diffRanges';

/** The ranges that are compared, or why there are none. */
export type ChosenRanges =
  | { readonly status: 'waiting' }
  /** `message` is a sentence for people. */
  | { readonly status: 'problem'; readonly message: string }
  | {
      readonly status: 'ready';
      readonly baseline: TimeRangeMs;
      readonly comparison: TimeRangeMs;
      /** Selection if auto-select found a change, or fell back to quarters. */
      readonly selection: AutoSelection | undefined;
      /** Sentence about the choice of the ranges; "" if people chose them. */
      readonly note: string;
    };

/** True if both compare the same ranges with the same note. */
export function areSameChoices(one: ChosenRanges, other: ChosenRanges): boolean {
  const print = (ranges: ChosenRanges): string =>
    ranges.status === 'ready'
      ? JSON.stringify([ranges.baseline, ranges.comparison, ranges.note])
      : JSON.stringify(ranges);
  return print(one) === print(other);
}

export interface ChooseInput {
  /** Ranges of the charts. */
  readonly panels: Readonly<Record<SideName, TimeRangeMs>>;
  /** Ranges that people or a link chose; undefined for none, 'invalid' if unreadable or empty. */
  readonly chosen: Readonly<Record<SideName, TimeRangeMs | 'invalid' | undefined>>;
  /** The most telling difference of the charts; if they show the same series, a change in it can be looked for. */
  readonly differIn: 'nothing' | 'time ranges' | 'filters' | 'services';
  /** True if the series did not come. */
  readonly hasFailed: boolean;
  /** undefined while the series loads. */
  readonly series: { readonly series: Series; readonly context: SeriesContext } | undefined;
  readonly nowMs: number;
  readonly formatTime: (timeMs: number) => string;
}

const SIDES = ['baseline', 'comparison'] as const;

/** A side that nobody chose is never longer, which protects the server. */
const LONGEST_SIDE_MS = 24 * 3_600_000;

/** Describes a chosen range that cannot be requested; undefined if there is none. */
function findUnaskable(chosen: ChooseInput['chosen']): string | undefined {
  for (const side of SIDES) {
    const range = chosen[side];
    const problem = range && range !== 'invalid' ? findRangeProblem(range) : undefined;
    if (problem !== undefined) {
      return `${side === 'baseline' ? 'Baseline' : 'Comparison'}: ${problem}. Choose another one.`;
    }
  }
  return undefined;
}

/**
 * Ranges that people chose are as they are. Without any, auto-select looks for the change in the series that both sides
 * share; sides that differ are compared as wholes.
 */
export function chooseRanges(input: ChooseInput): ChosenRanges {
  const { panels, chosen, differIn, hasFailed, series, nowMs, formatTime } = input;
  const { baseline, comparison } = chosen;
  const invalid = SIDES.filter((side) => chosen[side] === 'invalid');
  if (baseline === 'invalid' || comparison === 'invalid') {
    const sides = invalid.length === 2 ? 'Both ranges are' : `The ${invalid[0]}’s range is`;
    return {
      status: 'problem',
      message: `${sides} empty or cannot be read: choose a range that ends after it begins.`,
    };
  }
  const problem = findUnaskable(chosen);
  if (problem !== undefined) {
    return { status: 'problem', message: problem };
  }
  const keepShort = ({ fromMs, toMs }: TimeRangeMs): TimeRangeMs => ({
    fromMs: Math.max(fromMs, toMs - LONGEST_SIDE_MS),
    toMs,
  });
  const isFuture = (range: TimeRangeMs | undefined): boolean => range !== undefined && range.fromMs >= nowMs;
  if (isFuture(baseline) || isFuture(comparison)) {
    const side = !isFuture(comparison) ? 'baseline' : !isFuture(baseline) ? 'comparison' : 'both';
    return { status: 'problem', message: describeDiff({ kind: 'future', side }, { formatTime }) };
  }
  if (baseline || comparison) {
    return {
      status: 'ready',
      baseline: baseline ?? keepShort(panels.baseline),
      comparison: comparison ?? keepShort(panels.comparison),
      selection: undefined,
      note: '',
    };
  }
  if (differIn !== 'nothing') {
    return {
      status: 'ready',
      baseline: keepShort(panels.baseline),
      comparison: keepShort(panels.comparison),
      selection: undefined,
      note: `Different ${differIn}: comparing whole ranges.`,
    };
  }
  if (hasFailed) {
    return {
      status: 'problem',
      message:
        'The chart could not be loaded, so there is nothing to search for a change. Retry, or choose both ranges.',
    };
  }
  if (!series) {
    return { status: 'waiting' };
  }
  const selection = autoSelect(series.series, series.context, nowMs);
  const note = describeSelection(selection, series.context.averageUnit, formatTime);
  return selection.status !== 'change' && selection.status !== 'quarters'
    ? { status: 'problem', message: note }
    : { status: 'ready', baseline: selection.baseline, comparison: selection.comparison, selection, note };
}
