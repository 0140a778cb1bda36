import { transfer } from 'comlink';
import type { Explanation } from 'profile/explain/Explainer';
import type { FactRuleSettings } from 'profile/explain/facts/FactRule';
import type { TopicCost } from 'profile/explain/facts/rollUpTopics';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import type { Without } from 'profile/functions/computeWithout';
import type { TreeCategories } from 'profile/names/classifyTree';
import type { Transform } from 'profile/transform/Transform';
import { computeCoverage, type Coverage } from 'profile/tree/computeCoverage';
import type { FlameTree } from 'profile/tree/FlameTree';
import { type Engine, getEngine } from './getEngine';
import type { SearchAnswer } from './SearchAnswer';
import { type ExplanationQuestion, type FunctionNeighbours, type ProfileView, unpackView } from './ViewAnswer';
import { continueExplanation, WorkerObject } from './WorkerObject';
import type { WorkerProfile } from './WorkerProfile';

/**
 * A profile that the worker has, too: this thread draws its tree, the worker answers questions about it. It stays open until
 * it is closed, or until nobody holds it any more.
 */
export class OpenedProfile {
  private readonly remote: WorkerObject<WorkerProfile>;

  /** @param whole the profile as it is, if that was computed already */
  constructor(
    readonly tree: FlameTree,
    open: (engine: Engine) => number | Promise<number>,
    private readonly whole?: ProfileView,
  ) {
    this.remote = new WorkerObject(open);
  }

  get coverage(): Coverage {
    return this.whole?.coverage ?? computeCoverage(this.tree);
  }

  /** Returns the number under which the worker knows it. */
  getId(): Promise<number> {
    return this.remote.getId();
  }

  /** The tree after its transforms, with functions and coverage. */
  async view(transforms: readonly Transform[]): Promise<ProfileView> {
    return this.whole && transforms.length === 0
      ? this.whole
      : unpackView(await this.remote.ask('view', transforms), this.tree);
  }

  /** Opens more of an inverted tree, at a closed node. */
  async openCallers(
    transforms: readonly Transform[],
    closedNode: number,
  ): Promise<{ readonly view: ProfileView; readonly node: number }> {
    const { view, node } = await this.remote.ask('openCallers', transforms, closedNode);
    return { view: unpackView(view, this.tree), node };
  }

  /** A search in what the transforms leave. */
  search(transforms: readonly Transform[], text: string): Promise<SearchAnswer> {
    return this.remote.ask('search', transforms, text);
  }

  /** Returns the callers and callees of a function of the view. */
  getNeighbours(transforms: readonly Transform[], nameIndex: number): Promise<FunctionNeighbours> {
    return this.remote.ask('getNeighbours', transforms, nameIndex);
  }

  /** Returns the tree after transforms, upright and complete. */
  getUpright(transforms: readonly Transform[]): Promise<FlameTree> {
    return this.remote.ask('getUpright', transforms);
  }

  async explain(transforms: readonly Transform[], question: ExplanationQuestion): Promise<Explanation> {
    return continueExplanation(await this.remote.ask('explain', transforms, question), false);
  }

  /** Computes the cost of each kind of work in the whole profile, with the functions through which stacks enter it. */
  rollUp(profileTypeId: string, ruleSettings: FactRuleSettings): Promise<readonly TopicCost[]> {
    return this.remote.ask('rollUp', profileTypeId, ruleSettings);
  }

  /** Computes what the whole profile would lose without the functions that a search finds. */
  computeWithout(search: string): Promise<Without> {
    return this.remote.ask('computeWithout', search);
  }

  /** Returns whose code each function is. */
  async getCategories(): Promise<TreeCategories> {
    const categories = await this.remote.ask('getCategories');
    return { ...categories, names: this.tree.names.slice(0, categories.names.length) };
  }

  /**
   * Learns from the profile's pprof, uncompressed, where its functions were written: for all that is asked from now on.
   *
   * @param repository as labels have it; "" if they do not
   * @throws Error with the decoder's message
   */
  learn(pprof: Uint8Array, repository: string): Promise<void> {
    return this.remote.ask('learn', pprof, repository);
  }

  /** Frees the profile in the worker: nothing can be asked from now on; the tree stays. */
  close(): void {
    this.remote.close();
  }
}

/**
 * Decodes a profile. The bytes are handed over and must not be used afterwards.
 *
 * @throws Error with the decoder's message
 */
export async function openProfile(profile: EncodedProfile): Promise<OpenedProfile> {
  const { id, view } = await (await getEngine()).open(handOver(profile));
  const whole = unpackView(view);
  return new OpenedProfile(whole.tree, () => id, whole);
}

/** Opens a tree that was made here. */
export function openTree(tree: FlameTree): OpenedProfile {
  return new OpenedProfile(tree, (engine) => engine.openTree(tree));
}

/** Decodes the tree of a profile that nothing further is asked about; the same rules as for `openProfile`. */
export async function decodeInWorker(profile: EncodedProfile): Promise<FlameTree> {
  return (await getEngine()).decode(handOver(profile));
}

function handOver(profile: EncodedProfile): EncodedProfile {
  return profile.format === 'tree' ? transfer(profile, [profile.bytes.buffer]) : profile;
}
