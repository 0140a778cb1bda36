import type { SceneObject } from '@grafana/scenes';
import { useAnswer } from 'components/useAnswer';
import { countInstances } from 'profile/amounts/countInstances';
import {
  areInstancesUnequal,
  areSidesUnequal,
  describeInstances,
  type Instances,
} from 'profile/diff/describeInstances';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import type { DiffMode } from 'profile/diff/DiffScale';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { useMemo } from 'react';
import type { SideName } from './diffRanges';
import { fetchInstances, type InstancesAnswer } from './fetchInstances';
import type { PerSide } from './planComparison';

interface InstancesInput {
  readonly origin: SceneObject;
  readonly dataSourceUid: string;
  /** Questions of the sides; undefined until they are known. */
  readonly questions: PerSide<DiffQuestion> | undefined;
  /** Values of both sides. */
  readonly totals: PerSide<number>;
  /** Mode as it was requested. */
  readonly mode: DiffMode;
}

interface CountedInstances {
  /** Sentence about instances; "" for none. */
  readonly note: string;
  /** True if the sides ran in unequal numbers of instances, so that both modes are worth a look. */
  readonly areCountsUnequal: boolean;
  /** The questions, with the counts if both are known. */
  readonly counted: PerSide<DiffQuestion> | undefined;
  readonly countIn: CountInstances;
}

/** Returns how many instances ran in a part of a side's range; undefined if unknown. */
export type CountInstances = (side: SideName, range: TimeRangeMs) => number | undefined;

/** Counts the instances of each side, if the page shows them or they may be the reason why one side uses more. */
export function useInstances({ origin, dataSourceUid, questions, totals, mode }: InstancesInput): CountedInstances {
  const isUnequal = questions !== undefined && areSidesUnequal(questions, totals);
  const isAsked = questions !== undefined && mode !== 'share' && (isUnequal || mode === 'per-instance');
  const { current, error } = useAnswer(
    [dataSourceUid, questions],
    isAsked ? (signal) => fetchInstances(origin, dataSourceUid, questions, signal) : undefined,
  );
  return useMemo(() => {
    const countIn: CountInstances = (side, range) => {
      const found = current?.status === 'found' ? current.sides[side] : undefined;
      return found && countInstances(found.series, { ...found.context, range });
    };
    const instances = isAsked ? readAnswer(current, error, questions, countIn) : ({ status: 'not-asked' } as const);
    const add = (question: DiffQuestion, count: number): DiffQuestion => ({ ...question, instances: count });
    const counted =
      questions && instances.status === 'counted'
        ? {
            baseline: add(questions.baseline, instances.baseline),
            comparison: add(questions.comparison, instances.comparison),
          }
        : questions;
    const areSelectorsOther = questions?.baseline.selector !== questions?.comparison.selector;
    const note = describeInstances({ instances, mode, isUnequal, areSelectorsOther });
    const areCountsUnequal = note !== '' && areInstancesUnequal(instances);
    return { note, areCountsUnequal, counted, countIn };
  }, [isAsked, isUnequal, mode, questions, current, error]);
}

function readAnswer(
  answer: InstancesAnswer | undefined,
  error: string | undefined,
  { baseline, comparison }: PerSide<DiffQuestion>,
  countIn: CountInstances,
): Instances {
  if (error !== undefined) {
    return { status: 'unknown', reason: `Per instance is not known: instances could not be counted. ${error}` };
  }
  if (!answer) {
    return { status: 'counting' };
  }
  if (answer.status === 'none') {
    return { status: 'unknown', reason: answer.reason };
  }
  const counts = { baseline: countIn('baseline', baseline.range), comparison: countIn('comparison', comparison.range) };
  return counts.baseline !== undefined && counts.comparison !== undefined
    ? { status: 'counted', label: answer.label, baseline: counts.baseline, comparison: counts.comparison }
    : { status: 'unknown', reason: 'Per instance is not known: a side has no data by instance.' };
}
