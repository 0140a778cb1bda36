import { useAnswer } from 'components/useAnswer';
import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffMode } from 'profile/diff/DiffScale';
import { judgeParts, type WeighedFilePart } from 'worker/OpenedFile';
import type { ComparedSide } from './ComparedSide';
import { describeFileType } from './describeFileProfile';
import type { ShownSide } from './openFileSide';

/** Sureness without parts to compare: chance cannot be told from change. */
const NOT_JUDGED: Sureness = { status: 'unknown', reason: 'one-set' };
const NO_DURATIONS: Sureness = { status: 'unknown', reason: 'no-durations' };
const NO_SLICES: Sureness = { status: 'unknown', reason: 'no-slices' };

interface Sides {
  readonly baseline: ShownSide;
  readonly comparison: ShownSide;
}

interface ComparedSides {
  readonly baseline: ComparedSide;
  readonly comparison: ComparedSide;
}

/** Estimates sureness from the files of both sides, each of which is a run of its own; undefined while the estimate runs. */
export function useFilesSureness(
  { baseline: { files: baseline }, comparison: { files: comparison } }: ComparedSides,
  mode: DiffMode,
  keepsRunNumbers: boolean,
): Sureness | undefined {
  const test = mode === 'share' ? 'share' : 'rate';
  const sides = baseline && comparison && { baseline, comparison };
  // A query is one set of samples, too.
  const isAlone = !sides || (sides.baseline.parts.length === 1 && sides.comparison.parts.length === 1);
  const weighed = sides && (test === 'share' ? weighShares(sides) : weighRates(sides));
  const answer = useAnswer(
    [baseline, comparison, test, keepsRunNumbers],
    isAlone || !weighed ? undefined : () => judgeParts({ ...weighed, test, keepsRunNumbers }),
  );
  if (isAlone) {
    return NOT_JUDGED;
  }
  if (!weighed) {
    return NO_DURATIONS;
  }
  return answer.error === undefined ? answer.current : NO_SLICES;
}

interface WeighedSides {
  readonly baseline: readonly WeighedFilePart[];
  readonly comparison: readonly WeighedFilePart[];
}

/** Weighs files by 1: shares refer to each file's own total, however long it was recorded. */
function weighShares({ baseline, comparison }: Sides): WeighedSides {
  const weigh = ({ parts }: ShownSide) =>
    parts.map(({ file, index, narrowing }) => ({ file, index, narrowing, weight: 1 }));
  return { baseline: weigh(baseline), comparison: weigh(comparison) };
}

/** undefined if a file does not say how long it was recorded. */
function weighRates({ baseline, comparison }: Sides): WeighedSides | undefined {
  const weigh = (side: ShownSide) => {
    const { isInstant } = describeFileType(side);
    return side.parts.flatMap(({ file, index, narrowing, about }) => {
      const weight = isInstant ? 1 : (about.durationNs ?? 0) / 1e9;
      return weight > 0 ? [{ file, index, narrowing, weight }] : [];
    });
  };
  const weighed = { baseline: weigh(baseline), comparison: weigh(comparison) };
  const isWhole =
    weighed.baseline.length === baseline.parts.length && weighed.comparison.length === comparison.parts.length;
  return isWhole ? weighed : undefined;
}
