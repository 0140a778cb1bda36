import { showName } from 'profile/explain/facts/say';
import { formatPart } from 'profile/format/formatNumber';
import { computeFunctions } from 'profile/functions/computeFunctions';
import { computeCallees } from 'profile/functions/computeNeighbours';
import { type CodeExcerpt, type CodeLine, rankCodeLines } from 'profile/lines/CodeExcerpt';
import { expandTabs } from 'profile/lines/formatSourceText';
import { getTotal } from 'profile/tree/FlameTree';
import {
  assembleMessages,
  countTokensLeft,
  createCostPrinter,
  createRowPrinter,
  type Prompt,
  PromptBudgetError,
  type PromptInput,
} from './buildPrompt';
import { estimateTokens } from './estimateTokens';
import { Redaction } from './Redaction';
import { CODE_SYSTEM_PROMPT, encodeData } from './systemPrompt';

const TASK = 'Say what makes this function cost what it does, line by line, and suggest how to make it cheaper.';
const DIFF_TASK =
  'Say which lines of this function cost more or less in the comparison than in the baseline, and suggest how to make it cheaper.';

const MAX_CALLEES = 10;
/** Longer lines are data, or were made by a program. */
const MAX_LINE_CHARS = 400;

/**
 * Builds the prompt for a function's lines, the same for the same input: the function with callers and callees, then
 * its lines by rank until the budget is used up. `code` of the prompt holds the lines that were sent.
 *
 * @throws PromptBudgetError if not even the hottest line fits
 */
export function buildCodePrompt(input: Omit<PromptInput, 'facts'>, code: CodeExcerpt): Prompt {
  const { tree, diff, labels, budgetTokens } = input;
  const redaction = new Redaction(input.redaction);
  const task = diff ? DIFF_TASK : TASK;
  const functions = new FunctionRows(input, redaction);
  const language = getLanguage(code.file);
  const fixed = [
    encodeData({ labels: labels.map(({ name, value }) => [name, redaction.redactLabelValue(value)]) }),
    encodeData({
      function: functions.name(code.functionName),
      file: redaction.redactName(code.file),
      ...(language !== '' && { language }),
    }),
    encodeData(getColumns(diff !== undefined, code.fileLineCount !== undefined)),
  ];
  // A function that is gone is called in the baseline only.
  const callerTotal = code.costs.findLast((cost) => cost.total > 0)?.total ?? 0;
  const callers = code.callers.map(({ name, file, line, total }) =>
    encodeData([
      'caller',
      functions.name(name),
      `${redaction.redactName(file)}${line > 0 ? `:${line}` : ''}`,
      formatPart(total, callerTotal),
    ]),
  );
  const callees = listCallees(input, code.functionName).map(({ name, value }) =>
    encodeData(['callee', functions.name(name), formatPart(value, getTotal(tree))]),
  );
  const context = [...functions.rows, ...callers, ...callees];
  let left = countTokensLeft(budgetTokens, CODE_SYSTEM_PROMPT, task, [...fixed, ...context]);
  const printLine = createLinePrinter(input, code, redaction);
  const sent = new Map<number, string>();
  for (const place of rankCodeLines(code.lines)) {
    const line = code.lines[place];
    const text = line && printLine(line);
    const cost = text === undefined ? 0 : estimateTokens(text) + 1;
    if (text === undefined || cost > left) {
      break;
    }
    left -= cost;
    sent.set(place, text);
  }
  if (sent.size === 0 && code.lines.length > 0) {
    throw new PromptBudgetError(`The budget of ${budgetTokens} tokens is too small for a line of code.`);
  }
  const places = [...sent.keys()].sort((a, b) => a - b);
  const lines = places.flatMap((place) => code.lines[place] ?? []);
  const leftOut = describeLeftOut(code, lines);
  const data = [
    ...fixed,
    ...context,
    ...places.map((place) => sent.get(place) ?? ''),
    ...(leftOut.length > 0 ? [encodeData({ leftOut })] : []),
  ];
  return {
    ...assembleMessages(CODE_SYSTEM_PROMPT, task, data),
    functionIds: functions.ids,
    aliases: redaction.listAliases(),
    leftOut,
    code: { ...code, lines },
  };
}

/** Functions in the order in which they are first named; one that the tree does not have has no id. */
class FunctionRows {
  readonly ids: number[] = [];
  readonly rows: string[] = [];
  private readonly places: ReadonlyMap<string, number>;
  private readonly printRow: (id: string, name: number) => string;

  constructor(
    input: Omit<PromptInput, 'facts'>,
    private readonly redaction: Redaction,
  ) {
    const { tree } = input;
    const table = computeFunctions(tree);
    this.places = new Map(
      tree.names.flatMap((name, at) => ((table.occurrences[at] ?? 0) > 0 ? [[name, at] as const] : [])),
    );
    this.printRow = createRowPrinter(input, table, redaction);
  }

  /** The function's id, or its name if it has none. */
  name(name: string): string {
    const place = this.places.get(name);
    if (place === undefined) {
      return this.redaction.redactName(showName(name));
    }
    const known = this.ids.indexOf(place);
    if (known >= 0) {
      return `F${known + 1}`;
    }
    const id = `F${this.ids.push(place)}`;
    this.rows.push(this.printRow(id, place));
    return id;
  }
}

function listCallees(
  { tree }: Pick<PromptInput, 'tree'>,
  functionName: string,
): ReadonlyArray<{ readonly name: string; readonly value: number }> {
  const place = tree.names.indexOf(functionName);
  if (place < 0) {
    return [];
  }
  const { nameIndex, value } = computeCallees(tree, place);
  return Array.from(nameIndex.subarray(0, MAX_CALLEES), (name, at) => ({
    name: tree.names[name] ?? '',
    value: value[at] ?? 0,
  })).filter((callee) => callee.value > 0);
}

function createLinePrinter(
  { profileTypeId, diff, weight }: Pick<PromptInput, 'profileTypeId' | 'diff' | 'weight'>,
  { costs: wholes }: CodeExcerpt,
  redaction: Redaction,
): (line: CodeLine) => string {
  const weights = diff ? [diff.baselineWeight, diff.comparisonWeight] : [weight];
  const printers = weights.map((ofWeight) => createCostPrinter(profileTypeId, ofWeight));
  const print = (value: number, side: number): string | number =>
    value === 0 ? 0 : (printers[side]?.(value, wholes[side]?.total ?? 0) ?? 0);
  return ({ line, text, costs }) =>
    encodeData([
      `L${line}`,
      ...costs.flatMap(({ self, total }, side) => [print(self, side), print(total, side)]),
      ...(text === undefined ? [] : [redaction.redactName(cutLine(text))]),
    ]);
}

function cutLine(text: string): string {
  const shown = expandTabs(text).trimEnd();
  return shown.length > MAX_LINE_CHARS ? `${shown.slice(0, MAX_LINE_CHARS - 1)}…` : shown;
}

function getColumns(isDiff: boolean, hasSource: boolean): Readonly<Record<string, string>> {
  const code = hasSource ? ', code' : '';
  return {
    functions: isDiff
      ? '[id, name, whose code, baseline self and total, comparison self and total]'
      : '[id, name, whose code, self, total]',
    caller: '["caller", function, where it calls from, part of the function’s total]',
    callee: '["callee", function, part of the whole profile]',
    lines: isDiff
      ? `[line, baseline self and total, comparison self and total${code}]; parts are of the function on that side`
      : `[line, self, total${code}]; parts are of the function`,
  };
}

function describeLeftOut({ lines, fileLineCount, costs, note }: CodeExcerpt, sent: readonly CodeLine[]): string[] {
  const known = lines.reduce((sum, line) => sum + (line.costs.at(-1)?.self ?? 0), 0);
  const whole = costs.at(-1)?.self ?? 0;
  const long = sent.filter(({ text }) => text !== undefined && expandTabs(text).trimEnd().length > MAX_LINE_CHARS);
  const first = sent[0]?.line ?? 0;
  const last = sent.at(-1)?.line ?? 0;
  const isWhole = last - first === sent.length - 1;
  return [
    ...(note === '' ? [] : [note]),
    ...(sent.length < lines.length
      ? [`${sent.length} of ${lines.length} lines in and around the function are included.`]
      : []),
    ...(fileLineCount === undefined
      ? ['No source is at hand: lines are numbers and costs only.']
      : sent.length < fileLineCount
        ? [
            `${isWhole ? 'Lines' : 'Some of the lines'} ${first} to ${last} of the file’s ${fileLineCount} are included.`,
          ]
        : []),
    ...(long.length > 0
      ? [
          `${long.length} ${long.length === 1 ? 'line is' : 'lines are'} longer than ${MAX_LINE_CHARS} characters and ${long.length === 1 ? 'was' : 'were'} cut.`,
        ]
      : []),
    ...(whole > 0 && known < whole * 0.999
      ? [`${formatPart(whole - known, whole)} of the function’s self is on no known line.`]
      : []),
  ];
}

const LANGUAGES: ReadonlyArray<readonly [endings: string, language: string]> = [
  ['go', 'Go'],
  ['java', 'Java'],
  ['kt kts', 'Kotlin'],
  ['scala', 'Scala'],
  ['groovy', 'Groovy'],
  ['clj', 'Clojure'],
  ['py pyx', 'Python'],
  ['rb', 'Ruby'],
  ['rs', 'Rust'],
  ['js cjs mjs jsx', 'JavaScript'],
  ['ts cts mts tsx', 'TypeScript'],
  ['c', 'C'],
  ['h', 'C or C++'],
  ['cc cpp cxx hh hpp', 'C++'],
  ['cs', 'C#'],
  ['fs', 'F#'],
  ['vb', 'Visual Basic'],
  ['php', 'PHP'],
  ['ex exs', 'Elixir'],
  ['erl', 'Erlang'],
  ['swift', 'Swift'],
  ['zig', 'Zig'],
  ['lua', 'Lua'],
  ['s asm', 'assembly'],
];

/** Returns the language that a file is written in, by its ending; "" if that tells none. */
export function getLanguage(file: string): string {
  const ending = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase();
  return LANGUAGES.find(([endings]) => ending !== undefined && endings.split(' ').includes(ending))?.[1] ?? '';
}
