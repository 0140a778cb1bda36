import { useSureness } from 'flamegraph/diff/useFinding';
import type { Sureness } from 'profile/diff/computeSureness';
import { planSlices } from 'profile/series/ranges/planSlices';
import type { LoadedSlices } from 'queries/SliceLoader';
import { useMemo } from 'react';
import type { EncodedSlice, SurenessQuestion } from 'worker/estimateSureness';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';
import type { SideName } from './diffRanges';
import type { CountInstances } from './useInstances';

/** Estimates sureness from the slices of both sides; undefined while they load. */
export function usePageSureness(
  page: DiffFlameGraphPage,
  test: 'rate' | 'share',
  keepsRunNumbers: boolean,
  /** Divides by instances; omitted if the mode does not. */
  countIn?: CountInstances,
): Sureness | undefined {
  const { chosen, questions, sliced } = page.useState();
  const slices = [page.state.baseline.state.slices.useState(), page.state.comparison.state.slices.useState()] as const;
  const [left, right] = [slices[0].slices, slices[1].slices];
  const selection = chosen.status === 'ready' ? chosen.selection : undefined;
  const isInstant = questions?.baseline.profileType.isInstant === true;
  const question = useMemo((): SurenessQuestion | undefined => {
    const encode = (side: SideName, loaded: LoadedSlices): EncodedSlice[] =>
      loaded.profiles.map((profile, place) => {
        const range = loaded.ranges[place] ?? loaded.query;
        return {
          profile,
          range,
          instances: countIn?.(side, range),
          seriesAverage: isInstant ? (page.describeSeries(side, range)?.average ?? 0) : undefined,
        };
      });
    return left && right
      ? {
          ...{ baseline: encode('baseline', left), comparison: encode('comparison', right) },
          ...{ test, selection, keepsRunNumbers },
        }
      : undefined;
  }, [page, left, right, test, selection, isInstant, keepsRunNumbers, countIn]);
  const estimated = useSureness(question);
  if (slices.some(({ status }) => status === 'failed')) {
    return NO_SLICES;
  }
  const canBeCut = !sliced || planSlices(sliced.ranges.baseline, sliced.ranges.comparison, sliced.pace) !== undefined;
  return canBeCut ? estimated : TOO_FEW_SLICES;
}

const NO_SLICES: Sureness = { status: 'unknown', reason: 'no-slices' };
const TOO_FEW_SLICES: Sureness = { status: 'unknown', reason: 'too-few-slices' };
