import { type Remote, transfer, wrap } from 'comlink';
import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffTree } from 'profile/diff/DiffTree';
import type { DiffFinding } from 'profile/diff/findDiff';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import type { UnnamedCode } from 'profile/formats/pprof/computeUnnamed';
import type { FunctionLines } from 'profile/lines/computeFunctionLines';
import type { CategoryRules } from 'profile/names/categoryRules';
import type { TreeCategories } from 'profile/names/classifyTree';
import type { CodeClues } from 'profile/names/CodeClues';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import type { Transform } from 'profile/transform/Transform';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { PprofLinesQuestion } from './computeLines';
import type { DiffTrees, DiffViewAnswer, DiffViewQuestion, FindQuestion, SurenessQuestion } from './DiffEngine';
import { createProfileApi, type ProfileApi } from './ProfileApi';
import {
  type DiffIds,
  type FunctionNeighbours,
  ProfileEngine,
  type ProfileView,
  type SearchAnswer,
} from './ProfileEngine';
import { unpackView } from './ViewAnswer';

export type Engine = Remote<ProfileApi> | ProfileApi;

let engine: Promise<Engine> | undefined;
let categoryRules: CategoryRules | undefined;

/** Numbers under which the engine knows trees that this thread holds. */
const ids = new WeakMap<FlameTree, number>();

/** What else is known of the functions of trees: an engine that has forgotten one is told again. */
const cluesOf = new WeakMap<FlameTree, CodeClues>();

/** What `openInWorker` gave: what is shown next needs no second question. */
const firstViews = new WeakMap<FlameTree, ProfileView>();

/**
 * Decodes a profile in the worker, or here where no worker can start (a strict content policy, assets on another
 * origin). The bytes are handed over and must not be used afterwards.
 *
 * @throws Error with the decoder's message
 */
export async function decodeInWorker(profile: EncodedProfile): Promise<FlameTree> {
  const { id, tree } = await (await getEngine()).open(handOver(profile));
  ids.set(tree, id);
  return tree;
}

/** The same for a profile that is to be drawn. */
export async function openInWorker(profile: EncodedProfile): Promise<ProfileView> {
  const { id, view: answer } = await (await getEngine()).openView(handOver(profile));
  const view = unpackView(answer);
  ids.set(view.tree, id);
  firstViews.set(view.tree, view);
  return view;
}

/** What own code is, for all that is asked from now on. */
export function setCategoryRules(rules: CategoryRules): void {
  categoryRules = rules;
  // An engine that is only starting takes them when it is there.
  void engine?.then((started) => started.setRules(rules));
}

/** Whose code the functions of a tree are. */
export async function classifyInWorker(tree: FlameTree): Promise<TreeCategories> {
  const categories = await withTree(tree, (remote, id) => remote.getCategories(id));
  return { ...categories, names: tree.names.slice(0, categories.names.length) };
}

/**
 * Learns from a tree's pprof, uncompressed, where its functions were written: for all that is asked of the tree from now on.
 *
 * @throws Error with the decoder's message
 */
export async function learnInWorker(tree: FlameTree, pprof: Uint8Array): Promise<void> {
  const clues = await (await getEngine()).readClues(pprof);
  cluesOf.set(tree, clues);
  await withTree(tree, (remote, id) => remote.setClues(id, clues));
}

/** The tree after its transforms, with functions and coverage. */
export async function computeView(tree: FlameTree, transforms: readonly Transform[]): Promise<ProfileView> {
  const first = transforms.length === 0 ? firstViews.get(tree) : undefined;
  return (
    first ??
    withTree(tree, async (remote, id) => {
      const answer = await remote.view(id, transforms);
      return answer && unpackView(answer, tree);
    })
  );
}

/** A search in what the transforms leave. */
export async function searchView(
  tree: FlameTree,
  transforms: readonly Transform[],
  text: string,
): Promise<SearchAnswer> {
  return withTree(tree, (remote, id) => remote.search(id, transforms, text));
}

/** Who calls a function of the view and what it calls. */
export async function computeNeighbours(
  tree: FlameTree,
  transforms: readonly Transform[],
  nameIndex: number,
): Promise<FunctionNeighbours> {
  return withTree(tree, (remote, id) => remote.neighbours(id, transforms, nameIndex));
}

/** What the transforms leave, upright and complete. */
export async function getUprightTree(tree: FlameTree, transforms: readonly Transform[]): Promise<FlameTree> {
  return withTree(tree, (remote, id) => remote.getUpright(id, transforms));
}

/**
 * Where a function of an uncompressed pprof file costs, line by line.
 *
 * @throws Error with the decoder's message
 */
export async function computeLinesInWorker(bytes: Uint8Array, question: PprofLinesQuestion): Promise<FunctionLines> {
  return (await getEngine()).lines(bytes, question);
}

/**
 * What an uncompressed pprof file has without symbols.
 *
 * @throws Error with the decoder's message
 */
export async function computeUnnamedInWorker(bytes: Uint8Array, sampleType: string): Promise<UnnamedCode> {
  return (await getEngine()).unnamed(bytes, sampleType);
}

/** What tells functions of a table apart that read the same, by whole name (`markNames`). */
export async function markNamesInWorker(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return (await getEngine()).markNames(names);
}

/** More of an inverted tree, at a node of it that is closed. */
export async function openCallers(
  tree: FlameTree,
  transforms: readonly Transform[],
  node: number,
): Promise<{ view: ProfileView; node: number }> {
  return withTree(tree, async (remote, id) => {
    // A tree that was forgotten starts again with nothing opened, in which the node would be another one.
    await remote.view(id, transforms);
    const opened = await remote.openCallers(id, transforms, node);
    return opened && { node: opened.node, view: unpackView(opened.view, tree) };
  });
}

/** Functions over time from one small profile per slice. */
export async function computeSeriesInWorker(slices: readonly EncodedProfile[]): Promise<FunctionSeries> {
  return (await getEngine()).computeSeries(slices);
}

/** Two trees laid over each other, after their transforms and in a mode. */
export async function computeDiffView(trees: DiffTrees, question: DiffViewQuestion): Promise<DiffViewAnswer> {
  return withTrees(trees, (remote, ids) => remote.diffView(ids, question));
}

/** A search in what `computeDiffView` gives. */
export async function searchDiffView(
  trees: DiffTrees,
  question: DiffViewQuestion,
  text: string,
): Promise<SearchAnswer> {
  return withTrees(trees, (remote, ids) => remote.searchDiff(ids, question, text));
}

/** What the transforms leave of both sides, upright and complete. */
export async function getUprightDiff(trees: DiffTrees, transforms: readonly Transform[]): Promise<DiffTree> {
  return withTrees(trees, (remote, ids) => remote.getUprightDiff(ids, transforms));
}

/** What there is to say about a comparison. */
export async function findDiffInWorker(trees: DiffTrees, input: FindQuestion): Promise<DiffFinding> {
  return withTrees(trees, (remote, ids) => remote.findDiff(ids, input));
}

/** Which differences are more than chance. */
export async function estimateSurenessInWorker(question: SurenessQuestion): Promise<Sureness> {
  return (await getEngine()).estimateSureness(question);
}

/** Asks about a tree; hands it over again where the engine has forgotten it. */
export async function withTree<T>(
  tree: FlameTree,
  ask: (engine: Engine, id: number) => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const remote = await getEngine();
  const known = ids.get(tree);
  const answer = known === undefined ? undefined : await ask(remote, known);
  if (answer !== undefined) {
    return answer;
  }
  const id = await remote.put(tree);
  ids.set(tree, id);
  const clues = cluesOf.get(tree);
  if (clues) {
    await remote.setClues(id, clues);
  }
  const second = await ask(remote, id);
  if (second === undefined) {
    throw new Error('The worker has lost the profile that it was just given.');
  }
  return second;
}

/** Asks about two trees; hands both over again where the engine has forgotten one. */
export async function withTrees<T>(
  trees: DiffTrees,
  ask: (engine: Engine, ids: DiffIds) => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const remote = await getEngine();
  const [baseline, comparison] = [ids.get(trees.baseline), ids.get(trees.comparison)];
  const isKnown = baseline !== undefined && comparison !== undefined;
  const answer = isKnown ? await ask(remote, { baseline, comparison }) : undefined;
  if (answer !== undefined) {
    return answer;
  }
  const given = { baseline: await remote.put(trees.baseline), comparison: await remote.put(trees.comparison) };
  ids.set(trees.baseline, given.baseline);
  ids.set(trees.comparison, given.comparison);
  const second = await ask(remote, given);
  if (second === undefined) {
    throw new Error('The worker has lost the profiles that it was just given.');
  }
  return second;
}

function handOver(profile: EncodedProfile): EncodedProfile {
  return profile.format === 'tree' ? transfer(profile, [profile.bytes.buffer]) : profile;
}

/** Starts it on the first call. Never rejects. */
export function getEngine(): Promise<Engine> {
  engine ??= startWorker().then(async (remote) => {
    const started = remote ?? createProfileApi(new ProfileEngine());
    if (categoryRules) {
      await started.setRules(categoryRules);
    }
    return started;
  });
  return engine;
}

/** Resolves once the worker's script answers; with undefined when it cannot be loaded. */
async function startWorker(): Promise<Remote<ProfileApi> | undefined> {
  try {
    const started = new Worker(new URL(/* webpackChunkName: "worker" */ './profile.worker.ts', import.meta.url));
    const failed = new Promise<undefined>((resolve) => {
      started.addEventListener('error', () => resolve(undefined), { once: true });
    });
    const remote = wrap<ProfileApi>(started);
    const answered = remote.warmUp().then(() => remote);
    return await Promise.race([answered, failed]);
  } catch {
    // The constructor throws where workers are forbidden: the main thread does the same work.
    return undefined;
  }
}
