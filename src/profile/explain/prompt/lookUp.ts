import { showName } from 'profile/explain/facts/say';
import type { NameIndex } from 'profile/explain/grounding/NameIndex';
import { formatPart, formatShare } from 'profile/format/formatNumber';
import { isObject, parseJson } from 'profile/formats/parseJson';
import { computeFunctions, type FunctionTable } from 'profile/functions/computeFunctions';
import { computeHeaviestPath } from 'profile/functions/computeHeaviestPath';
import { computeCallees, computeCallers, type Neighbours } from 'profile/functions/computeNeighbours';
import { rankDescending } from 'profile/functions/rankFunctions';
import { getPath } from 'profile/transform/pathHash';
import { getTotal, isCut } from 'profile/tree/FlameTree';
import { createDescriber, type PromptInput } from './buildPrompt';
import { listLookUpTools } from './lookUpTools';
import { type Redaction, restoreAliases } from './Redaction';
import { encodeData } from './systemPrompt';

export interface LookUpSubject extends Pick<PromptInput, 'tree' | 'profileTypeId' | 'diff' | 'weight'> {
  readonly names: NameIndex;
  /** Name indices behind the ids that the model knows. */
  readonly functionIds: readonly number[];
  readonly redaction: Redaction;
}

export interface LookUpAnswer {
  /** One line of JSON, safe to send. */
  readonly content: string;
  /** Function ids of the question, with new ones of the answer at the end. */
  readonly functionIds: readonly number[];
}

const MAX_ROWS = 12;
const MAX_STEPS = 40;
const MAX_LISTED = 3;

/**
 * Answers a model's call of one of `listLookUpTools`, with arguments as the model wrote them. Whatever is wrong with a call
 * is said in the answer: a model can put it right.
 */
export function lookUp(tool: string, argumentsJson: string, subject: LookUpSubject): LookUpAnswer {
  const isKnown = listLookUpTools(subject.diff !== undefined).some(({ name }) => name === tool);
  const session = new LookUp(subject);
  const answer = isKnown
    ? session.answer(tool, readArguments(argumentsJson))
    : { error: `There is no tool ${tool.slice(0, 60)}.` };
  return { content: encodeData(answer), functionIds: session.functionIds };
}

class LookUp {
  readonly functionIds: number[];
  private readonly table: FunctionTable;
  private readonly describe: (name: number) => readonly string[];

  constructor(private readonly subject: LookUpSubject) {
    this.functionIds = [...subject.functionIds];
    this.table = computeFunctions(subject.tree);
    this.describe = createDescriber(subject, this.table);
  }

  answer(tool: string, args: Readonly<Record<string, unknown>>): object {
    if (tool === 'search') {
      return this.search(args.text);
    }
    const name = this.findFunction(args.function);
    if (typeof name === 'object') {
      return name;
    }
    switch (tool) {
      case 'callers':
        return { function: this.print(name), callers: this.printNeighbours(computeCallers(this.subject.tree, name)) };
      case 'callees':
        return { function: this.print(name), callees: this.printNeighbours(computeCallees(this.subject.tree, name)) };
      case 'path':
        return this.printPath(name);
      default:
        return { function: this.print(name), columns: this.subject.diff ? DIFF_COLUMNS : COLUMNS };
    }
  }

  private findFunction(text: unknown): number | object {
    if (typeof text !== 'string' || text.trim() === '') {
      return { error: 'The argument “function” has to be an id such as F12, or a name.' };
    }
    const [, digits] = /^F(\d{1,6})$/.exec(text.trim()) ?? [];
    const byId = digits === undefined ? undefined : this.functionIds[Number(digits) - 1];
    if (byId !== undefined) {
      return byId;
    }
    const found = this.subject.names.resolve(restoreAliases(text.trim(), this.subject.redaction.listAliases()));
    switch (found.kind) {
      case 'function':
        return found.nameIndex;
      case 'ambiguous':
        return { error: 'Several functions end like this.', functions: this.printSome(found.candidates) };
      case 'container':
        return { error: 'This is a package, type or file.', functions: this.printSome(found.functions) };
      case 'unknown':
        return { error: 'No function of this profile has this name.', similar: this.printSome(found.near) };
    }
  }

  private search(text: unknown): object {
    const wanted = typeof text === 'string' ? restoreAliases(text, this.subject.redaction.listAliases()).trim() : '';
    if (wanted === '') {
      return { error: 'The argument “text” has to be a part of a name.' };
    }
    const { names, occurrences, total } = this.table;
    const needle = wanted.toLowerCase();
    const found = [...rankDescending(total)].filter(
      (name) => (occurrences[name] ?? 0) > 0 && (names[name] ?? '').toLowerCase().includes(needle),
    );
    return { found: found.length, functions: found.slice(0, MAX_ROWS).map((name) => this.print(name)) };
  }

  private printNeighbours({ nameIndex, value }: Neighbours): object {
    const total = getTotal(this.subject.tree);
    const rows = Array.from(nameIndex.subarray(0, MAX_ROWS), (name, at) => [
      ...this.print(name).slice(0, 2),
      formatPart(value[at] ?? 0, total),
    ]);
    return { columns: '[id, name, part of the whole]', rows, leftOut: nameIndex.length - rows.length };
  }

  /** Prints the way to the largest call, and from there to where most is spent. */
  private printPath(name: number): object {
    const { tree } = this.subject;
    let largest = -1;
    for (let node = 0; node < tree.nodeCount; node++) {
      if (tree.nameIndex[node] === name && (largest < 0 || (tree.total[node] ?? 0) > (tree.total[largest] ?? 0))) {
        largest = node;
      }
    }
    const nodes = largest < 0 ? [] : [...getPath(tree, largest), ...computeHeaviestPath(tree, largest).slice(1)];
    const frames = nodes.filter((node) => (tree.depth[node] ?? 0) > 0 && !isCut(tree, node));
    const shown = frames
      .slice(-MAX_STEPS)
      .map((node) => [
        ...this.print(tree.nameIndex[node] ?? 0).slice(0, 2),
        formatShare((tree.total[node] ?? 0) / getTotal(tree)),
      ]);
    return { columns: '[id, name, part of the whole]', path: shown, leftOut: frames.length - shown.length };
  }

  private printSome(names: readonly number[]): object {
    return names.slice(0, MAX_LISTED).map((name) => this.print(name));
  }

  private print(name: number): readonly string[] {
    return [
      this.getId(name),
      this.subject.redaction.redactName(showName(this.subject.tree.names[name] ?? '')),
      ...this.describe(name),
    ];
  }

  private getId(name: number): string {
    const at = this.functionIds.indexOf(name);
    return `F${at < 0 ? this.functionIds.push(name) : at + 1}`;
  }
}

const COLUMNS = '[id, name, self, total]';
const DIFF_COLUMNS = '[id, name, baseline self, baseline total, comparison self, comparison total]';

function readArguments(json: string): Readonly<Record<string, unknown>> {
  const value = parseJson(json);
  return isObject(value) ? value : {};
}
