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
import type { Sides } from 'profile/Sides';
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

  /** Applies transforms and a mode to both trees. */
  view(question: DiffViewQuestion): Promise<DiffViewAnswer> {
    return this.remote.ask('view', question);
  }

  /** A search in what `view` gives. */
  search(question: DiffViewQuestion, text: string): Promise<SearchAnswer> {
    return this.remote.ask('search', question, text);
  }

  /** Returns both sides after transforms, upright and complete. */
  getUpright(transforms: readonly Transform[]): Promise<DiffTree> {
    return this.remote.ask('getUpright', transforms);
  }

  /** Returns code without symbols below the functions after transforms, for the sides of which it is known. */
  getUnnamed(transforms: readonly Transform[], known: UnnamedSides): Promise<UnnamedSides> {
    return this.remote.ask('getUnnamed', transforms, known);
  }

  /** Finds what there is to say about the comparison. */
  find(question: FindQuestion): Promise<DiffFinding> {
    return this.remote.ask('find', question);
  }

  /** Computes how similarly the sides spend, and what one of them lacks; undefined if one is empty. */
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
export type DiffTrees = Sides<FlameTree>;

export interface DiffViewQuestion {
  readonly sides: Sides<DiffQuestion>;
  readonly mode: DiffMode;
  readonly widths: DiffWidths;
  readonly transforms: readonly Transform[];
}

export interface DiffViewAnswer {
  /** Tree to draw: widths in the mode, both sides as raw values. Names have the same indices as in `functions`. */
  readonly view: DiffTree;
  /** Functions of the drawn tree, by their widths. */
  readonly widths: FunctionTable;
  /** Functions of the same stacks, upright and complete. */
  readonly functions: FunctionDiff;
  readonly scale: DiffScale;
  readonly notes: TransformedDiff['notes'];
  readonly isInverted: boolean;
  /**
   * Path that the last focus on one node leads through: names from a child of the root to that node. Empty without such a focus.
   */
  readonly trail: readonly string[];
  /** Width of the whole before any transform. */
  readonly wholeWidth: number;
  /** Effect of removing run numbers from the names of both sides; undefined if there is none, or they stay. */
  readonly runNumbers: RunNumberCounts | undefined;
}

/** Inputs of a comparison's explanation beside its trees. */
export interface DiffExplanationQuestion extends Pick<DiffViewQuestion, 'sides' | 'mode' | 'transforms'> {
  readonly profileTypeId: string;
  readonly ruleSettings: FactRuleSettings;
  readonly noise: NoiseNames | undefined;
  /** Sentences about code that the flame graphs of the sides do not show as it is. */
  readonly unseen: readonly string[];
  /** Code without symbols of the sides, as far as it is known. */
  readonly unnamed: readonly UnnamedBelow[];
}

/** Code without symbols of both sides; undefined if it is not known. */
export type UnnamedSides = Sides<ShownUnnamed | undefined>;

/** Functions are paired by the stable part of their names, unless they are to be as recorded. */
export interface RunNumbersQuestion {
  readonly keepsRunNumbers?: boolean;
}

export type FindQuestion = Omit<FindDiffInput, 'diff'> & RunNumbersQuestion;
