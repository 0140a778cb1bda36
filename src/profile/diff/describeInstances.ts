import { formatNumber } from 'profile/format/formatNumber';
import type { Side, Sides } from 'profile/Sides';
import { type DiffQuestion, getDiffWeight } from './DiffQuestion';
import type { DiffMode } from './DiffScale';

/** Average number of instances of a side that ran at a time, as far as it is known. */
export type Instances =
  | { readonly status: 'not-asked' }
  | { readonly status: 'counting' }
  /** `label` tells the instances apart. */
  | ({ readonly status: 'counted'; readonly label: string } & Sides<number>)
  /** `reason`: why, as a sentence. */
  | { readonly status: 'unknown'; readonly reason: string };

/** From this ratio of use on, the sides hardly have equally many instances. */
const UNEQUAL_RATIO = 1.5;

/** Counts that differ by less are the same: one that starts or ends within a range is counted for a part of it. */
const SAME_COUNT_RATIO = 1.1;

/**
 * True if one side uses so much more per time that instances are worth counting: nine pods of one version cost more
 * than one pod of the next, even if that is the slower one.
 */
export function areSidesUnequal(sides: Sides<DiffQuestion>, totals: Sides<number>): boolean {
  const getRate = (side: Side): number => {
    const weight = getDiffWeight(sides[side], totals[side]);
    return weight > 0 ? totals[side] / weight : 0;
  };
  const [baseline, comparison] = [getRate('baseline'), getRate('comparison')];
  return getRatio(baseline, comparison) >= UNEQUAL_RATIO;
}

/** True if it is known that one side ran in clearly more instances. */
export function areInstancesUnequal(instances: Instances): boolean {
  return instances.status === 'counted' && getRatio(instances.baseline, instances.comparison) >= SAME_COUNT_RATIO;
}

interface InstancesQuestion {
  readonly instances: Instances;
  /** Mode as it was requested. The sides are shown in another one if instances could not be counted. */
  readonly mode: DiffMode;
  /** See `areSidesUnequal`. */
  readonly isUnequal: boolean;
  /** True if the sides differ in more than time. */
  readonly areSelectorsOther: boolean;
}

/** Describes the instances of both sides in one or two sentences; "" if there is nothing to say. */
export function describeInstances({ instances, mode, isUnequal, areSelectorsOther }: InstancesQuestion): string {
  const isPerInstance = mode === 'per-instance';
  if (mode === 'share' || !(isPerInstance || isUnequal)) {
    return '';
  }
  switch (instances.status) {
    case 'not-asked':
      return '';
    case 'counting':
      return isPerInstance ? 'Counting the instances of both sides …' : '';
    case 'counted': {
      const { label, baseline, comparison } = instances;
      if (!areInstancesUnequal(instances)) {
        // Per second, instances would only be worth a sentence if they explained the change.
        return isPerInstance ? `Both sides ran in ${formatCount(baseline)}, counted by ${label}.` : '';
      }
      return `Baseline ran in ${formatCount(baseline)}, comparison in ${formatCount(comparison)}, counted by ${label}.`;
    }
    case 'unknown':
      return isPerInstance
        ? instances.reason
        : areSelectorsOther
          ? 'One side may have more instances or more load than the other. Share of total compares how each is made up.'
          : '';
  }
}

/** 0 if one is 0. */
function getRatio(left: number, right: number): number {
  const less = Math.min(left, right);
  return less > 0 ? Math.max(left, right) / less : 0;
}

/** Formats "1 instance", "10 instances", "1.3 instances on average". */
function formatCount(count: number): string {
  const rounded = count < 10 ? Math.round(count * 10) / 10 : Math.round(count);
  const average = Number.isInteger(rounded) ? '' : ' on average';
  return `${formatNumber(rounded)} instance${rounded === 1 ? '' : 's'}${average}`;
}
