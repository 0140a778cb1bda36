import { transfer } from 'comlink';
import { Explainer } from 'profile/explain/Explainer';
import { buildFactRules } from 'profile/explain/facts/buildFactRules';
import { computeFacts } from 'profile/explain/facts/computeFacts';
import type { FactRuleSettings } from 'profile/explain/facts/FactRule';
import { rollUpTopics, type TopicCost } from 'profile/explain/facts/rollUpTopics';
import { computeClues } from 'profile/formats/pprof/computeClues';
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { computeCallees, computeCallers } from 'profile/functions/computeNeighbours';
import { computeWithout, type Without } from 'profile/functions/computeWithout';
import { matchNames, parseSearch } from 'profile/functions/parseSearch';
import type { CategoryRules } from 'profile/names/categoryRules';
import { adaptToNames, classifyTree, type TreeCategories } from 'profile/names/classifyTree';
import type { CodeClues } from 'profile/names/CodeClues';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import { applyTransforms, type TransformedTree } from 'profile/transform/applyTransforms';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import type { Transform } from 'profile/transform/Transform';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { findUnnamedSelf } from './findUnnamedSelf';
import { answerSearch, type SearchAnswer } from './SearchAnswer';
import {
  type ExplanationQuestion,
  type FunctionNeighbours,
  listBuffers,
  packView,
  type ProfileView,
  type ViewAnswer,
} from './ViewAnswer';

export interface WorkerContext {
  /** Rules that decide whose code a function is. */
  readonly rules: CategoryRules;
  /** Keeps an explanation that further questions are about. */
  readonly holdExplanation: (explainer: Explainer) => HeldExplanation;
}

export type HeldExplanation = Pick<Explainer, 'facts'> & { readonly id: number };

/** A sandwich has a graph of callers and one of callees beside the view. */
const MAX_RESULTS = 3;

/** Functions of a kind of work that a page lists. */
const MAX_TOPIC_FUNCTIONS = 200;

/**
 * Profile in the worker. Searches, exports and explanations refer to the content of the screen, so the results of transforms are
 * kept. Large answers are copies that are transferred, since a copy in transit would cost both threads time.
 */
export class WorkerProfile {
  /** The one that was used last comes last. */
  private readonly results = new Map<string, TransformedTree>();
  private learned: CodeClues | undefined;
  private categories: TreeCategories | undefined;

  constructor(
    readonly tree: FlameTree,
    private readonly context: WorkerContext,
  ) {}

  view(transforms: readonly Transform[]): ViewAnswer {
    return this.send(this.computeView(transforms));
  }

  computeView(transforms: readonly Transform[]): ProfileView {
    return buildView(this.transform(transforms).result);
  }

  /** Builds the callers of a closed node of an inverted tree. The answer's `node` is its place in the new tree. */
  openCallers(transforms: readonly Transform[], node: number): { readonly view: ViewAnswer; readonly node: number } {
    const { key, result } = this.transform(transforms);
    if (!result.inverted) {
      throw new Error('Only an inverted tree has callers to open.');
    }
    const opened = result.inverted.open(node);
    const next = { ...result, tree: opened.view.tree };
    this.results.set(key, next);
    const view = this.send(buildView(next));
    return transfer({ view, node: opened.node }, listBuffers(view));
  }

  search(transforms: readonly Transform[], text: string): SearchAnswer {
    const { tree, upright } = this.transform(transforms).result;
    const answer = answerSearch(text, tree, upright);
    return answer.status === 'ok'
      ? transfer(answer, [answer.hits.buffer as ArrayBuffer, answer.matchedNames.buffer as ArrayBuffer])
      : answer;
  }

  /** Explains the stacks on screen without a model, upright and complete; nodes refer to `getUpright`. */
  explain(
    transforms: readonly Transform[],
    { ruleSettings, unseen, unnamed, ...question }: ExplanationQuestion,
  ): HeldExplanation {
    const tree = this.getUpright(transforms);
    const categories = adaptToNames(tree.names, this.getCategories());
    const untransformedTotal = getTotal(this.tree);
    const facts = computeFacts({
      ...{ ...question, unseen },
      tree,
      unnamed: unnamed && findUnnamedSelf(this.tree, unnamed, transforms, categories),
      untransformedTotal,
      coverage: computeCoverage(this.tree),
      categories,
      rules: buildFactRules(ruleSettings).rules,
    });
    const durationMs = getDurationMs(question.range);
    return this.context.holdExplanation(
      new Explainer({ ...question, tree, facts, untransformedTotal, durationMs, categories }),
    );
  }

  /** Computes the cost of the kinds of work that fact rules know, in the whole profile. */
  rollUp(profileTypeId: string, ruleSettings: FactRuleSettings): readonly TopicCost[] {
    const { rules } = buildFactRules(ruleSettings);
    const topics = rollUpTopics({ tree: this.tree, profileTypeId, rules, categories: this.getCategories() });
    return topics.map((topic) => ({ ...topic, functions: topic.functions.slice(0, MAX_TOPIC_FUNCTIONS) }));
  }

  /** Computes what the whole profile would lose without the functions that a search finds; nothing if the search is invalid. */
  computeWithout(text: string): Without {
    const parsed = parseSearch(text);
    return computeWithout(this.tree, parsed.status === 'ok' ? matchNames(this.tree.names, parsed.search) : []);
  }

  /** Returns the callers and callees of a function in the upright stacks. */
  getNeighbours(transforms: readonly Transform[], nameIndex: number): FunctionNeighbours {
    const upright = this.getUpright(transforms);
    return { callers: computeCallers(upright, nameIndex), callees: computeCallees(upright, nameIndex) };
  }

  /** Returns the stacks on screen, upright and complete: what exports and facts are made of. */
  getUpright(transforms: readonly Transform[]): FlameTree {
    return this.transform(transforms).result.upright;
  }

  /** Returns whose code each function is, before any transform. */
  getCategories(): TreeCategories {
    this.categories ??= classifyTree(this.tree, this.context.rules, this.learned);
    return this.categories;
  }

  /** Clues about where functions were written, as far as they are known. */
  get clues(): CodeClues | undefined {
    return this.learned;
  }

  /**
   * Learns where functions were written from the profile's uncompressed pprof.
   *
   * @param repository as labels have it; "" if they do not
   * @throws ProfileDecodeError
   */
  learn(pprof: Uint8Array, repository: string): void {
    const clues = computeClues(decodePprof(pprof));
    this.learned = { ...clues, repository: clues.repository || repository };
    this.forgetCategories();
  }

  /** Drops everything that depends on whose code functions are, to compute it again. */
  forgetCategories(): void {
    this.results.clear();
    this.categories = undefined;
  }

  private transform(transforms: readonly Transform[]): { readonly key: string; readonly result: TransformedTree } {
    const key = encodeTransforms(transforms);
    const result =
      this.results.get(key) ?? applyTransforms(this.tree, transforms, { getCategories: () => this.getCategories() });
    this.results.delete(key);
    this.results.set(key, result);
    const [oldest] = this.results.keys();
    if (this.results.size > MAX_RESULTS && oldest !== undefined) {
      this.results.delete(oldest);
    }
    return { key, result };
  }

  private send(view: ProfileView): ViewAnswer {
    const answer = packView(view, this.tree);
    return transfer(answer, listBuffers(answer));
  }
}

function buildView({ tree, upright, notes, inverted, trail }: TransformedTree): ProfileView {
  return {
    tree,
    functions: { ...computeFunctions(upright), names: tree.names },
    notes,
    coverage: computeCoverage(upright),
    trail: inverted ? [] : trail,
    isClosed: inverted?.view.isClosed,
  };
}
