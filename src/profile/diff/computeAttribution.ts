/** A label and one of its values: `{ name: 'version', value: 'v2' }`. The value is "" for profiles without the label. */
import type { Sides } from 'profile/Sides';
export interface LabelValue {
  readonly name: string;
  readonly value: string;
}

/** Value of one label value (or a pair of them, such as version and region) on each side, in the unit of the profile type. */
interface ValueAmounts {
  readonly labels: readonly LabelValue[];
  readonly baseline: number;
  readonly comparison: number;
}

/** One answer to a question grouped by one label, or by several at once. */
export interface GroupedAmounts {
  readonly values: readonly ValueAmounts[];
}

export interface AttributionInput {
  readonly groups: readonly GroupedAmounts[];
  /** The whole of each side. Values that a group leaves out count as the rest. */
  readonly total: Sides<number>;
  /** Seconds of each side, or number of moments: amounts are compared per unit of weight. */
  readonly weight: Sides<number>;
}

export interface Contribution {
  readonly labels: readonly LabelValue[];
  readonly kind: 'new' | 'removed' | 'grew' | 'shrank' | 'same';
  /** Per unit of weight. */
  readonly baseline: number;
  readonly comparison: number;
  readonly difference: number;
  /**
   * Share of everything that changed in the direction of the whole among the values of its label, 0 to 1; 0 if it went
   * the other way.
   */
  readonly part: number;
  /** The part it would have if all values had changed alike: its share of the baseline. */
  readonly expectedPart: number;
  /** Share of the change beyond what its size explains, −1 to 1; the ranking goes by it. */
  readonly score: number;
}

export interface Attribution {
  readonly direction: 'rise' | 'fall' | 'none';
  /** Change of the whole per unit of weight. */
  readonly difference: number;
  /** All values that changed, the one that explains most first. */
  readonly contributions: readonly Contribution[];
  /** The one to name in a sentence; undefined if no label tells the change apart. */
  readonly best: Contribution | undefined;
  /** Largest change in the other direction, if it is worth mentioning. */
  readonly opposing: Contribution | undefined;
}

/** Scores below this say little: the change is spread over the values of the label like their use is. */
const CLEAR_SCORE = 0.2;

/** A part that went the other way is mentioned from this part of the change on. */
const OPPOSING_PART = 0.1;

/** A whole that changed less than this part of what its values did stays as it was, and only its parts moved. */
const BALANCED_PART = 0.02;

/**
 * Ranks label values by how much of a change they explain.
 *
 *     checkout 0.09 → 0.54 cores; version: v1 0.09 → 0, v2 0 → 0.54; region: us 0.04 → 0.26, eu 0.05 → 0.28
 *     v2  all of the rise, expected 0 %    → score 1
 *     us  49 % of the rise, expected 44 %  → score 0.05: every region rose, so the region explains nothing
 *
 * Parts count only rises (or only falls), so that v1's fall does not make v2 120 % of the rise; opposite changes are
 * reported as such. A label with a single value has a score of 0. Pairs of labels are ranked among single ones, and
 * win only if they explain clearly more. A pair that equals one of its labels is left out.
 */
export function computeAttribution({ groups, total, weight }: AttributionInput): Attribution {
  if (!(weight.baseline > 0) || !(weight.comparison > 0)) {
    return { direction: 'none', difference: 0, contributions: [], best: undefined, opposing: undefined };
  }
  const difference = total.comparison / weight.comparison - total.baseline / weight.baseline;
  const contributions = groups
    .flatMap((group) => computeContributions(group, { total, weight, difference }))
    .filter(({ kind }) => kind !== 'same')
    .filter((each, _, all) => !all.some((other) => isSameOf(each, other)))
    .sort(compareContributions);
  const best = contributions.find(({ score }) => score >= CLEAR_SCORE);
  const opposing = contributions
    .filter((each) => each.difference * difference < 0 && each.labels.length === 1)
    .filter((each) => best === undefined || each.labels[0]?.name === best.labels[0]?.name)
    .sort((left, right) => Math.abs(right.difference) - Math.abs(left.difference))[0];
  const isWorthAWord = opposing && Math.abs(opposing.difference) >= OPPOSING_PART * Math.abs(difference);
  const moved = Math.max(0, ...contributions.map((each) => Math.abs(each.difference)));
  const isBalanced = Math.abs(difference) <= BALANCED_PART * moved;
  return {
    direction: difference === 0 || isBalanced ? 'none' : difference > 0 ? 'rise' : 'fall',
    difference,
    contributions,
    best,
    opposing: isWorthAWord ? opposing : undefined,
  };
}

/** Tolerance for rounding between two answers to different questions. */
const ROUNDING = 0.001;

/** True if a pair of labels has the same profiles as one of its labels alone: a pod that only ever ran one version. */
function isSameOf(pair: Contribution, { labels, baseline, comparison }: Contribution): boolean {
  const isPart = ({ name, value }: LabelValue) =>
    pair.labels.some((each) => each.name === name && each.value === value);
  const isNear = (one: number, other: number) => Math.abs(one - other) <= ROUNDING * Math.max(one, other);
  return (
    labels.length < pair.labels.length &&
    labels.every(isPart) &&
    isNear(pair.baseline, baseline) &&
    isNear(pair.comparison, comparison)
  );
}

interface Whole extends Pick<AttributionInput, 'total' | 'weight'> {
  readonly difference: number;
}

function computeContributions({ values }: GroupedAmounts, { total, weight, difference }: Whole): Contribution[] {
  const sign = difference < 0 ? -1 : 1;
  const rates = values.map((value) => {
    const baseline = value.baseline / weight.baseline;
    const comparison = value.comparison / weight.comparison;
    return { value, baseline, comparison, difference: comparison - baseline };
  });
  const restDifference = difference - rates.reduce((sum, rate) => sum + rate.difference, 0);
  const moved = rates.reduce((sum, rate) => sum + Math.max(0, sign * rate.difference), 0);
  const allMoved = moved + Math.max(0, sign * restDifference);
  return rates.map((rate) => {
    const part = allMoved > 0 ? Math.max(0, sign * rate.difference) / allMoved : 0;
    const expectedPart =
      total.baseline > 0 ? rate.value.baseline / total.baseline : rate.value.comparison / (total.comparison || 1);
    return {
      labels: rate.value.labels,
      kind: getKind(rate.baseline, rate.comparison),
      baseline: rate.baseline,
      comparison: rate.comparison,
      difference: rate.difference,
      part,
      expectedPart,
      score: part - expectedPart,
    };
  });
}

function getKind(baseline: number, comparison: number): Contribution['kind'] {
  if (baseline === comparison) {
    return 'same';
  }
  if (baseline === 0) {
    return 'new';
  }
  return comparison === 0 ? 'removed' : comparison > baseline ? 'grew' : 'shrank';
}

/** Amount that each further label has to add to the score. */
const PRICE_OF_LABEL = 0.1;

function compareContributions(left: Contribution, right: Contribution): number {
  const getWorth = ({ score, labels }: Contribution): number => score - PRICE_OF_LABEL * labels.length;
  return getWorth(right) - getWorth(left) || right.part - left.part || (getText(left) < getText(right) ? -1 : 1);
}

function getText({ labels }: Contribution): string {
  return labels.map(({ name, value }) => `${name}=${value}`).join(' ');
}
