import { buildRangeChoice } from 'profile/diff/buildRangeChoice';
import { computeSureness, type DiffSlice, type Sureness } from 'profile/diff/computeSureness';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import type { AutoSelection } from 'profile/series/ranges/autoSelect';
import { isPaired } from 'profile/series/ranges/planSlices';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { mergeRunNumbers } from 'profile/transform/mergeRunNumbers';
import { getTotal } from 'profile/tree/FlameTree';
import { decodeProfile } from './decodeProfile';
import type { RunNumbersQuestion } from './OpenedDiff';

/** One part of a side as a server sent it. */
export interface EncodedSlice {
  readonly profile: EncodedProfile;
  readonly range: TimeRangeMs;
  /** Average of the series in this part, for instantaneous types; undefined for all others. */
  readonly seriesAverage: number | undefined;
  /** Number of instances that ran in this part, if values are per instance. */
  readonly instances?: number | undefined;
}

export interface SurenessQuestion extends RunNumbersQuestion {
  readonly baseline: readonly EncodedSlice[];
  readonly comparison: readonly EncodedSlice[];
  readonly test: 'rate' | 'share';
  /** Selection of the ranges if auto-select chose them. */
  readonly selection: AutoSelection | undefined;
}

/** Tells which differences are more than chance. @throws ProfileDecodeError */
export function estimateSureness(question: SurenessQuestion): Sureness {
  const { baseline, comparison, test, selection, keepsRunNumbers = false } = question;
  const choice =
    selection &&
    buildRangeChoice(
      selection,
      [...baseline, ...comparison].map(({ range }) => range),
    );
  const decode = (slice: EncodedSlice) => decodeSlice(slice, !keepsRunNumbers);
  const getRange = ({ range }: EncodedSlice) => range;
  return computeSureness(baseline.map(decode), comparison.map(decode), {
    ...{ test, choice },
    isPaired: isPaired({ baseline: baseline.map(getRange), comparison: comparison.map(getRange) }),
  });
}

function decodeSlice({ profile, range, seriesAverage, instances = 1 }: EncodedSlice, merges: boolean): DiffSlice {
  const decoded = decodeProfile(profile);
  const tree = merges ? mergeRunNumbers(decoded) : decoded;
  const weight =
    seriesAverage === undefined ? getDurationMs(range) / 1000 : seriesAverage > 0 ? getTotal(tree) / seriesAverage : 0;
  return { tree, weight: weight * instances };
}
