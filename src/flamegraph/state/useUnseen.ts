import { useKeyedAnswer } from 'components/useAnswer';
import { getAmountUnit } from 'profile/amounts/AmountUnit';
import type { ChartTotal } from 'profile/amounts/computeSeriesOfProfile';
import { describeUnnamedBelow } from 'profile/amounts/describeUnnamedBelow';
import { describeDepthCut, describeUnseen, lacksAmount } from 'profile/amounts/describeUnseen';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import type { Coverage } from 'profile/tree/computeCoverage';
import { useMemo } from 'react';
import { getEngine } from 'worker/getEngine';

/** Knowledge about code without symbols. */
export interface Unseen {
  /** Sentences about code that the flame graph does not show as it is. */
  readonly sentences: readonly string[];
  /** Code that counts for its callers; undefined if that is not known. */
  readonly below: UnnamedBelow | undefined;
  /** Sentence that says why it could not be read although somebody wants to know; "" for nothing. */
  readonly problem: string;
  /** True while the pprof that tells it is on its way: until then nobody knows what functions spend themselves. */
  readonly isPending: boolean;
}

interface UnseenQuestion {
  /** Key of the question's pprof; undefined while the profile belongs to another question than the page's. */
  readonly key: string | undefined;
  readonly profileTypeId: string;
  /** Coverage of the whole tree that the server returned. */
  readonly coverage: Coverage | undefined;
  readonly chart: ChartTotal | undefined;
  /** See `computeWeight`. */
  readonly weight: number;
  /** True if the pprof is already loaded, or something on the screen needs it, whatever the chart says. */
  readonly isWanted: boolean;
  readonly fetchPprof: (signal: AbortSignal) => Promise<Uint8Array>;
}

/** Result for a profile that is complete. */
export const NOTHING_UNSEEN: Unseen = { sentences: [], below: undefined, problem: '', isPending: false };

/** Describes what the tree alone tells, for a profile without a chart. */
export function readUnseen(coverage: Coverage): Unseen {
  const depthCut = describeDepthCut(coverage);
  return depthCut === '' ? NOTHING_UNSEEN : { ...NOTHING_UNSEEN, sentences: [depthCut] };
}

/** Lists all that has to be said wherever amounts are. */
export function listUnseen({ sentences, problem }: Unseen): readonly string[] {
  return problem === '' ? sentences : [...sentences, problem];
}

/**
 * Finds what the flame graph lacks compared with the chart above it, and which code without symbols it counts for its
 * callers. If amounts differ, or somebody wants to know, the profile's pprof is requested once per question: it has
 * the stacks without symbols, which a call tree lacks.
 */
export function useUnseen({ profileTypeId, coverage, chart, weight, fetchPprof, ...question }: UnseenQuestion): Unseen {
  const isLacking = chart !== undefined && coverage !== undefined && lacksAmount(chart, coverage.total);
  const key = isLacking || question.isWanted ? question.key : undefined;
  const {
    current: code,
    error,
    isBusy,
  } = useKeyedAnswer(key, async (signal) => {
    const bytes = await fetchPprof(signal);
    return (await getEngine()).computeUnnamed(bytes, describeProfileType(profileTypeId).type);
  });
  const isPending = key !== undefined ? isBusy : question.isWanted;
  const isAnswered = key !== undefined && !isBusy;

  return useMemo(() => {
    const known = coverage ? readUnseen(coverage) : NOTHING_UNSEEN;
    if (!coverage || !isAnswered) {
      return { ...known, isPending };
    }
    const profileType = describeProfileType(profileTypeId);
    const treeTotal = coverage.total;
    // If the server gave no pprof, the sentence says that the cause is unknown.
    const lacking = chart
      ? describeUnseen({ unit: profileType.unit, chart, treeTotal, isCut: !coverage.isWhole }, code)
      : [];
    // An empty profile has no pprof either.
    const problem =
      error === undefined || (treeTotal === 0 && !isLacking)
        ? ''
        : `Whether functions call code without symbols is not known: ${error}`;
    const below = code ? describeUnnamedBelow(code.below, getAmountUnit(profileType, weight), treeTotal) : '';
    const sentences = [...known.sentences, ...lacking];
    return below === ''
      ? { ...known, sentences, problem }
      : { ...known, sentences: [...sentences, below], below: code?.below };
  }, [coverage, profileTypeId, chart, weight, isAnswered, isPending, isLacking, error, code]);
}
