import type { Likeness } from 'profile/diff/computeLikeness';
import type { DiffTree } from 'profile/diff/DiffTree';
import type { DiffFinding } from 'profile/diff/findDiff';
import type { Explanation } from 'profile/explain/Explainer';
import type { Transform } from 'profile/transform/Transform';
import type {
  DiffExplanationQuestion,
  DiffViewAnswer,
  DiffViewQuestion,
  FindQuestion,
  UnnamedSides,
} from './DiffQuestions';
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
