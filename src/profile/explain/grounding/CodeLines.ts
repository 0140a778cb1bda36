import type { CodeExcerpt, CodeLine, LineCost } from 'profile/lines/CodeExcerpt';

export interface LineReference {
  readonly kind: 'line';
  /** Lines that were sent. */
  readonly lines: readonly number[];
  /** Sentence that says why the reference is wrong; undefined if it is right. */
  readonly problem: string | undefined;
}

/** Part of a text that names lines, with its place in the text. */
export interface LinePart {
  readonly start: number;
  readonly end: number;
  readonly reference: LineReference;
}

/** Shortest text to search for; shorter ones are in most code by chance. */
const MIN_CODE_LENGTH = 2;

// "line 42", "lines 42–45", "L42": a number after "lines 4, " may be one more of them, or an amount.
const LINES =
  /\b(?:lines?\s+#?|L(?=\d))(\d{1,7})(?![\d.]*\d)(?:\s*(?:-|–|—|to|through)\s*L?(\d{1,7})\b(?!\.\d|\s*%))?/gi;
const MORE =
  /(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)(?:line\s+)?L?(\d{1,7})\b(?!\.\d|\s*(?:%|percent|[nµum]?s\b|min\b|[kKMGT]i?B\b|bytes?\b|times\b|cores?\b|functions\b|×))/iy;

/**
 * Lines of the code that an answer is about. Lines are written as negative numbers among function indices, so that
 * numbers about both are checked alike.
 */
export class CodeLines {
  private readonly byLine: ReadonlyMap<number, CodeLine>;
  private readonly baseName: string;
  private readonly text: string;

  constructor(private readonly excerpt: CodeExcerpt) {
    this.byLine = new Map(excerpt.lines.map((line) => [line.line, line]));
    this.baseName = excerpt.file.slice(excerpt.file.search(/[^/\\]*$/));
    this.text = removeSpace(excerpt.lines.map(({ text }) => text ?? '').join('\n'));
  }

  /** All lines of the function together, by side. */
  get costs(): readonly LineCost[] {
    return this.excerpt.costs;
  }

  get source(): Pick<CodeExcerpt, 'lines' | 'file'> {
    return this.excerpt;
  }

  /** True if the code contains the text, apart from white space. */
  contains(text: string): boolean {
    const wanted = removeSpace(text);
    return wanted.length >= MIN_CODE_LENGTH && this.text.includes(wanted);
  }

  /** Computes the joint cost of lines on each side. Lines are parts of one function, so their total is capped at its total. */
  getCosts(lines: readonly number[]): LineCost[] {
    return this.excerpt.costs.map((whole, side) => {
      const sum = (column: keyof LineCost): number =>
        lines.reduce((all, line) => all + (this.byLine.get(line)?.costs[side]?.[column] ?? 0), 0);
      return { self: sum('self'), total: Math.min(sum('total'), whole.total) };
    });
  }

  /** Everything in a text that names lines of the code. */
  listParts(text: string): LinePart[] {
    const parts: LinePart[] = [];
    const add = (start: number, end: number, from: string, to = from): void =>
      void parts.push({ start, end, reference: this.refer(Number(from), Number(to)) });
    for (const match of text.matchAll(LINES)) {
      const [whole, from = '', to] = match;
      let end = match.index + whole.length;
      add(match.index, end, from, to);
      for (let more = this.readMore(text, end, whole); more; more = this.readMore(text, end, whole)) {
        const [next, digits = ''] = more;
        add(end + next.length - digits.length, end + next.length, digits);
        end += next.length;
      }
    }
    if (this.baseName !== '') {
      for (let at = text.indexOf(this.baseName); at >= 0; at = text.indexOf(this.baseName, at + 1)) {
        const after = at + this.baseName.length;
        const [place = '', from = '', to] = /^:(\d{1,7})(?:[-–](\d{1,7}))?/.exec(text.slice(after, after + 20)) ?? [];
        if (place !== '') {
          add(at, after + place.length, from, to);
        }
      }
    }
    return parts;
  }

  private readMore(text: string, at: number, before: string): RegExpExecArray | undefined {
    MORE.lastIndex = at;
    return /^lines\b/i.test(before) ? (MORE.exec(text) ?? undefined) : undefined;
  }

  private refer(from: number, to: number): LineReference {
    const lines = this.excerpt.lines.map(({ line }) => line).filter((line) => line >= from && line <= to);
    const missing = [from, to].find((line) => !this.byLine.has(line));
    return { kind: 'line', lines, problem: missing === undefined ? undefined : this.describeMissing(missing) };
  }

  private describeMissing(line: number): string {
    const { fileLineCount } = this.excerpt;
    if (fileLineCount === undefined) {
      return `The profile has nothing for line ${line} of this function.`;
    }
    return line > fileLineCount || line === 0 ? `The file has ${fileLineCount} lines.` : `Line ${line} was not sent.`;
  }
}

function removeSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
