import { alignLines } from './alignLines';
import type { CodeExcerpt } from './CodeExcerpt';
import { expandTabs } from './formatSourceText';

export interface ChangeRow {
  readonly kind: 'same' | 'removed' | 'added';
  /** Line in the given source; undefined for new lines, and for all lines of a change that does not fit. */
  readonly line: number | undefined;
  readonly text: string;
}

/** A change of the code that was given, as a model suggests it. It is only ever shown. */
export interface SuggestedChange {
  /** Sentence that says why the change does not apply to the given source; undefined if it does. */
  readonly problem: string | undefined;
  /** Parts in the order of the answer. Rows that fit come from the source, not from the model. */
  readonly hunks: readonly (readonly ChangeRow[])[];
}

interface GivenLine {
  readonly line: number;
  readonly text: string;
}

interface Hunk {
  /** Line that the model names for its beginning. */
  readonly hint: number | undefined;
  readonly rows: ReadonlyArray<Pick<ChangeRow, 'kind' | 'text'>>;
}

/**
 * Reads a fenced block of an answer as a change of the given code: a unified diff (`info` says so), or the rewritten
 * function, which begins and ends with lines of the source. undefined for any other code.
 */
export function readSuggestedChange(
  info: string,
  block: readonly string[],
  { lines, file }: Pick<CodeExcerpt, 'lines' | 'file'>,
): SuggestedChange | undefined {
  const given = lines.flatMap(({ line, text }) => (text === undefined ? [] : [{ line, text }]));
  if (!/^(?:diff|patch|udiff)\b/i.test(info.trim())) {
    return readRewritten(block, given);
  }
  const hunks = splitHunks(block);
  const otherFile = findOtherFile(block, file);
  const placed = hunks.map((hunk) => (otherFile === undefined ? placeHunk(hunk, given) : { problem: otherFile }));
  return {
    problem: hunks.length === 0 ? 'It changes nothing.' : placed.find(({ problem }) => problem)?.problem,
    hunks: hunks.map(({ rows }, at) => placed[at].rows ?? rows.map((row) => ({ ...row, line: undefined }))),
  };
}

const HEADER = /^(?:diff --git |index [0-9a-f]+\.\.|new file mode |deleted file mode |similarity index )/;

function splitHunks(block: readonly string[]): Hunk[] {
  const hunks: Array<{ hint: number | undefined; rows: Array<{ kind: ChangeRow['kind']; text: string }> }> = [];
  let isHeader = true;
  for (const text of block) {
    const isFileName = isHeader && /^(?:---|\+\+\+)(?: |$)/.test(text);
    if (isFileName || (isHeader && HEADER.test(text)) || text.startsWith('\\ No newline')) {
      continue;
    }
    const [start, digits] = /^@@+(?:\s*-(\d+))?/.exec(text) ?? [];
    if (start !== undefined) {
      hunks.push({ hint: digits === undefined ? undefined : Number(digits), rows: [] });
    } else {
      if (hunks.length === 0) {
        hunks.push({ hint: undefined, rows: [] });
      }
      hunks.at(-1)?.rows.push(readRow(text));
    }
    isHeader = start === undefined && isHeader && text.trim() === '';
  }
  return hunks.map(({ hint, rows }) => ({ hint, rows: trimRows(rows) })).filter(({ rows }) => rows.some(isChange));
}

function readRow(text: string): { kind: ChangeRow['kind']; text: string } {
  const rest = text.slice(1);
  switch (text.charAt(0)) {
    case '+':
      return { kind: 'added', text: rest };
    case '-':
      return { kind: 'removed', text: rest };
    case ' ':
      return { kind: 'same', text: rest };
    default:
      // A model forgot the space.
      return { kind: 'same', text };
  }
}

function isChange({ kind }: Pick<ChangeRow, 'kind'>): boolean {
  return kind !== 'same';
}

/** Empty lines around a change are the model's, not the source's. */
function trimRows<Row extends Pick<ChangeRow, 'kind' | 'text'>>(rows: readonly Row[]): Row[] {
  const isFilled = ({ kind, text }: Row): boolean => kind !== 'same' || text.trim() !== '';
  const first = rows.findIndex(isFilled);
  return first < 0 ? [] : rows.slice(first, rows.findLastIndex(isFilled) + 1);
}

/** Normalises white space, which a model seldom gets right. */
function normalise(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function placeHunk({ hint, rows }: Hunk, given: readonly GivenLine[]): { problem?: string; rows?: ChangeRow[] } {
  const old = rows.filter(({ kind }) => kind !== 'added').map(({ text }) => normalise(text));
  if (old.every((text) => text === '')) {
    return { problem: 'It does not say where it belongs.' };
  }
  const known = given.map(({ text }) => normalise(text));
  const strange = rows.find(({ kind, text }) => kind !== 'added' && !known.includes(normalise(text)));
  if (strange) {
    return { problem: `“${strange.text.trim()}” is no line of the source that was sent.` };
  }
  const starts = known.flatMap((_, at) => (old.every((text, step) => isNext(given, at, step, text)) ? [at] : []));
  const [first] = starts;
  if (first === undefined) {
    return { problem: 'Its lines do not follow each other in the source that was sent.' };
  }
  if (starts.length > 1 && hint === undefined) {
    return { problem: `It fits ${starts.length} places of the source that was sent.` };
  }
  const away = (at: number): number => Math.abs(given[at].line - (hint ?? 0));
  let next = starts.reduce((best, at) => (away(at) < away(best) ? at : best), first);
  const placed = rows.map(({ kind, text }): ChangeRow => {
    const own = kind === 'added' ? undefined : given[next++];
    return own ? { kind, ...own } : { kind, line: undefined, text };
  });
  const print = (without: ChangeRow['kind']) =>
    rows.flatMap(({ kind, text }) => (kind === without ? [] : [text.trimEnd()])).join('\n');
  return print('added') === print('removed') ? { problem: 'It changes nothing.' } : { rows: placed };
}

/** True if the line `step` lines after a place exists, follows the line before it directly, and has this text. */
function isNext(given: readonly GivenLine[], at: number, step: number, text: string): boolean {
  const line = given[at + step];
  return line !== undefined && line.line === given[at].line + step && normalise(line.text) === text;
}

function findOtherFile(block: readonly string[], file: string): string | undefined {
  const [, target] = block.map((text) => /^\+\+\+ (?:b\/)?(\S+)/.exec(text)).find(Boolean) ?? [];
  const getBaseName = (path: string) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return target === undefined || getBaseName(target) === getBaseName(file)
    ? undefined
    : `It is for the file ${target}.`;
}

const MIN_REWRITTEN_LINES = 3;

/** Reads a function that is rewritten from its first to its last line, as models do without being asked for a diff. */
function readRewritten(block: readonly string[], given: readonly GivenLine[]): SuggestedChange | undefined {
  const print = (text: string): string => expandTabs(text).trimEnd();
  const written = trimRows(block.map((text) => ({ kind: 'same', text }) as const)).map(({ text }) => text);
  const code = written.map(print);
  const known = given.map(({ text }) => print(text));
  const start = known.indexOf(code[0] ?? '');
  const end = known.indexOf(code.at(-1) ?? '', start + 1);
  const isOne = (given[end]?.line ?? 0) - (given[start]?.line ?? 0) === end - start;
  if (code.length < MIN_REWRITTEN_LINES || start < 0 || end < 0 || !isOne) {
    return undefined;
  }
  const old = given.slice(start, end + 1);
  const rows = mergeRows(old, written, alignLines(known.slice(start, end + 1), code));
  return { problem: rows.some(isChange) ? undefined : 'It changes nothing.', hunks: [rows] };
}

/** `places`: of each old line in the new text, -1 for lines that are gone. */
function mergeRows(old: readonly GivenLine[], code: readonly string[], places: Int32Array): ChangeRow[] {
  const rows: ChangeRow[] = [];
  let next = 0;
  const addUntil = (end: number): void => {
    code.slice(next, end).forEach((text) => rows.push({ kind: 'added', line: undefined, text }));
    next = Math.max(next, end);
  };
  old.forEach((own, at) => {
    const place = places[at];
    if (place >= 0) {
      addUntil(place);
      next = place + 1;
    }
    rows.push({ kind: place < 0 ? 'removed' : 'same', ...own });
  });
  addUntil(code.length);
  return rows;
}
