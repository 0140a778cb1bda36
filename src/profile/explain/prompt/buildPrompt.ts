import { formatAmount, getAmountUnit, hasAmounts } from 'profile/amounts/AmountUnit';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { addAmount } from 'profile/collect';
import type { DiffColumns } from 'profile/diff/DiffTree';
import type { Fact, Facts } from 'profile/explain/facts/Fact';
import { showName } from 'profile/explain/facts/say';
import { formatPart, formatShare } from 'profile/format/formatNumber';
import { computeFunctions, type FunctionTable } from 'profile/functions/computeFunctions';
import type { CodeExcerpt } from 'profile/lines/CodeExcerpt';
import { getCategory } from 'profile/names/categoryRules';
import { adaptToNames, type TreeCategories } from 'profile/names/classifyTree';
import { getNameParts, type Language, type NameParts } from 'profile/names/NameParts';
import { getPath } from 'profile/transform/pathHash';
import { type FlameTree, getTotal, isCut } from 'profile/tree/FlameTree';
import { estimateTokens } from './estimateTokens';
import { findHeaviestPaths, findTreeNodes, rankForPrompt } from './rankForPrompt';
import { type Alias, Redaction, type RedactionOptions } from './Redaction';
import { DATA_END, DATA_START, encodeData, SYSTEM_PROMPT } from './systemPrompt';

export interface PromptInput {
  /** The tree behind the facts; for a comparison it has the paths of both sides. */
  readonly tree: FlameTree;
  readonly facts: Facts;
  readonly profileTypeId: string;
  readonly categories: TreeCategories;
  /** Values are sums over this, see `FactsInput`. */
  readonly weight?: number;
  readonly diff?: {
    readonly baseline: DiffColumns;
    readonly comparison: DiffColumns;
    readonly baselineWeight?: number;
    readonly comparisonWeight?: number;
  };
  /** Labels of the query. Values are only sent if `redaction` allows it. */
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  readonly redaction: RedactionOptions;
  /** Tokens for both messages, as `estimateTokens` counts them. */
  readonly budgetTokens: number;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface Prompt {
  /** Messages exactly as sent: a constant system message, and a user message with all data. */
  readonly messages: readonly [ChatMessage, ChatMessage];
  /** Name indices behind F1, F2, …: what an answer is checked with. */
  readonly functionIds: readonly number[];
  readonly aliases: readonly Alias[];
  readonly estimatedTokens: number;
  /** Sentences for people about what did not fit; the model is told the same. */
  readonly leftOut: readonly string[];
  /** The lines that were sent; undefined if the question is about no code. */
  readonly code?: CodeExcerpt;
}

/** Thrown if not even the task and the first fact fit. */
export class PromptBudgetError extends Error {
  override readonly name = 'PromptBudgetError';
}

/** The two messages of a prompt, with the data between its marks. */
export function assembleMessages(
  system: string,
  task: string,
  data: readonly string[],
): Pick<Prompt, 'messages' | 'estimatedTokens'> {
  const content = [task, DATA_START, ...data, DATA_END].join('\n');
  return {
    messages: [
      { role: 'system', content: system },
      { role: 'user', content },
    ],
    estimatedTokens: estimateTokens(system) + estimateTokens(content),
  };
}

/** Counts the tokens that remain of a budget beside the fixed parts. @throws PromptBudgetError */
export function countTokensLeft(
  budgetTokens: number,
  system: string,
  task: string,
  fixedData: readonly string[],
): number {
  const fixed = [system, task, DATA_START, ...fixedData, DATA_END].join('\n');
  const left = budgetTokens - estimateTokens(fixed) - RESERVED_TOKENS;
  if (left < 0) {
    throw new PromptBudgetError(`The budget of ${budgetTokens} tokens is too small for any data.`);
  }
  return left;
}

const TASK = 'Explain this profile: what takes the most, why, and what to try.';
const DIFF_TASK =
  'Explain this comparison: what changed from the baseline to the comparison, why it may have, and what to try.';

const MAX_PATH_LENGTH = 24;
/** Kept for the lines that say what was left out. */
const RESERVED_TOKENS = 120;

/**
 * Builds the prompt for a profile, the same for the same input. Filled by rank until the budget is used up: first facts and the
 * largest functions and paths, then the tree, then more of each; what does not fit any more is left out and named.
 */
export function buildPrompt(input: PromptInput): Prompt {
  const redaction = new Redaction(input.redaction);
  const table = computeFunctions(input.tree);
  const packer = new Packer(input, table, redaction);
  const facts = input.facts.facts;
  const functions = rankForPrompt(input, table);
  const paths = findHeaviestPaths(input.tree);
  const nodes = findTreeNodes(input.tree);
  // The order is the rank: the packer drops later parts first.
  facts.slice(0, 12).forEach((fact) => packer.addFact(fact));
  functions.slice(0, 15).forEach((name) => packer.addFunction(name));
  paths.slice(0, 5).forEach((node) => packer.addPath(node));
  facts.slice(12).forEach((fact) => packer.addFact(fact));
  packer.addTree(nodes);
  functions.slice(15).forEach((name) => packer.addFunction(name));
  paths.slice(5).forEach((node) => packer.addPath(node));
  return packer.finish({
    facts: facts.length,
    functions: table.functionCount,
    paths: paths.length,
    nodes: nodes.length,
  });
}

class Packer {
  private readonly ids = new Map<number, number>();
  private readonly functionLines: string[] = [];
  private readonly factLines: string[] = [];
  private readonly pathLines: string[] = [];
  private treeLine: string | undefined;
  private treeNodes = 0;
  private left: number;
  private readonly head: string[];
  private readonly task: string;
  private readonly printRow: (id: string, name: number) => string;

  constructor(
    private readonly input: PromptInput,
    table: FunctionTable,
    private readonly redaction: Redaction,
  ) {
    this.task = input.diff ? DIFF_TASK : TASK;
    this.printRow = createRowPrinter(input, table, redaction);
    const labels = input.labels.map(({ name, value }) => [name, redaction.redactLabelValue(value)]);
    const hints = languageHints(getNameParts(input.tree.names), table);
    this.head = [encodeData({ labels }), ...(hints.length > 0 ? [encodeData({ languages: hints })] : [])];
    this.left = countTokensLeft(input.budgetTokens, SYSTEM_PROMPT, this.task, [...this.head, this.getColumns()]);
  }

  addFact(fact: Fact): void {
    const used = fact.parts.flatMap((part) => (part.kind === 'function' ? [part.nameIndex] : []));
    this.add(used, this.factLines, () => {
      const sentence = fact.parts
        .map((part) => (part.kind === 'function' ? this.getId(part.nameIndex) : part.text))
        .join('');
      return encodeData([fact.id, fact.severity, sentence, ...(fact.why === '' ? [] : [fact.why])]);
    });
  }

  addFunction(name: number): void {
    this.add([name], undefined, () => '');
  }

  addPath(node: number): void {
    const { tree } = this.input;
    const whole = getPath(tree, node).filter((step) => (tree.depth[step] ?? 0) > 0 && !isCut(tree, step));
    const shown = whole.slice(-MAX_PATH_LENGTH);
    const used = shown.map((step) => tree.nameIndex[step] ?? 0);
    const value = formatShare((tree.self[node] ?? 0) / getTotal(tree));
    this.add(used, this.pathLines, () => {
      const skipped = whole.length - shown.length;
      const steps = used.map((name) => this.getId(name)).join('/');
      return encodeData([
        `P${this.pathLines.length + 1}`,
        value,
        `${skipped > 0 ? `(${skipped} above)/` : ''}${steps}`,
      ]);
    });
  }

  /** Nodes in pre-order, as many of the largest as fit: depth, id and share of each. */
  addTree(nodes: readonly number[]): void {
    const { tree } = this.input;
    for (let count = nodes.length; count >= Math.min(5, nodes.length) && count > 0; count = Math.floor(count / 2)) {
      const kept = nodes.slice(0, count).sort((a, b) => a - b);
      const used = [...new Set(kept.map((node) => tree.nameIndex[node] ?? 0))];
      const before = this.treeLine;
      const lines: string[] = [];
      this.add(used, lines, () =>
        encodeData(
          kept.map((node) => [
            tree.depth[node] ?? 0,
            this.getId(tree.nameIndex[node] ?? 0),
            formatShare((tree.total[node] ?? 0) / getTotal(tree)),
          ]),
        ),
      );
      this.treeLine = lines[0] ?? before;
      if (lines.length > 0) {
        this.treeNodes = count;
        return;
      }
    }
  }

  finish(all: { facts: number; functions: number; paths: number; nodes: number }): Prompt {
    const counts = [
      ['facts', this.factLines.length, all.facts],
      ['functions', this.functionLines.length, all.functions],
      ['heaviest paths', this.pathLines.length, all.paths],
      ['nodes of the call tree that hold at least 0.5 %', this.treeNodes, all.nodes],
    ] as const;
    const leftOut = counts
      .filter(([, sent, known]) => sent < known)
      .map(([what, sent, known]) => `${sent} of ${known} ${what} are included.`);
    const data = [
      ...this.head,
      this.getColumns(),
      ...this.factLines,
      ...this.functionLines,
      ...this.pathLines,
      ...(this.treeLine === undefined ? [] : [this.treeLine]),
      ...(leftOut.length > 0 ? [encodeData({ leftOut })] : []),
    ];
    return {
      ...assembleMessages(SYSTEM_PROMPT, this.task, data),
      functionIds: [...this.ids.keys()],
      aliases: this.redaction.listAliases(),
      leftOut,
    };
  }

  private getColumns(): string {
    return encodeData({
      facts: '[id, severity, sentence, why it matters]',
      functions: this.input.diff
        ? '[id, name, whose code, baseline self and total, comparison self and total]'
        : '[id, name, whose code, self, total]',
      paths: '[id, part of the whole spent at its end, functions from caller to callee]',
      tree: '[[depth, function, part of the whole], …] from callers to callees',
    });
  }

  /** Adds a line with the functions it names, if all of it fits. */
  private add(used: readonly number[], lines: string[] | undefined, print: () => string): void {
    const fresh = [...new Set(used)].filter((name) => !this.ids.has(name));
    fresh.forEach((name) => this.ids.set(name, this.ids.size + 1));
    const rows = fresh.map((name) => this.printRow(this.getId(name), name));
    const line = lines ? [print()] : [];
    const cost = [...rows, ...line].reduce((sum, text) => sum + estimateTokens(text) + 1, 0);
    if (cost > this.left) {
      fresh.forEach((name) => this.ids.delete(name));
      return;
    }
    this.left -= cost;
    this.functionLines.push(...rows);
    lines?.push(...line);
  }

  private getId(name: number): string {
    return `F${this.ids.get(name) ?? 0}`;
  }
}

/** Writes a value as its share and its amount; the share alone if the amount is not known. */
export function createCostPrinter(profileTypeId: string, weight = 0): (value: number, whole: number) => string {
  const unit = getAmountUnit(describeProfileType(profileTypeId), weight);
  return (value, whole) => {
    const share = formatPart(value, whole);
    return hasAmounts(unit) ? `${share} (${formatAmount(value, unit, whole)})` : share;
  };
}

/** Creates a function that prints what the model is told of a function: id, name, whose code, and what it costs. */
export function createRowPrinter(
  input: Omit<PromptInput, 'facts'>,
  table: FunctionTable,
  redaction: Redaction,
): (id: string, name: number) => string {
  const { names } = input.tree;
  const categories = adaptToNames(names, input.categories).ofNames;
  const describe = createDescriber(input, table);
  return (id, name) => {
    const shown = redaction.redactName(showName(names[name] ?? ''));
    return encodeData([id, shown, getCategory(categories[name]), ...describe(name)]);
  };
}

/** Creates a function that describes the cost of a function in words: self and total, in a comparison for each side. */
export function createDescriber(
  { tree, diff, profileTypeId, weight }: Pick<PromptInput, 'tree' | 'diff' | 'profileTypeId' | 'weight'>,
  table: FunctionTable,
): (name: number) => readonly string[] {
  const describe = (side: FunctionTable, total: number, ofWeight: number | undefined) => {
    const print = createCostPrinter(profileTypeId, ofWeight);
    return (name: number) => [print(side.self[name] ?? 0, total), print(side.total[name] ?? 0, total)];
  };
  if (!diff) {
    return describe(table, getTotal(tree), weight);
  }
  const sides = [[diff.baseline, diff.baselineWeight] as const, [diff.comparison, diff.comparisonWeight] as const].map(
    ([columns, ofWeight]) => describe(computeFunctions({ ...tree, ...columns }), columns.total[0] ?? 0, ofWeight),
  );
  return (name) => sides.flatMap((side) => side(name));
}

const LANGUAGE_NAMES: Partial<Record<Language, string>> = {
  go: 'Go',
  jvm: 'Java or another JVM language',
  python: 'Python',
  ruby: 'Ruby',
  dotnet: '.NET',
  node: 'Node.js',
  rust: 'Rust',
  cpp: 'C++',
  native: 'native code',
  kernel: 'Linux kernel',
};

/** Languages that functions of the profile seem to be written in, the one with most self value first. */
function languageHints(parts: readonly NameParts[], { self }: FunctionTable): string[] {
  const values = new Map<Language, number>();
  self.forEach((value, name) => {
    const language = parts[name]?.language ?? 'unknown';
    if (value > 0) {
      addAmount(values, language, value);
    }
  });
  return [...values].sort(([, a], [, b]) => b - a).flatMap(([language]) => LANGUAGE_NAMES[language] ?? []);
}
