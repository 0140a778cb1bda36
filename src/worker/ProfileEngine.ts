import type { Sureness } from 'profile/diff/computeSureness';
import type { DiffTree } from 'profile/diff/DiffTree';
import type { DiffFinding } from 'profile/diff/findDiff';
import {
  type CheckedAnswer,
  type CheckQuestion,
  type ExplainedStacks,
  Explainer,
  type LookUpQuestion,
  type LookUpResult,
  type PromptQuestion,
} from 'profile/explain/Explainer';
import { buildFactRules } from 'profile/explain/facts/buildFactRules';
import { computeFacts } from 'profile/explain/facts/computeFacts';
import type { Facts } from 'profile/explain/facts/Fact';
import type { FactRuleSettings } from 'profile/explain/facts/FactRule';
import type { Prompt } from 'profile/explain/prompt/buildPrompt';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import { computeClues } from 'profile/formats/pprof/computeClues';
import type { UnnamedBelow } from 'profile/formats/pprof/computeUnnamed';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { computeFunctions, type FunctionTable } from 'profile/functions/computeFunctions';
import { computeCallees, computeCallers, type Neighbours } from 'profile/functions/computeNeighbours';
import { type SearchResult, searchTree } from 'profile/functions/findFunctions';
import { parseSearch } from 'profile/functions/parseSearch';
import type { CategoryRules } from 'profile/names/categoryRules';
import { adaptTo, classifyTree, type TreeCategories } from 'profile/names/classifyTree';
import type { CodeClues } from 'profile/names/CodeClues';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { markNames } from 'profile/names/markNames';
import { computeFunctionSeries, type FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { applyTransforms, type TransformedTree, type TransformNote } from 'profile/transform/applyTransforms';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import { mergeRunNumbers } from 'profile/transform/mergeRunNumbers';
import { getPathNames, resolvePathHash } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { computeCoverage, type Coverage } from 'profile/tree/computeCoverage';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { computeLines, computeUnnamedOfFile } from './computeLines';
import { decodeProfile } from './decodeProfile';
import {
  DiffEngine,
  type DiffExplanationQuestion,
  type DiffTrees,
  type DiffViewAnswer,
  type DiffViewQuestion,
  estimateSureness,
  type FindQuestion,
  type SurenessQuestion,
} from './DiffEngine';
import { findUnnamedSelf } from './findUnnamedSelf';

/** A tree after its transforms, with all that a page shows beside it. Names of `tree` and `functions` have one index. */
export interface ProfileView {
  readonly tree: FlameTree;
  /** Of the same stacks, upright and complete. */
  readonly functions: FunctionTable;
  readonly notes: readonly TransformNote[];
  readonly coverage: Coverage;
  /**
   * Where the last focus on one node of an upright tree leads through: names from a child of the root to that node. Empty
   * without such a focus.
   */
  readonly trail: readonly string[];
  /** 1 for nodes of an inverted tree whose callers are not built yet; undefined for an upright one. */
  readonly isClosed: Uint8Array | undefined;
}

/** Hits are nodes of the tree on screen; values are those of the upright stacks, each stack once. */
export type SearchAnswer =
  | (SearchResult & {
      readonly status: 'ok';
      /** Value of all stacks: what shares of the found ones are taken of. */
      readonly totalValue: number;
    })
  | { readonly status: 'empty' }
  /** `message` is a sentence for people. */
  | { readonly status: 'error'; readonly message: string };

export interface FunctionNeighbours {
  readonly callers: Neighbours;
  readonly callees: Neighbours;
}

/** What an explanation depends on beside its tree. */
export interface ExplanationQuestion {
  readonly profileTypeId: string;
  readonly range: TimeRangeMs;
  /** Values are sums over this, see `computeWeight`. */
  readonly weight: number;
  readonly ruleSettings: FactRuleSettings;
  /** Sentences about code that the flame graph does not show as it is. */
  readonly unseen: readonly string[];
  /** Code without symbols, of the whole tree; undefined where it is not known. */
  readonly unnamed: UnnamedBelow | undefined;
}

/** `id`: what further questions about the explanation name. */
export interface OpenedExplanation {
  readonly id: number;
  readonly facts: Facts;
}

/** Trees that are kept: two sides of a comparison, and the two before. */
const MAX_TREES = 4;

/** What is on screen, and what an answer from before is about. */
const MAX_EXPLANATIONS = 3;

/** Results that are kept of a tree. */
const MAX_RESULTS = 3;

/** The numbers of two trees that are compared. */
export interface DiffIds {
  readonly baseline: number;
  readonly comparison: number;
}

interface Entry {
  readonly tree: FlameTree;
  /**
   * What transforms gave, the ones used last at the end: searches and exports come for what is on the screen, and a
   * sandwich has a graph of callers and one of callees beside it.
   */
  readonly results: Map<string, TransformedTree>;
  /** What else is known of its functions. */
  clues?: CodeClues;
  /** Computed when somebody asks whose code it is. */
  categories?: TreeCategories;
}

/**
 * Holds decoded trees and computes what is shown of them. It runs in the worker, or on the main thread where none can
 * start. Trees go by a number; one that was not used for long is forgotten, and has to be `put` again.
 */
export class ProfileEngine {
  private readonly entries = new Map<number, Entry>();
  private readonly explainers = new Map<number, Explainer>();
  private readonly diffs = new DiffEngine();
  private nextId = 1;
  private rules: CategoryRules = DEFAULT_CATEGORY_RULES;

  /** What own code is from now on. */
  setRules(rules: CategoryRules): void {
    this.rules = rules;
    this.entries.forEach(forgetCategories);
    this.diffs.setRules(rules);
  }

  /** What files and binaries tell of the functions of a tree. Whether there is such a tree. */
  setClues(id: number, clues: CodeClues): boolean | undefined {
    const entry = this.entries.get(id);
    if (!entry) {
      return undefined;
    }
    entry.clues = clues;
    forgetCategories(entry);
    return true;
  }

  /** What a pprof file tells of them. @throws ProfileDecodeError */
  readClues(bytes: Uint8Array): CodeClues {
    return computeClues(decodePprof(bytes));
  }

  /** Whose code the functions of a tree are, before any transform. Undefined for a tree that was forgotten. */
  getCategories(id: number): TreeCategories | undefined {
    const entry = this.entries.get(id);
    return entry && this.classify(entry);
  }

  /** Lines of a function of a pprof file. */
  lines(...question: Parameters<typeof computeLines>): ReturnType<typeof computeLines> {
    return computeLines(...question);
  }

  /** What a pprof file has without symbols. */
  unnamed(...question: Parameters<typeof computeUnnamedOfFile>): ReturnType<typeof computeUnnamedOfFile> {
    return computeUnnamedOfFile(...question);
  }

  /** What tells functions of a table apart that read the same. */
  markNames(names: readonly string[]): ReadonlyMap<string, string> {
    return markNames(names);
  }

  /** @throws ProfileDecodeError */
  open(profile: EncodedProfile): { id: number; tree: FlameTree } {
    const tree = decodeProfile(profile);
    return { id: this.put(tree), tree };
  }

  /** Opens a profile that is shown next, as it is. @throws ProfileDecodeError */
  openView(profile: EncodedProfile): { id: number; view: ProfileView } {
    const { id, tree } = this.open(profile);
    const result = applyTransforms(tree, [], { getCategories: () => classifyTree(tree, this.rules) });
    return { id, view: this.buildView(id, [], result) };
  }

  put(tree: FlameTree): number {
    const id = this.nextId++;
    this.entries.set(id, { tree, results: new Map() });
    dropOldest(this.entries, MAX_TREES);
    return id;
  }

  /** Undefined for a tree that was forgotten, like the methods below. */
  view(id: number, transforms: readonly Transform[]): ProfileView | undefined {
    const result = this.transform(id, transforms);
    return result && this.buildView(id, transforms, result);
  }

  /** The tree that was opened or put under this number. */
  getTree(id: number): FlameTree | undefined {
    return this.entries.get(id)?.tree;
  }

  /** Builds the callers of a closed node of an inverted tree. `node` is its place in the new tree. */
  openCallers(
    id: number,
    transforms: readonly Transform[],
    node: number,
  ): { view: ProfileView; node: number } | undefined {
    const result = this.transform(id, transforms);
    if (!result?.inverted) {
      return undefined;
    }
    const opened = result.inverted.open(node);
    const next = { ...result, tree: opened.view.tree };
    this.remember(id, transforms, next);
    return { view: this.buildView(id, transforms, next), node: opened.node };
  }

  search(id: number, transforms: readonly Transform[], text: string): SearchAnswer | undefined {
    const result = this.transform(id, transforms);
    if (!result) {
      return undefined;
    }
    const parsed = parseSearch(text);
    if (parsed.status !== 'ok') {
      return parsed;
    }
    const shown = searchTree(result.tree, parsed.search);
    const { functionCount, selfValue, throughValue } =
      result.upright === result.tree ? shown : searchTree(result.upright, parsed.search);
    const totalValue = getTotal(result.upright);
    return { status: 'ok', ...shown, functionCount, selfValue, throughValue, totalValue };
  }

  /** What can be said without a model of the stacks on screen, upright and complete; nodes are those of `getUpright`. */
  explain(
    id: number,
    transforms: readonly Transform[],
    { ruleSettings, unseen, unnamed, ...question }: ExplanationQuestion,
  ): OpenedExplanation | undefined {
    const tree = this.getUpright(id, transforms);
    const entry = this.entries.get(id);
    if (!tree || !entry) {
      return undefined;
    }
    const whole = entry.tree;
    const categories = adaptTo(tree.names, this.classify(entry));
    const untransformedTotal = getTotal(whole);
    const facts = computeFacts({
      ...{ ...question, unseen },
      tree,
      unnamed: unnamed && findUnnamedSelf(whole, unnamed, transforms, categories),
      untransformedTotal,
      coverage: computeCoverage(whole),
      categories,
      rules: buildFactRules(ruleSettings).rules,
    });
    const durationMs = getDurationMs(question.range);
    return this.keepExplanation({
      ...question,
      tree,
      facts,
      untransformedTotal,
      durationMs,
      categories,
    });
  }

  /** The same for a comparison. */
  explainDiff(ids: DiffIds, question: DiffExplanationQuestion): OpenedExplanation | undefined {
    const trees = this.getTrees(ids);
    return trees && this.keepExplanation(this.diffs.explain(trees, question));
  }

  /** Undefined for an explanation that was forgotten, like the two below. @throws PromptBudgetError */
  buildPrompt(explanation: number, question: PromptQuestion): Prompt | undefined {
    return this.getExplainer(explanation)?.buildPrompt(question);
  }

  checkAnswer(explanation: number, question: CheckQuestion): CheckedAnswer | undefined {
    return this.getExplainer(explanation)?.checkAnswer(question);
  }

  lookUp(explanation: number, question: LookUpQuestion): LookUpResult | undefined {
    return this.getExplainer(explanation)?.lookUp(question);
  }

  /** Who calls a function and what it calls, in the upright stacks. */
  neighbours(id: number, transforms: readonly Transform[], nameIndex: number): FunctionNeighbours | undefined {
    const upright = this.getUpright(id, transforms);
    return upright && { callers: computeCallers(upright, nameIndex), callees: computeCallees(upright, nameIndex) };
  }

  /** The stacks on screen, upright and complete: what exports and facts are made of. */
  getUpright(id: number, transforms: readonly Transform[]): FlameTree | undefined {
    return this.transform(id, transforms)?.upright;
  }

  /** By the stable parts of names (`stableName`). @throws ProfileDecodeError */
  computeSeries(slices: readonly EncodedProfile[]): FunctionSeries {
    // A program that was started again between two slices has the same functions by other numbers.
    return computeFunctionSeries(slices.map((slice) => mergeRunNumbers(decodeProfile(slice))));
  }

  /** Undefined where one of the trees was forgotten, like the methods below. */
  diffView(ids: DiffIds, question: DiffViewQuestion): DiffViewAnswer | undefined {
    const trees = this.getTrees(ids);
    return trees && this.diffs.view(trees, question);
  }

  searchDiff(ids: DiffIds, question: DiffViewQuestion, text: string): SearchAnswer | undefined {
    const trees = this.getTrees(ids);
    return trees && this.diffs.search(trees, question, text);
  }

  getUprightDiff(ids: DiffIds, transforms: readonly Transform[]): DiffTree | undefined {
    const trees = this.getTrees(ids);
    return trees && this.diffs.getUpright(trees, transforms);
  }

  findDiff(ids: DiffIds, input: FindQuestion): DiffFinding | undefined {
    const trees = this.getTrees(ids);
    return trees && this.diffs.find(trees, input);
  }

  /** @throws ProfileDecodeError */
  estimateSureness(question: SurenessQuestion): Sureness {
    return estimateSureness(question);
  }

  private classify(entry: Entry): TreeCategories {
    entry.categories ??= classifyTree(entry.tree, this.rules, entry.clues);
    return entry.categories;
  }

  private getExplainer(id: number): Explainer | undefined {
    const explainer = this.explainers.get(id);
    if (explainer) {
      // The one used last comes last.
      this.explainers.delete(id);
      this.explainers.set(id, explainer);
    }
    return explainer;
  }

  private keepExplanation(stacks: ExplainedStacks): OpenedExplanation {
    const id = this.nextId++;
    this.explainers.set(id, new Explainer(stacks));
    dropOldest(this.explainers, MAX_EXPLANATIONS);
    return { id, facts: stacks.facts };
  }

  private getTrees({ baseline, comparison }: DiffIds): DiffTrees | undefined {
    const [left, right] = [this.entries.get(baseline)?.tree, this.entries.get(comparison)?.tree];
    return left && right && { baseline: left, comparison: right };
  }

  private transform(id: number, transforms: readonly Transform[]): TransformedTree | undefined {
    const entry = this.entries.get(id);
    if (!entry) {
      return undefined;
    }
    // The one used last comes last.
    this.entries.delete(id);
    this.entries.set(id, entry);
    const result =
      entry.results.get(encodeTransforms(transforms)) ??
      applyTransforms(entry.tree, transforms, { getCategories: () => this.classify(entry) });
    this.remember(id, transforms, result);
    return result;
  }

  private remember(id: number, transforms: readonly Transform[], result: TransformedTree): void {
    const results = this.entries.get(id)?.results;
    if (results) {
      const key = encodeTransforms(transforms);
      results.delete(key);
      results.set(key, result);
      dropOldest(results, MAX_RESULTS);
    }
  }

  private buildView(id: number, transforms: readonly Transform[], result: TransformedTree): ProfileView {
    const { tree, upright, notes, inverted } = result;
    return {
      tree,
      functions: { ...computeFunctions(upright), names: tree.names },
      notes,
      coverage: computeCoverage(upright),
      trail: inverted ? [] : this.findTrail(id, transforms),
      isClosed: inverted?.view.isClosed,
    };
  }

  private findTrail(id: number, transforms: readonly Transform[]): readonly string[] {
    const last = transforms.findLastIndex(({ kind }) => kind === 'focusNode');
    const focus = transforms[last];
    const entry = this.entries.get(id);
    if (focus?.kind !== 'focusNode' || !entry) {
      return [];
    }
    const options = { getCategories: () => this.classify(entry) };
    const before = applyTransforms(entry.tree, transforms.slice(0, last), options).upright;
    const node = resolvePathHash(before, focus.path);
    return node === undefined ? [] : getPathNames(before, node);
  }
}

/** What depends on whose code functions are is computed anew. */
function forgetCategories(entry: Entry): void {
  entry.results.clear();
  entry.categories = undefined;
}

/** Takes out what was put in first until no more than so many are left. */
function dropOldest<K>(map: Map<K, unknown>, maxSize: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= maxSize) {
      return;
    }
    map.delete(oldest);
  }
}
