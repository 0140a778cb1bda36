import { buildDiffView, computeWholeWidth, type DiffWidths } from 'profile/diff/buildDiffView';
import { buildRangeChoice } from 'profile/diff/buildRangeChoice';
import { computeFunctionDiff, type FunctionDiff } from 'profile/diff/computeFunctionDiff';
import { computeSureness, type DiffSlice, type Sureness } from 'profile/diff/computeSureness';
import type { DiffMode, DiffScale } from 'profile/diff/DiffScale';
import { computeDiff, type DiffTree } from 'profile/diff/DiffTree';
import {
  computeDiffScale,
  type DiffFinding,
  type DiffQuestion,
  findDiff,
  type FindDiffInput,
  getDiffWeight,
} from 'profile/diff/findDiff';
import { transformDiff, type TransformedDiff } from 'profile/diff/transformDiff';
import type { ExplainedStacks } from 'profile/explain/Explainer';
import { buildFactRules } from 'profile/explain/facts/buildFactRules';
import { computeDiffFacts } from 'profile/explain/facts/computeDiffFacts';
import type { FactRuleSettings } from 'profile/explain/facts/FactRule';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import { computeFunctions, type FunctionTable } from 'profile/functions/computeFunctions';
import { searchTree } from 'profile/functions/findFunctions';
import { parseSearch } from 'profile/functions/parseSearch';
import type { CategoryRules } from 'profile/names/categoryRules';
import { adaptTo, classifyTree, type TreeCategories } from 'profile/names/classifyTree';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import type { AutoSelection } from 'profile/series/ranges/autoSelect';
import { isPaired } from 'profile/series/ranges/planSlices';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import {
  countRunNumbers,
  mergeRunNumbers,
  mergesRunNumbers,
  type RunNumberCounts,
} from 'profile/transform/mergeRunNumbers';
import type { Transform } from 'profile/transform/Transform';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { decodeProfile } from './decodeProfile';
import type { SearchAnswer } from './ProfileEngine';

/** The two trees of a comparison. */
export interface DiffTrees {
  readonly baseline: FlameTree;
  readonly comparison: FlameTree;
}

/** How a comparison of two trees is shown. */
export interface DiffViewQuestion {
  readonly sides: { readonly baseline: DiffQuestion; readonly comparison: DiffQuestion };
  readonly mode: DiffMode;
  readonly widths: DiffWidths;
  readonly transforms: readonly Transform[];
}

export interface DiffViewAnswer {
  /** What to draw: widths in the mode, both sides as raw values. Names have the indices of those in `functions`. */
  readonly view: DiffTree;
  /** Functions of the drawn tree, by their widths. */
  readonly widths: FunctionTable;
  /** Of the same stacks, upright and complete. */
  readonly functions: FunctionDiff;
  readonly scale: DiffScale;
  readonly notes: TransformedDiff['notes'];
  readonly isInverted: boolean;
  /** Width of the whole before any transform. */
  readonly wholeWidth: number;
  /** What leaving out run numbers did to the names of both sides; undefined where it did nothing or was not to be done. */
  readonly runNumbers: RunNumberCounts | undefined;
}

/** What the explanation of a comparison depends on beside its trees. */
export interface DiffExplanationQuestion extends Pick<DiffViewQuestion, 'sides' | 'mode' | 'transforms'> {
  readonly profileTypeId: string;
  readonly ruleSettings: FactRuleSettings;
  /** Functions whose own change may be chance. */
  readonly uncertain: readonly string[];
}

/** One part of a side as a server sent it. */
export interface EncodedSlice {
  readonly profile: EncodedProfile;
  readonly range: TimeRangeMs;
  /** Average of the series in this part, for instantaneous types; undefined for all others. */
  readonly seriesAverage: number | undefined;
}

export interface SurenessQuestion extends RunNumbersQuestion {
  readonly baseline: readonly EncodedSlice[];
  readonly comparison: readonly EncodedSlice[];
  readonly test: 'rate' | 'share';
  /** Where auto-select chose the ranges. */
  readonly selection: AutoSelection | undefined;
}

/** Functions are paired by the stable part of their names, unless they are to be as recorded. */
interface RunNumbersQuestion {
  readonly keepsRunNumbers?: boolean;
}

export type FindQuestion = Omit<FindDiffInput, 'diff'> & RunNumbersQuestion;

interface Compared {
  readonly trees: DiffTrees;
  readonly merges: boolean;
  readonly runNumbers: RunNumberCounts | undefined;
  readonly diff: DiffTree;
  transformed?: { readonly key: string; readonly result: TransformedDiff };
  categories?: TreeCategories;
}

/** Computes what is shown of a comparison. The last one is kept: a change of mode or a search comes for what is on screen. */
export class DiffEngine {
  private last?: Compared;
  private rules: CategoryRules = DEFAULT_CATEGORY_RULES;

  /** What own code is from now on. */
  setRules(rules: CategoryRules): void {
    this.rules = rules;
    this.last = undefined;
  }

  view(trees: DiffTrees, question: DiffViewQuestion): DiffViewAnswer {
    const { scale, transformed, view, wholeWidth, runNumbers } = this.draw(trees, question);
    return {
      view,
      widths: { ...computeFunctions(view.tree), names: view.tree.names },
      functions: computeFunctionDiff(transformed.diff),
      scale,
      notes: transformed.notes,
      isInverted: transformed.isInverted,
      wholeWidth,
      runNumbers,
    };
  }

  /** Shares are those of the widths on screen. */
  search(trees: DiffTrees, question: DiffViewQuestion, text: string): SearchAnswer {
    const parsed = parseSearch(text);
    if (parsed.status !== 'ok') {
      return parsed;
    }
    const { tree } = this.draw(trees, question).view;
    return { status: 'ok', ...searchTree(tree, parsed.search), totalValue: getTotal(tree) };
  }

  /** What the transforms leave of both sides, upright and complete. */
  getUpright(trees: DiffTrees, transforms: readonly Transform[]): DiffTree {
    return transform(this.compare(trees, merges(transforms)), transforms, this.rules).diff;
  }

  find(trees: DiffTrees, { keepsRunNumbers = false, ...input }: FindQuestion): DiffFinding {
    return findDiff({ ...input, diff: this.compare(trees, !keepsRunNumbers).diff });
  }

  /** What can be said of the stacks on screen without a model. */
  explain(trees: DiffTrees, question: DiffExplanationQuestion): ExplainedStacks {
    const { sides, mode, transforms, profileTypeId, uncertain } = question;
    const compared = this.compare(trees, merges(transforms));
    const { diff } = transform(compared, transforms, this.rules);
    const categories = adaptTo(diff.tree.names, classify(compared, this.rules));
    const uncertainNames = new Set(uncertain);
    const facts = computeDiffFacts({
      diff,
      scale: computeDiffScale(mode, compared.diff, sides),
      mode,
      profileTypeId,
      categories,
      rules: buildFactRules(question.ruleSettings).rules,
      isSure: (name) => (uncertainNames.has(name) ? false : undefined),
    });
    const { baseline, comparison, tree } = diff;
    const getWeight = (side: 'baseline' | 'comparison') =>
      getDiffWeight(sides[side], compared.diff[side].total[0] ?? 0);
    return {
      tree,
      facts,
      profileTypeId,
      categories,
      untransformedTotal: getTotal(compared.diff.tree),
      durationMs: getDurationMs(sides.comparison.range),
      diff: {
        baseline,
        comparison,
        baselineWeight: getWeight('baseline'),
        comparisonWeight: getWeight('comparison'),
      },
    };
  }

  private draw(trees: DiffTrees, { sides, mode, widths, transforms }: DiffViewQuestion) {
    const compared = this.compare(trees, merges(transforms));
    const scale = computeDiffScale(mode, compared.diff, sides);
    const transformed = transform(compared, transforms, this.rules);
    const { isInverted, minShare } = transformed;
    const { diff: view } = buildDiffView(transformed.diff, { scale, widths, isInverted, minShare });
    const wholeWidth = computeWholeWidth(compared.diff, { scale, widths });
    return { scale, transformed, view, wholeWidth, runNumbers: compared.runNumbers };
  }

  private compare(trees: DiffTrees, merges: boolean): Compared {
    const { baseline, comparison } = trees;
    const { last } = this;
    if (last?.trees.baseline === baseline && last.trees.comparison === comparison && last.merges === merges) {
      return last;
    }
    const compared: Compared = {
      trees,
      merges,
      runNumbers: merges ? countRunNumbers([baseline.names, comparison.names]) : undefined,
      diff: merges
        ? computeDiff(mergeRunNumbers(baseline), mergeRunNumbers(comparison))
        : computeDiff(baseline, comparison),
    };
    this.last = compared;
    return compared;
  }
}

/** @throws ProfileDecodeError */
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

function decodeSlice({ profile, range, seriesAverage }: EncodedSlice, merges: boolean): DiffSlice {
  const decoded = decodeProfile(profile);
  const tree = merges ? mergeRunNumbers(decoded) : decoded;
  const weight =
    seriesAverage === undefined ? getDurationMs(range) / 1000 : seriesAverage > 0 ? getTotal(tree) / seriesAverage : 0;
  return { tree, weight };
}

function merges(transforms: readonly Transform[]): boolean {
  return mergesRunNumbers(transforms, true);
}

function transform(compared: Compared, transforms: readonly Transform[], rules: CategoryRules): TransformedDiff {
  const key = encodeTransforms(transforms);
  if (compared.transformed?.key !== key) {
    compared.transformed = {
      key,
      result: transformDiff(compared.diff, transforms, { getCategories: () => classify(compared, rules) }),
    };
  }
  return compared.transformed.result;
}

/** Whose code the functions of both sides are. */
function classify(compared: Compared, rules: CategoryRules): TreeCategories {
  compared.categories ??= classifyTree(compared.diff.tree, rules);
  return compared.categories;
}
