import type { ShownUnnamed } from 'profile/amounts/describeUnnamedBelow';
import type { DiffWidths } from 'profile/diff/buildDiffView';
import type { FunctionDiff } from 'profile/diff/computeFunctionDiff';
import type { Likeness } from 'profile/diff/computeLikeness';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import type { DiffMode, DiffScale } from 'profile/diff/DiffScale';
import type { DiffTree } from 'profile/diff/DiffTree';
import type { DiffFinding, FindDiffInput } from 'profile/diff/findDiff';
import type { TransformedDiff } from 'profile/diff/transformDiff';
import type { Explanation } from 'profile/explain/Explainer';
import type { NoiseNames } from 'profile/explain/facts/computeDiffFacts';
import type { FactRuleSettings } from 'profile/explain/facts/FactRule';
import type { UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import type { FunctionTable } from 'profile/functions/computeFunctions';
import type { RunNumberCounts } from 'profile/transform/mergeRunNumbers';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { OpenedProfile } from './OpenedProfile';
import type { SearchAnswer } from './SearchAnswer';
import type { WorkerDiff } from './WorkerDiff';
import { continueExplanation, WorkerObject } from './WorkerObject';

/** Two opened profiles laid over each other; open as long as `OpenedProfile`. Closing it leaves both profiles open. */
export class OpenedDiff {
  private readonly remote: WorkerObject<WorkerDiff>;

  constructor(
    readonly baseline: OpenedProfile,
    readonly comparison: OpenedProfile,
  ) {
    this.remote = new WorkerObject(async (engine) =>
      engine.compare(...(await Promise.all([baseline.getId(), comparison.getId()]))),
    );
  }

  /** Both trees after their transforms and in a mode. */
  view(question: DiffViewQuestion): Promise<DiffViewAnswer> {
    return this.remote.ask('view', question);
  }

  /** A search in what `view` gives. */
  search(question: DiffViewQuestion, text: string): Promise<SearchAnswer> {
    return this.remote.ask('search', question, text);
  }

  /** What the transforms leave of both sides, upright and complete. */
  getUpright(transforms: readonly Transform[]): Promise<DiffTree> {
    return this.remote.ask('getUpright', transforms);
  }

  /** Code without symbols below the functions that the transforms leave, of the sides of which it is known. */
  getUnnamed(transforms: readonly Transform[], known: UnnamedSides): Promise<UnnamedSides> {
    return this.remote.ask('getUnnamed', transforms, known);
  }

  /** What there is to say about the comparison. */
  find(question: FindQuestion): Promise<DiffFinding> {
    return this.remote.ask('find', question);
  }

  /** How alike the sides spend, and what one of them lacks; undefined where one has nothing. */
  liken(lacking: 'baseline' | 'comparison', keepsRunNumbers: boolean): Promise<Likeness | undefined> {
    return this.remote.ask('liken', lacking, keepsRunNumbers);
  }

  /** Explains how the two differ. */
  async explain(question: DiffExplanationQuestion): Promise<Explanation> {
    return continueExplanation(await this.remote.ask('explain', question), true);
  }

  close(): void {
    this.remote.close();
  }
}

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
  /** Where the last focus on one node leads through: names from a child of the root to that node. Empty without such a focus. */
  readonly trail: readonly string[];
  /** Width of the whole before any transform. */
  readonly wholeWidth: number;
  /** What leaving out run numbers did to the names of both sides; undefined where it did nothing or was not to be done. */
  readonly runNumbers: RunNumberCounts | undefined;
}

/** What the explanation of a comparison depends on beside its trees. */
export interface DiffExplanationQuestion extends Pick<DiffViewQuestion, 'sides' | 'mode' | 'transforms'> {
  readonly profileTypeId: string;
  readonly ruleSettings: FactRuleSettings;
  readonly noise: NoiseNames | undefined;
  /** Sentences about code that the flame graphs of the sides do not show as it is. */
  readonly unseen: readonly string[];
  /** Code without symbols of the sides, as far as it is known. */
  readonly unnamed: readonly UnnamedBelow[];
}

/** Code without symbols of both sides; undefined where it is not known. */
export interface UnnamedSides {
  readonly baseline: ShownUnnamed | undefined;
  readonly comparison: ShownUnnamed | undefined;
}

/** Functions are paired by the stable part of their names, unless they are to be as recorded. */
export interface RunNumbersQuestion {
  readonly keepsRunNumbers?: boolean;
}

export type FindQuestion = Omit<FindDiffInput, 'diff'> & RunNumbersQuestion;
