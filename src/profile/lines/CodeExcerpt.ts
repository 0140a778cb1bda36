import type { LineRow } from './buildLineRows';
import type { LineCallers } from './computeFunctionLines';

/** Cost of a line or a function on one side, in the unit of the profile. */
export interface LineCost {
  readonly self: number;
  readonly total: number;
}

export interface CodeLine {
  /** Line number, from 1 on. */
  readonly line: number;
  /** undefined if the source is not available. */
  readonly text: string | undefined;
  /** Cost in the one profile; in a comparison, in baseline and comparison. */
  readonly costs: readonly LineCost[];
}

/** A place that the function is called from. */
interface CodeCaller {
  readonly name: string;
  /** "" if the profile does not say. */
  readonly file: string;
  /** 0 if the profile does not say. */
  readonly line: number;
  readonly total: number;
}

/** A function's lines with their costs. A model may be asked to improve them, and its answer is checked against them. */
export interface CodeExcerpt {
  readonly functionName: string;
  readonly file: string;
  /** Number of lines of the whole file; undefined if the source is not available. */
  readonly fileLineCount: number | undefined;
  /** Lines in the order of the file: lines with a cost and, if there is a source, the lines around them. */
  readonly lines: readonly CodeLine[];
  /** All lines of the function together, those that no profiler named included. Sides as in `CodeLine`. */
  readonly costs: readonly LineCost[];
  /** The heaviest first. */
  readonly callers: readonly CodeCaller[];
  /** A sentence about what the lines count in another way than the view; "" for nothing. */
  readonly note: string;
}

export interface CodeInput extends Pick<CodeExcerpt, 'functionName' | 'file' | 'costs' | 'note'> {
  /** First line of the function; 0 if the profile does not say. */
  readonly startLine: number;
  readonly rows: readonly LineRow[];
  readonly source: readonly string[] | undefined;
  readonly callers: LineCallers;
  readonly isDiff: boolean;
}

/** Lines before and after the ones that cost something: about what a function has beyond them. */
const CONTEXT_LINES = 20;
/** Profilers of some languages only record where a function begins: what follows is most of it. */
const LINES_OF_FUNCTION = 60;
/** Lines above the first one that are kept: at most a comment of the function. */
const LINES_BEFORE_START = 3;
/** Longest function; nobody writes longer ones. */
const MAX_LINES = 3_000;
const MAX_CALLERS = 10;

const NOTHING: LineCost = { self: 0, total: 0 };

/** Extracts the lines of one function from a file. Lines that only the baseline has are left out: nobody can change them. */
export function buildCodeExcerpt(input: CodeInput): CodeExcerpt {
  const { functionName, file, costs, note, startLine, rows, source, isDiff } = input;
  const costOf = new Map<number, readonly LineCost[]>();
  for (const { line, self, total, baselineSelf, baselineTotal } of rows) {
    if (line !== undefined && line > 0 && (total !== 0 || self !== 0 || baselineTotal !== 0 || baselineSelf !== 0)) {
      const own = { self, total };
      costOf.set(line, isDiff ? [{ self: baselineSelf, total: baselineTotal }, own] : [own]);
    }
  }
  const hot = [...costOf.keys()].sort((a, b) => a - b);
  const kept = source ? listAround(hot, startLine, source.length) : hot;
  const lines = kept.slice(0, MAX_LINES).map((line): CodeLine => {
    const none = isDiff ? [NOTHING, NOTHING] : [NOTHING];
    return { line, text: source?.[line - 1], costs: costOf.get(line) ?? none };
  });
  const callers = listCallers(input.callers);
  return { functionName, file, fileLineCount: source?.length, lines, costs, callers, note };
}

const NEAR_LINES = 3;

/** Places in `lines` by how much they matter: the hottest line with those next to it, the second hottest, and so on, then by distance. */
export function rankCodeLines(lines: readonly CodeLine[]): number[] {
  const places = lines.map((_, place) => place);
  const hot = places
    .filter((place) => heatAt(lines, place) > 0)
    .sort((a, b) => heatAt(lines, b) - heatAt(lines, a) || a - b);
  const ranked = new Set<number>();
  for (const place of hot) {
    ranked.add(place);
    for (let near = 1; near <= NEAR_LINES; near++) {
      [place - near, place + near].filter((other) => lines[other]).forEach((other) => ranked.add(other));
    }
  }
  const distance = (place: number): number =>
    Math.min(...hot.map((other) => Math.abs(lines[other].line - lines[place].line)));
  const rest = places.filter((place) => !ranked.has(place)).map((place) => ({ place, away: distance(place) }));
  return [...ranked, ...rest.sort((a, b) => a.away - b.away || a.place - b.place).map(({ place }) => place)];
}

/** Cost of a line on the side where it costs more. */
function heatAt(lines: readonly CodeLine[], place: number): number {
  return Math.max(0, ...lines[place].costs.map(({ total }) => Math.abs(total)));
}

function listAround(hot: readonly number[], knownStart: number, count: number): number[] {
  const isKept = new Uint8Array(count + 1);
  const first = hot[0];
  const isStartOnly = hot.length === 1 && (knownStart === 0 || knownStart === first);
  const startLine = isStartOnly ? first : knownStart;
  const after = isStartOnly ? LINES_OF_FUNCTION : CONTEXT_LINES;
  hot.forEach((line) => isKept.fill(1, Math.max(1, line - CONTEXT_LINES), line + after + 1));
  if (startLine > 0 && first !== undefined && startLine <= first) {
    // Lines above the function belong to another one.
    isKept.fill(0, 0, Math.max(1, startLine - LINES_BEFORE_START));
    isKept.fill(1, startLine, Math.min(first, startLine + CONTEXT_LINES) + 1);
  }
  const inside = Array.from(isKept, (kept, line) => (kept === 1 ? line : 0)).filter((line) => line > 0);
  // Lines beyond the end of a file that is not the one that ran.
  return [...inside, ...hot.filter((line) => line > count)];
}

function listCallers({ name, file, callerLine, total }: LineCallers): CodeCaller[] {
  const places = new Map<string, CodeCaller>();
  name.forEach((caller, at) => {
    if (caller !== '') {
      const place = { name: caller, file: file[at], line: callerLine[at] };
      const key = JSON.stringify(place);
      places.set(key, { ...place, total: (places.get(key)?.total ?? 0) + total[at] });
    }
  });
  return [...places.values()].sort((a, b) => b.total - a.total).slice(0, MAX_CALLERS);
}
