import type { ShownUnnamed } from 'profile/amounts/describeUnnamedBelow';
import { buildDiffView, computeWholeWidth } from 'profile/diff/buildDiffView';
import { computeFunctionDiff } from 'profile/diff/computeFunctionDiff';
import { computeLikeness, type Likeness } from 'profile/diff/computeLikeness';
import { computeDiffScale, getModeWeight } from 'profile/diff/DiffQuestion';
import { computeDiff, type DiffTree, getSideTree } from 'profile/diff/DiffTree';
import { type DiffFinding, findDiff } from 'profile/diff/findDiff';
import { transformDiff, type TransformedDiff } from 'profile/diff/transformDiff';
import { Explainer } from 'profile/explain/Explainer';
import { buildFactRules } from 'profile/explain/facts/buildFactRules';
import { computeDiffFacts } from 'profile/explain/facts/computeDiffFacts';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { adaptToNames, classifyTree, type TreeCategories } from 'profile/names/classifyTree';
import { type CodeClues, mergeClues } from 'profile/names/CodeClues';
import type { Sides } from 'profile/Sides';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import {
  countRunNumbers,
  mergeRunNumbers,
  mergesRunNumbers,
  type RunNumberCounts,
} from 'profile/transform/mergeRunNumbers';
import type { Transform } from 'profile/transform/Transform';
import { getTotal } from 'profile/tree/FlameTree';
import { mergeUnnamedRuns, transformUnnamed } from './findUnnamedSelf';
import type {
  DiffExplanationQuestion,
  DiffViewAnswer,
  DiffViewQuestion,
  FindQuestion,
  UnnamedSides,
} from './OpenedDiff';
import { answerSearch, type SearchAnswer } from './SearchAnswer';
import type { HeldExplanation, WorkerContext, WorkerProfile } from './WorkerProfile';

interface Compared {
  readonly mergesRunNumbers: boolean;
  readonly runNumbers: RunNumberCounts | undefined;
  readonly diff: DiffTree;
  /** Result of the chain of transforms that was used last. */
  transformed?: { readonly key: string; readonly result: TransformedDiff };
  categories?: TreeCategories;
}

/** A side: its tree, and what has been learned by now of where its functions were written. */
type ComparedProfile = Pick<WorkerProfile, 'tree' | 'clues'>;

/** Comparison in the worker. The last result is kept: a change of mode or a search refers to the content of the screen. */
export class WorkerDiff {
  private last: Compared | undefined;
  /** Clues of both sides as they were merged last. */
  private clues: { readonly of: ReadonlyArray<CodeClues | undefined>; readonly merged: CodeClues | undefined } = {
    of: [],
    merged: undefined,
  };

  constructor(
    private readonly sides: Sides<ComparedProfile>,
    private readonly context: WorkerContext,
  ) {}

  view(question: DiffViewQuestion): DiffViewAnswer {
    const { scale, compared, transformed, view } = this.draw(question);
    return {
      view,
      widths: { ...computeFunctions(view.tree), names: view.tree.names },
      functions: computeFunctionDiff(transformed.diff),
      scale,
      notes: transformed.notes,
      isInverted: transformed.isInverted,
      trail: transformed.trail,
      wholeWidth: computeWholeWidth(compared.diff, { scale, widths: question.widths }),
      runNumbers: compared.runNumbers,
    };
  }

  /** Searches the view; shares refer to the widths on screen. */
  search(question: DiffViewQuestion, text: string): SearchAnswer {
    return answerSearch(text, this.draw(question).view.tree);
  }

  /** Returns both sides after transforms, upright and complete. */
  getUpright(transforms: readonly Transform[]): DiffTree {
    return this.transform(transforms).transformed.diff;
  }

  /** Returns code without symbols below the functions on screen, for the sides of which it is known. */
  getUnnamed(transforms: readonly Transform[], known: UnnamedSides): UnnamedSides {
    const { compared } = this.transform(transforms);
    const getShown = (side: keyof UnnamedSides): ShownUnnamed | undefined => {
      const unnamed = known[side];
      return (
        unnamed &&
        transformUnnamed(
          getSideTree(compared.diff, side),
          compared.mergesRunNumbers ? mergeUnnamedRuns(unnamed) : unnamed,
          transforms,
          () => this.classify(compared),
        )
      );
    };
    return { baseline: getShown('baseline'), comparison: getShown('comparison') };
  }

  find({ keepsRunNumbers = false, ...input }: FindQuestion): DiffFinding {
    return findDiff({ ...input, diff: this.compare(!keepsRunNumbers).diff });
  }

  /** Computes how similarly the sides spend, and what one of them lacks. */
  liken(lacking: 'baseline' | 'comparison', keepsRunNumbers: boolean): Likeness | undefined {
    return computeLikeness(computeFunctionDiff(this.compare(!keepsRunNumbers).diff), lacking);
  }

  /** Explains the stacks on screen without a model. */
  explain(question: DiffExplanationQuestion): HeldExplanation {
    const { sides, mode, transforms, profileTypeId, noise, unseen, unnamed } = question;
    const { compared, transformed } = this.transform(transforms);
    const { diff } = transformed;
    const categories = adaptToNames(diff.tree.names, this.classify(compared));
    const facts = computeDiffFacts({
      diff,
      scale: computeDiffScale(mode, compared.diff, sides),
      mode,
      profileTypeId,
      categories,
      rules: buildFactRules(question.ruleSettings).rules,
      unseen,
      unnamed: new Map(unnamed.flatMap(({ binariesOf }) => [...binariesOf])),
      noise,
    });
    const { baseline, comparison, tree } = diff;
    const getWeight = (side: 'baseline' | 'comparison') =>
      getModeWeight(mode, sides[side], compared.diff[side].total[0] ?? 0);
    return this.context.holdExplanation(
      new Explainer({
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
      }),
    );
  }

  /** Drops everything that depends on whose code functions are, to compute it again. */
  forgetCategories(): void {
    this.last = undefined;
  }

  private draw({ sides, mode, widths, transforms }: DiffViewQuestion) {
    const { compared, transformed } = this.transform(transforms);
    const scale = computeDiffScale(mode, compared.diff, sides);
    const { isInverted, minShare } = transformed;
    const view = buildDiffView(transformed.diff, { scale, widths, isInverted, minShare });
    return { scale, compared, transformed, view };
  }

  private transform(transforms: readonly Transform[]) {
    const compared = this.compare(mergesRunNumbers(transforms, true));
    const key = encodeTransforms(transforms);
    const known = compared.transformed?.key === key ? compared.transformed.result : undefined;
    const transformed =
      known ?? transformDiff(compared.diff, transforms, { getCategories: () => this.classify(compared) });
    compared.transformed = { key, result: transformed };
    return { compared, transformed };
  }

  private compare(merges: boolean): Compared {
    const [baseline, comparison] = [this.sides.baseline.tree, this.sides.comparison.tree];
    this.takeClues();
    if (this.last?.mergesRunNumbers !== merges) {
      this.last = {
        mergesRunNumbers: merges,
        runNumbers: merges ? countRunNumbers([baseline.names, comparison.names]) : undefined,
        diff: merges
          ? computeDiff(mergeRunNumbers(baseline), mergeRunNumbers(comparison))
          : computeDiff(baseline, comparison),
      };
    }
    return this.last;
  }

  /** Clues that one side has got since then also help the other. */
  private takeClues(): void {
    const of = [this.sides.baseline.clues, this.sides.comparison.clues];
    if (of.some((clues, side) => clues !== this.clues.of[side])) {
      this.clues = { of, merged: mergeClues(of) };
      this.forgetCategories();
    }
  }

  /** Classifies whose code the functions of both sides are. */
  private classify(compared: Compared): TreeCategories {
    compared.categories ??= classifyTree(compared.diff.tree, this.context.rules, this.clues.merged);
    return compared.categories;
  }
}
