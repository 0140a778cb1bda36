/** What a part of an answer is about: what is there, why, or what to do. */
export type Mode = 'observation' | 'hypothesis' | 'suggestion';

/** A paragraph, list item, heading, table row or fenced code of an answer: what is read together. */
export interface Block {
  readonly kind: 'prose' | 'row' | 'code';
  readonly start: number;
  readonly end: number;
  /** From the heading above. */
  readonly mode: Mode;
  /** Of a table row: the text of its header row. */
  readonly header: string;
  /** True if more of the same stands before or after it: what is too long is read in parts. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** Longer lines and paragraphs are read in parts, so that no end of an answer costs more than this. */
const MAX_PART_LENGTH = 2_000;

/** A line of a text, or a part of a line that is too long. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** True if its line began earlier. */
  readonly isContinued: boolean;
}

/** The next line; undefined where more of it may come. However a text comes in, its lines are the same. */
export function readLine(text: string, start: number, isFinished: boolean): Line | undefined {
  const isContinued = start > 0 && text.charAt(start - 1) !== '\n';
  const limit = start + MAX_PART_LENGTH;
  const lineBreak = text.slice(start, limit).indexOf('\n');
  if (lineBreak >= 0) {
    return { start, end: start + lineBreak + 1, isContinued };
  }
  if (text.length >= limit) {
    const part = text.slice(start, limit);
    const cut =
      Math.max(...['. ', '! ', '? ', '; '].map((end) => part.lastIndexOf(end) + 1), 0) || part.lastIndexOf(' ');
    return { start, end: start + (cut > 0 ? cut + 1 : part.length), isContinued };
  }
  return isFinished && start < text.length ? { start, end: text.length, isContinued } : undefined;
}

const FENCE = /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})(.*)$/;
const ITEM = /^[\s>]*(?:[-*+•]|\d+[.)])\s/;
const HEADING = /^[\s>]*#{1,6}\s/;
const ROW = /^[\s>]*\|.*\|/;

/** Reads blocks line by line, so that text can come in pieces. */
export class BlockReader {
  private fence = '';
  private mode: Mode = 'observation';
  private header = '';
  private open: { kind: Block['kind']; start: number; end: number; isCutBefore: boolean } | undefined;

  /** Takes a whole line with its break, or a part of one; gives the blocks that can no longer change. */
  readLine(line: string, { start, end, isContinued }: Line): Block[] {
    const text = line.trimEnd();
    if (isContinued && this.fence === '') {
      const done = this.close(true);
      this.open = { kind: 'prose', start, end, isCutBefore: true };
      return done;
    }
    const [, marks = '', info = ''] = FENCE.exec(text) ?? [];
    if (this.fence !== '') {
      const isClosing = marks.startsWith(this.fence) && info.trim() === '' && !isContinued;
      this.open = { kind: 'code', start: this.open?.start ?? start, end, isCutBefore: false };
      return isClosing ? this.close() : [];
    }
    if (marks !== '' && !(marks.startsWith('`') && info.includes('`'))) {
      const done = this.close();
      this.fence = marks;
      this.open = { kind: 'code', start, end, isCutBefore: false };
      return done;
    }
    if (text.trim() === '') {
      this.header = '';
      return this.close();
    }
    if (ROW.test(text)) {
      const done = this.close();
      this.header = this.header === '' ? text : this.header;
      this.open = { kind: 'row', start, end, isCutBefore: false };
      return [...done, ...this.close()];
    }
    this.header = '';
    if (HEADING.test(text) || isTitle(text)) {
      const done = this.close();
      this.mode = readMode(text);
      this.open = { kind: 'prose', start, end, isCutBefore: false };
      return [...done, ...this.close()];
    }
    const isTooLong = this.open !== undefined && end - this.open.start > MAX_PART_LENGTH;
    const isItem = ITEM.test(text);
    const done = isItem || isTooLong ? this.close(!isItem) : [];
    const { start: from = start, isCutBefore = isTooLong && !isItem } = this.open ?? {};
    this.open = { kind: 'prose', start: from, end, isCutBefore };
    return done;
  }

  /** Ends what is open. */
  close(isCutAfter = false): Block[] {
    const { open, mode, header } = this;
    this.fence = '';
    this.open = undefined;
    return open ? [{ ...open, mode, header, isCutAfter }] : [];
  }

  /** A reader in the same state, to look at an unfinished end. */
  copy(): BlockReader {
    const copy = new BlockReader();
    copy.fence = this.fence;
    copy.mode = this.mode;
    copy.header = this.header;
    copy.open = this.open;
    return copy;
  }
}

/** A line of its own that introduces what follows: "**Suggestions**", "Next steps:". */
function isTitle(text: string): boolean {
  const plain = text.trim();
  return plain.length < 80 && (/^\*\*[^*]+\*\*:?$/.test(plain) || /^[A-Z][\w ]{2,50}:$/.test(plain));
}

/** What a heading or a beginning says of what follows. */
export function readMode(text: string): Mode {
  if (/suggest|recommend|\bfix|next step|improve|optimi[sz]|what to (do|try|change)|action/i.test(text)) {
    return 'suggestion';
  }
  return /hypothes|possib|likely|potential|root cause|\bwhy\b|speculat/i.test(text) ? 'hypothesis' : 'observation';
}
