import { isTable, readLineStart } from './MarkdownLexer';

/** Topic of a part of an answer: what the profile shows, why, or what to do. */
export type Mode = 'observation' | 'hypothesis' | 'suggestion';

/** A part of a text, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Paragraph, list item, heading, table row or fenced code of an answer. Lists are flat. */
export interface Block extends Range {
  readonly kind: 'prose' | 'heading' | 'item' | 'row' | 'code';
  /** Text ranges line by line, without the marks that make it a block. */
  readonly content: readonly Range[];
  /** For items: true if the list is numbered. */
  readonly isOrdered: boolean;
  /** For code: text after the opening marks. */
  readonly info: string;
  /** Mode from the heading above. */
  readonly mode: Mode;
  /** For table rows: text of the header row. */
  readonly header: string;
  /** True if more of the same block comes before or after: blocks that are too long are read in parts. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** Longer lines and paragraphs are read in parts, so that no end of an answer costs more than this. */
const MAX_PART_LENGTH = 2_000;

/** A line of a text, or a part of a line that is too long. */
interface Line extends Range {
  readonly text: string;
  /** True if its line began earlier. */
  readonly isContinued: boolean;
}

/** Finds the next line; undefined if more of it may come. However a text comes in, its lines are the same. */
function findLine(text: string, start: number, isFinished: boolean): Line | undefined {
  const isContinued = start > 0 && text.charAt(start - 1) !== '\n';
  const limit = start + MAX_PART_LENGTH;
  const to = (end: number): Line => ({ start, end, isContinued, text: text.slice(start, end).trimEnd() });
  const lineBreak = text.slice(start, limit).indexOf('\n');
  if (lineBreak >= 0) {
    return to(start + lineBreak + 1);
  }
  if (text.length >= limit) {
    const part = text.slice(start, limit);
    const cut =
      Math.max(...['. ', '! ', '? ', '; '].map((end) => part.lastIndexOf(end) + 1), 0) || part.lastIndexOf(' ');
    return to(start + (cut > 0 ? cut + 1 : part.length));
  }
  return isFinished && start < text.length ? to(text.length) : undefined;
}

/** A block to which lines are added. */
interface OpenBlock extends Pick<Block, 'start' | 'isOrdered' | 'info' | 'isCutBefore'> {
  kind: Block['kind'];
  end: number;
  content: Range[];
}

/** The blocks of a text that grows. The check and the page both read answers with it, so they see the same blocks. */
export class BlockReader {
  private text = '';
  /** Start of the next line. */
  private place = 0;
  /** For code that has not ended: its marks and their indentation. */
  private fence = '';
  private indent = 0;
  private mode: Mode = 'observation';
  private header = '';
  private open: OpenBlock | undefined;

  /** Takes more of the text, and gives the blocks that can no longer change. */
  push(chunk: string): Block[] {
    this.text += chunk;
    return this.readLines(false);
  }

  /** Returns the blocks of the remaining text, as if the text ended here. */
  peek(): Block[] {
    const copy = Object.assign(new BlockReader(), this);
    copy.open = this.open && { ...this.open, content: [...this.open.content] };
    return copy.finish();
  }

  /** Ends the text, and gives the blocks that are left. */
  finish(): Block[] {
    return [...this.readLines(true), ...this.close()];
  }

  private readLines(isFinished: boolean): Block[] {
    const blocks: Block[] = [];
    for (
      let line = findLine(this.text, this.place, isFinished);
      line;
      line = findLine(this.text, this.place, isFinished)
    ) {
      blocks.push(...this.readLine(line));
      this.place = line.end;
    }
    return blocks;
  }

  private readLine(line: Line): Block[] {
    if (this.fence !== '') {
      return this.readCode(line);
    }
    if (line.isContinued) {
      return this.begin('prose', line, { start: 0, end: line.text.length }, { isCutBefore: true }, true);
    }
    const start = readLineStart(line.text);
    if (this.isRow(line.text)) {
      return this.readRow(line);
    }
    this.header = '';
    switch (start.kind) {
      case 'blank':
      case 'rule':
        return this.close();
      case 'code': {
        const done = this.begin('code', line, undefined, { info: start.info });
        this.fence = start.fence;
        this.indent = start.start;
        return done;
      }
      case 'heading':
        return this.readTitle('heading', line, start);
      case 'item':
        return this.begin('item', line, start, { isOrdered: start.isOrdered });
      case 'prose':
        return this.readProse(line, start);
    }
  }

  private readCode(line: Line): Block[] {
    const { open, fence, indent } = this;
    const marks = line.text.trim();
    const isClosing = !line.isContinued && marks.startsWith(fence) && marks === fence.charAt(0).repeat(marks.length);
    const margin = line.isContinued ? 0 : Math.min(indent, /^ */.exec(line.text)?.[0].length ?? 0);
    const end = this.text.charAt(line.end - 1) === '\n' ? line.end - 1 : line.end;
    if (open) {
      open.end = line.end;
      open.content.push(
        ...(isClosing ? [] : [{ start: line.start + margin, end: Math.max(line.start + margin, end) }]),
      );
    }
    return isClosing ? this.close() : [];
  }

  /** True for a table row: it has bars at both ends, or is in a table; models forget the blank line after one. */
  private isRow(text: string): boolean {
    return /^[\s>]*\|.*\|$/.test(text) || (this.header !== '' && text.includes('|')) || this.isBelowHeader(text);
  }

  /** True if the paragraph before was the header of a table without bars at its borders. */
  private isBelowHeader(text: string): boolean {
    const { open } = this;
    const [only, ...others] = open?.kind === 'prose' ? open.content : [];
    const before = only && others.length === 0 ? this.text.slice(only.start, only.end) : '';
    return text.includes('|') && before.includes('|') && isTable(before, text);
  }

  private readRow(line: Line): Block[] {
    if (this.header === '' && this.open && this.isBelowHeader(line.text)) {
      this.open.kind = 'row';
      this.header = this.text.slice(this.open.start, this.open.end).trimEnd();
    }
    if (/^[\s>|:-]+$/.test(line.text)) {
      return this.close();
    }
    this.header = this.header === '' ? line.text : this.header;
    const start = /^[\s>]*/.exec(line.text)?.[0].length ?? 0;
    return [...this.begin('row', line, { start, end: line.text.length }), ...this.close()];
  }

  private readTitle(kind: 'heading' | 'prose', line: Line, content: Range): Block[] {
    const done = this.close();
    this.mode = readMode(line.text);
    return [...done, ...this.begin(kind, line, content), ...this.close()];
  }

  private readProse(line: Line, content: Range): Block[] {
    const plain = line.text.trim();
    // "**Suggestions**"
    if (/^\*\*[^*]+\*\*:?$/.test(plain) && plain.length < 80) {
      return this.readTitle('heading', line, content);
    }
    // "Next steps:"
    if (/^[A-Z][\w ]{2,50}:$/.test(plain)) {
      return this.readTitle('prose', line, content);
    }
    const { open } = this;
    if (!open || line.end - open.start > MAX_PART_LENGTH) {
      return this.begin('prose', line, content, { isCutBefore: open !== undefined }, true);
    }
    open.end = line.end;
    open.content.push(shift(content, line.start));
    return [];
  }

  private begin(
    kind: Block['kind'],
    line: Line,
    content: Range | undefined,
    more: Partial<OpenBlock> = {},
    isCut = false,
  ): Block[] {
    const done = this.close(isCut);
    const { start, end } = line;
    this.open = {
      ...{ kind, start, end, content: content ? [shift(content, start)] : [] },
      ...{ isOrdered: false, info: '', isCutBefore: false, ...more },
    };
    return done;
  }

  private close(isCutAfter = false): Block[] {
    const { open, mode, header } = this;
    this.fence = '';
    this.open = undefined;
    return open ? [{ ...open, mode, header, isCutAfter }] : [];
  }
}

function shift({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

/** Lists the lines of a code block, without those that fence it. */
export function listCodeLines(text: string, { content }: Block): string[] {
  const isContinued = (at: number): boolean => content[at - 1]?.end === content[at]?.start;
  const parts = content.map(
    ({ start, end }, at) => `${at === 0 || isContinued(at) ? '' : '\n'}${text.slice(start, end)}`,
  );
  return parts.length === 0 ? [] : parts.join('').split('\n');
}

/** Tells from a heading or a beginning what follows. */
export function readMode(text: string): Mode {
  if (/suggest|recommend|\bfix|next step|improve|optimi[sz]|what to (do|try|change)|action/i.test(text)) {
    return 'suggestion';
  }
  return /hypothes|possib|likely|potential|root cause|\bwhy\b|speculat/i.test(text) ? 'hypothesis' : 'observation';
}
