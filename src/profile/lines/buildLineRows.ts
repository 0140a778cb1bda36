import { alignLines } from './alignLines';
import type { FunctionPlace, LineValues } from './computeFunctionLines';

/** Line on the screen. In a comparison, values belong to the comparison, and `baseline…` to the other side. */
export interface LineRow {
  /** Line in the shown text; 0 for samples without a line; undefined for a line that only the baseline has. */
  readonly line: number | undefined;
  /** Line in the baseline; undefined if there is no comparison, or the line is new. */
  readonly baselineLine: number | undefined;
  readonly self: number;
  readonly total: number;
  readonly baselineSelf: number;
  readonly baselineTotal: number;
  /** undefined without a source. */
  readonly text: string | undefined;
  /** Lines between the row before and this one that are not shown. */
  readonly skipped: number;
}

export interface LinesInput {
  readonly lines: LineValues | undefined;
  /** Lines of the file; undefined if it is not available. */
  readonly source: readonly string[] | undefined;
}

interface SideInput extends LinesInput {
  readonly place: FunctionPlace | undefined;
}

export interface RowOptions {
  /** All lines of the file, not only those around lines with a value. */
  readonly isWhole: boolean;
}

/** Lines before and after the ones with a value that say where they are. */
const CONTEXT_LINES = 5;

type Pair = { -readonly [Name in Exclude<keyof LineRow, 'skipped'>]: LineRow[Name] };

/** Builds the rows of one profile, in the order of the file; samples without a line first. */
export function buildLineRows({ lines, source }: LinesInput, options: RowOptions): LineRow[] {
  return skipLines(listLines(lines, source), options, source !== undefined);
}

/** Way to find lines of the baseline in the comparison. */
export type Alignment =
  /** By their text, as both sources are available. */
  | 'text'
  /** By their distance from the function's first line: builds differ and a source is missing. */
  | 'start'
  /** By their line numbers. */
  | 'number';

export interface DiffRows {
  readonly rows: readonly LineRow[];
  readonly alignment: Alignment;
}

/**
 * Builds the rows of two profiles in the order of the comparison's file; lines that only the baseline has stay at their old place.
 */
export function buildDiffRows(baseline: SideInput, comparison: SideInput, options: RowOptions): DiffRows {
  const { alignment, toComparison } = align(baseline, comparison);
  const pairs = listLines(comparison.lines, comparison.source);
  const byLine = new Map(pairs.map((pair) => [pair.line, pair]));
  for (const own of listLines(baseline.lines, baseline.source)) {
    const line = own.line === 0 ? 0 : toComparison(own.line ?? 0);
    const pair = line === undefined ? undefined : byLine.get(line);
    if (pair) {
      pair.baselineLine = own.line;
      pair.baselineSelf += own.self;
      pair.baselineTotal += own.total;
    } else if (own.total !== 0 || own.self !== 0) {
      const gone: Pair = {
        ...{ line: comparison.source === undefined ? line : undefined, baselineLine: own.line, text: own.text },
        ...{ self: 0, total: 0, baselineSelf: own.self, baselineTotal: own.total },
      };
      pairs.splice(findPlace(pairs, own.line ?? 0, toComparison), 0, gone);
    }
  }
  return { rows: skipLines(pairs, options, comparison.source !== undefined), alignment };
}

function align(
  baseline: SideInput,
  comparison: SideInput,
): { alignment: Alignment; toComparison: (line: number) => number | undefined } {
  const [before, after] = [baseline.place, comparison.place];
  const isSameBuild =
    before?.file === after?.file && before?.build.gitRef === after?.build.gitRef && before?.build.gitRef !== '';
  if (isSameBuild || !before || !after) {
    return { alignment: 'number', toComparison: (line) => line };
  }
  if (baseline.source && comparison.source) {
    const places = alignLines(baseline.source, comparison.source);
    return {
      alignment: 'text',
      toComparison: (line) => {
        const place = places[line - 1] ?? -1;
        return place < 0 ? undefined : place + 1;
      },
    };
  }
  const [beforeStart, afterStart] = [getStartLine(before), getStartLine(after)];
  const shift = afterStart - beforeStart;
  return beforeStart > 0 && afterStart > 0 && shift !== 0
    ? { alignment: 'start', toComparison: (line) => line + shift }
    : { alignment: 'number', toComparison: (line) => line };
}

/** Returns the first line that a profile names, which may be the only one that the profiler records. 0 if it has none. */
function getStartLine({ startLine, lines }: FunctionPlace): number {
  return startLine === 0 && lines.line.length === 1 ? lines.line[0] : startLine;
}

/** Finds the place before the first row whose line comes after the baseline's line. */
function findPlace(
  pairs: readonly Pair[],
  baselineLine: number,
  toComparison: (line: number) => number | undefined,
): number {
  const direct = toComparison(baselineLine);
  if (direct !== undefined) {
    const later = pairs.findIndex(({ line }) => line !== undefined && line > direct);
    return later < 0 ? pairs.length : later;
  }
  // The place is behind the nearest line above that still exists.
  for (let line = baselineLine - 1; line > 0; line--) {
    const known = pairs.findIndex(({ baselineLine: own }) => own === line);
    const place = toComparison(line);
    const at = known >= 0 ? known : place === undefined ? -1 : pairs.findIndex((pair) => pair.line === place);
    if (at >= 0) {
      return at + 1;
    }
  }
  return pairs[0]?.line === 0 ? 1 : 0;
}

/** Lists every line of the source, or without one those with a value; values of lines beyond the source's end come last. */
function listLines(lines: LineValues | undefined, source: readonly string[] | undefined): Pair[] {
  const pairs: Pair[] = (source ?? []).map((text, index) => createPair(index + 1, text));
  const extra: Pair[] = [];
  lines?.line.forEach((line, row) => {
    let pair = line > 0 ? pairs[line - 1] : undefined;
    if (!pair || source === undefined) {
      pair = createPair(line, undefined);
      extra.push(pair);
    }
    pair.self = lines.self[row];
    pair.total = lines.total[row];
  });
  return [...extra.filter(({ line }) => line === 0), ...pairs, ...extra.filter(({ line }) => line !== 0)];
}

function createPair(line: number, text: string | undefined): Pair {
  return { line, baselineLine: undefined, self: 0, total: 0, baselineSelf: 0, baselineTotal: 0, text };
}

function skipLines(pairs: readonly Pair[], { isWhole }: RowOptions, hasSource: boolean): LineRow[] {
  const isKept = new Uint8Array(pairs.length).fill(isWhole || !hasSource ? 1 : 0);
  if (!isWhole && hasSource) {
    pairs.forEach((pair, at) => {
      if (hasValue(pair)) {
        isKept.fill(1, Math.max(0, at - CONTEXT_LINES), at + CONTEXT_LINES + 1);
      }
    });
  }
  const rows: LineRow[] = [];
  let skipped = 0;
  let lastLine = 0;
  pairs.forEach((pair, at) => {
    if (isKept[at] === 1) {
      const gap = hasSource ? skipped : rows.length > 0 ? Math.max(0, (pair.line ?? 0) - lastLine - 1) : 0;
      rows.push({ ...pair, skipped: gap });
      lastLine = pair.line ?? lastLine;
      skipped = 0;
    } else {
      skipped++;
    }
  });
  return rows;
}

function hasValue({ self, total, baselineSelf, baselineTotal }: Pair): boolean {
  return self !== 0 || total !== 0 || baselineSelf !== 0 || baselineTotal !== 0;
}

/** A line is hot with this part of the hottest one. */
const HOT_SHARE = 0.05;

/** Positions of the rows that matter most, in the order of the file: by total, or by what changed. */
export function findHotRows(rows: readonly LineRow[], getWeight: (row: LineRow) => number): number[] {
  const weights = rows.map((row) => Math.abs(getWeight(row)));
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  return heaviest === 0 ? [] : weights.flatMap((weight, at) => (weight >= heaviest * HOT_SHARE ? [at] : []));
}
