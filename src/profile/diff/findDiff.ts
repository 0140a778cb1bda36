import { getRateDivisor, type ProfileTypeDescription, type RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { isUniformChange } from 'profile/functions/isUniformChange';
import type { ChangedStretch } from 'profile/series/ranges/autoSelect';
import type { Sides } from 'profile/Sides';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import { computeParents, getName, isCut } from 'profile/tree/FlameTree';
import type { Attribution, Contribution } from './computeAttribution';
import {
  computeFunctionDiff,
  type FunctionDiff,
  getPartOfChange,
  type ScaledFunctions,
  scaleFunctions,
} from './computeFunctionDiff';
import type { SliceCounts, Sureness, UnknownReason } from './computeSureness';
import { computeDiffScale, type DiffQuestion } from './DiffQuestion';
import { type DiffMode, type DiffScale, scalePair } from './DiffScale';
import { computeCutShare, type DiffTree } from './DiffTree';

export type MissingSide = 'baseline' | 'comparison' | 'both';

/** Divisor and unit of a written value. */
export interface ValueFormat {
  readonly unit: ValueUnit | RateUnit;
  readonly divisor: number;
  /** Averages over moments. */
  readonly isInstant: boolean;
}

export interface ChanceCertainty {
  readonly status: 'chance';
  readonly sliceCount: SliceCounts;
  /** The smallest change of the total that would have been found nine times out of ten; undefined for shares. */
  readonly smallest: number | undefined;
  /** True if sides of the same time do not differ alike throughout it. */
  readonly isUnsteady: boolean;
}

/** Certainty about the total; in share mode, about the function that moved most. */
type Certainty =
  | { readonly status: 'sure'; readonly sliceCount: SliceCounts }
  | ChanceCertainty
  | { readonly status: 'estimating' }
  | { readonly status: 'unknown'; readonly reason: UnknownReason };

export interface FoundFunction {
  readonly name: string;
  /** Difference of its self value, in the mode. */
  readonly difference: number;
  /** undefined for new functions. */
  readonly relative: number | undefined;
  /** Part of the whole change; undefined if the whole did not change. */
  readonly part: number | undefined;
}

export interface FoundChange {
  readonly kind: 'change';
  readonly mode: DiffMode;
  readonly format: ValueFormat;
  /** Value of the whole tree, in the mode. */
  readonly baseline: number;
  readonly comparison: number;
  readonly difference: number;
  /** undefined for a baseline of 0. */
  readonly relative: number | undefined;
  readonly certainty: Certainty;
  /** Time in which the comparison's series differed from the baseline's, if auto-select found one. */
  readonly stretch: ChangedStretch | undefined;
  /** Label values that explain most of it. */
  readonly cause: Contribution | undefined;
  readonly opposing: Contribution | undefined;
  /** Up to three functions, the largest part first; only functions whose change is sure, or about which nothing is known. */
  readonly functions: readonly FoundFunction[];
  /** True if all functions changed alike, so that no single ones are worth a word. */
  readonly isUniformChange: boolean;
  /** The innermost function below which most of the change is. */
  readonly carrier: string | undefined;
  readonly cutShare: Sides<number>;
}

/** The verdict on a diff, most severe first: each kind but the last is a reason not to compare. */
export type DiffFinding =
  | { readonly kind: 'different-units'; readonly baseline: ValueUnit; readonly comparison: ValueUnit }
  | { readonly kind: 'future'; readonly side: MissingSide }
  /** Both sides ask the same question. */
  | { readonly kind: 'same' }
  /** `value`: value of the existing side, in the mode. */
  | {
      readonly kind: 'missing';
      readonly side: MissingSide;
      /** True if the baseline is what the comparison shows, at an earlier time, and has no profiles. */
      readonly isNew: boolean;
      readonly value: number | undefined;
      readonly format: ValueFormat;
    }
  /** The profiles exist, but are empty. */
  | { readonly kind: 'unused' }
  | FoundChange;

export interface FindDiffInput {
  readonly baseline: DiffQuestion;
  readonly comparison: DiffQuestion;
  /** Untransformed. */
  readonly diff: DiffTree;
  readonly mode: DiffMode;
  /** undefined while the estimate runs. */
  readonly sureness: Sureness | undefined;
  readonly nowMs: number;
  /** Time of the change that auto-select found. */
  readonly stretch?: ChangedStretch | undefined;
  readonly attribution?: Attribution | undefined;
}

/** Facts for the sentence above a diff. */
export function findDiff(question: FindDiffInput): DiffFinding {
  const { baseline, comparison, diff, mode, nowMs } = question;
  const input = { ...question, sureness: getSurenessOf(mode, question.sureness) };
  if (baseline.profileType.unit !== comparison.profileType.unit) {
    return {
      kind: 'different-units',
      baseline: baseline.profileType.unit,
      comparison: comparison.profileType.unit,
    };
  }
  const future = getSides(baseline.range.fromMs >= nowMs, comparison.range.fromMs >= nowMs);
  if (future) {
    return { kind: 'future', side: future };
  }
  if (isSame(baseline, comparison)) {
    return { kind: 'same' };
  }
  const format = getValueFormat(mode, baseline.profileType);
  const scale = computeDiffScale(mode, diff, input);
  const totals = { baseline: diff.baseline.total[0] ?? 0, comparison: diff.comparison.total[0] ?? 0 };
  const missing = getSides(totals.baseline === 0, totals.comparison === 0);
  if (missing === 'both') {
    return diff.tree.nodeCount === 0
      ? { kind: 'missing', side: 'both', isNew: false, value: undefined, format }
      : { kind: 'unused' };
  }
  const whole = scalePair(scale, totals.baseline, totals.comparison);
  if (missing || whole.baseline === undefined || whole.comparison === undefined || whole.difference === undefined) {
    const side = missing ?? (whole.baseline === undefined ? 'baseline' : 'comparison');
    const value = mode === 'share' ? undefined : whole[side === 'baseline' ? 'comparison' : 'baseline'];
    const isNew = missing === 'baseline' && isEarlier(baseline, comparison);
    return { kind: 'missing', side, isNew, value, format };
  }
  // Label values have parts of the amounts, whatever number of instances they are of.
  const attribution = mode === 'share' || mode === 'per-instance' ? undefined : input.attribution;
  const functionDiff = computeFunctionDiff(diff);
  const scaled = scaleFunctions(functionDiff, scale);
  const functions = scaled ? findFunctions(input, functionDiff, scaled) : [];
  return {
    kind: 'change',
    mode,
    format,
    baseline: whole.baseline,
    comparison: whole.comparison,
    difference: whole.difference,
    relative: whole.relative,
    certainty: getCertainty(input, functions.length > 0),
    stretch: input.stretch,
    cause: attribution?.best,
    opposing: attribution?.opposing,
    functions,
    isUniformChange:
      mode !== 'share' && scaled !== undefined && isUniformChange(scaled.baseline.self, scaled.difference.self),
    carrier: findCarrier(diff, scale, functions),
    cutShare: { baseline: computeCutShare(diff, 'baseline'), comparison: computeCutShare(diff, 'comparison') },
  };
}

/** Verdicts of the other test are none of this mode's. */
function getSurenessOf(mode: DiffMode, sureness: Sureness | undefined): Sureness | undefined {
  const isOther = sureness?.status === 'estimated' && (sureness.test === 'share') !== (mode === 'share');
  return isOther ? undefined : sureness;
}

function getSides(isBaseline: boolean, isComparison: boolean): MissingSide | undefined {
  if (isBaseline && isComparison) {
    return 'both';
  }
  return isBaseline ? 'baseline' : isComparison ? 'comparison' : undefined;
}

function isSame(left: DiffQuestion, right: DiffQuestion): boolean {
  return isOfSame(left, right) && left.range.fromMs === right.range.fromMs && left.range.toMs === right.range.toMs;
}

function isEarlier(left: DiffQuestion, right: DiffQuestion): boolean {
  return isOfSame(left, right) && left.range.toMs <= right.range.fromMs;
}

function isOfSame(left: DiffQuestion, right: DiffQuestion): boolean {
  return left.selector === right.selector && left.profileType.id === right.profileType.id;
}

/** Returns how values of a mode are written. CPU time per second is in cores. */
export function getValueFormat(mode: DiffMode, profileType: ProfileTypeDescription): ValueFormat {
  const { unit, isInstant } = profileType;
  if (isInstant || mode === 'total') {
    return { unit, divisor: 1, isInstant };
  }
  const { rateUnit } = profileType;
  return { unit: rateUnit, divisor: getRateDivisor(rateUnit), isInstant };
}

/**
 * If pairs give less than this part of the independent information, a step or swing separates the sides, not noise of
 * single slices.
 */
const STEADY_PART = 1 / 3;

function getCertainty({ sureness, mode, comparison }: FindDiffInput, hasFunctions: boolean): Certainty {
  if (!sureness) {
    return { status: 'estimating' };
  }
  if (sureness.status === 'unknown') {
    return { status: 'unknown', reason: sureness.reason };
  }
  const { sliceCount, independentSlices, whole } = sureness;
  const isUnsteady = sliceCount.isPaired && independentSlices < STEADY_PART * sliceCount.baseline;
  if (mode === 'share') {
    return hasFunctions
      ? { status: 'sure', sliceCount }
      : { status: 'chance', sliceCount, smallest: undefined, isUnsteady };
  }
  // The test is about rates; as an amount, the smallest change is that in the time of the comparison.
  const isAmount = mode === 'total' && !comparison.profileType.isInstant;
  const smallest = whole.smallest * (isAmount ? getDurationMs(comparison.range) / 1000 : 1);
  return whole.isSure ? { status: 'sure', sliceCount } : { status: 'chance', sliceCount, smallest, isUnsteady };
}

const MOST_FUNCTIONS = 3;

/** Functions with less of the change than this are not worth a word. */
const LEAST_PART = 0.05;

/** Finds the functions whose own value makes up the change; without a change of the whole, those that moved most. */
function findFunctions(
  { sureness, mode }: FindDiffInput,
  functionDiff: FunctionDiff,
  scaled: ScaledFunctions,
): FoundFunction[] {
  const verdicts = sureness?.status === 'estimated' ? sureness.functions : undefined;
  const isWholeSure = mode !== 'share' && !(sureness?.status === 'estimated' && !sureness.whole.isSure);
  const direction = isWholeSure ? Math.sign(scaled.totalDifference) : 0;
  const candidates = Array.from(functionDiff.functions)
    .filter((name) => {
      const difference = scaled.difference.self[name];
      const isSure = verdicts === undefined || verdicts.get(functionDiff.names[name])?.self.isSure === true;
      const isOnTheWay = direction === 0 ? difference !== 0 : difference * direction > 0;
      return isSure && isOnTheWay && (direction !== 0 || verdicts !== undefined || mode === 'share');
    })
    .sort((a, b) => Math.abs(scaled.difference.self[b]) - Math.abs(scaled.difference.self[a]))
    .slice(0, MOST_FUNCTIONS);
  const found = candidates
    .map((name) => {
      const baseline = scaled.baseline.self[name];
      const difference = scaled.difference.self[name];
      return {
        name: functionDiff.names[name],
        difference,
        relative: baseline > 0 ? difference / baseline : undefined,
        part: isWholeSure ? getPartOfChange(scaled, name) : undefined,
      };
    })
    .filter(({ part }) => part === undefined || part >= LEAST_PART);
  // If functions cancel each other out, one has more than the whole change; nothing is said about that before it is
  // sure.
  const areParts = found.every(({ part = 0 }) => part <= 1);
  return verdicts !== undefined || areParts ? found : [];
}

/** A caller that has less of the change than this is not where it comes from. */
const CARRIED_PART = 0.6;

/** A caller that had so much of the baseline, like main, says nothing. */
const MOST_USUAL_PART = 0.5;

/** Finds the innermost function with most of the change below it that is not one of those that are named anyway. */
function findCarrier(
  { tree, baseline, comparison }: DiffTree,
  scale: DiffScale,
  functions: readonly FoundFunction[],
): string | undefined {
  const named = new Set(functions.map(({ name }) => name));
  const { baseline: from = 0, comparison: to = 0 } = scale;
  const getDifference = (node: number): number => comparison.total[node] * to - baseline.total[node] * from;
  const whole = getDifference(0);
  if (whole === 0) {
    return undefined;
  }
  const parents = computeParents(tree);
  let carrier = 0;
  for (let node = 1; node < tree.nodeCount; node++) {
    const isCaller = parents[node] === carrier && !isCut(tree, node) && !named.has(getName(tree, node));
    if (isCaller && getDifference(node) / whole >= CARRIED_PART) {
      carrier = node;
    }
  }
  const usualPart = baseline.total[carrier] / (baseline.total[0] || 1);
  return carrier > 0 && usualPart < MOST_USUAL_PART ? getName(tree, carrier) : undefined;
}
