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
  private open: { kind: Block['kind']; start: number; end: number } | undefined;

  /** Takes a whole line with its break; gives the blocks that can no longer change. */
  readLine(line: string, start: number): Block[] {
    const end = start + line.length;
    const text = line.trimEnd();
    const [, marks = '', info = ''] = FENCE.exec(text) ?? [];
    if (this.fence !== '') {
      const isClosing = marks.startsWith(this.fence) && info.trim() === '';
      this.open = { kind: 'code', start: this.open?.start ?? start, end };
      return isClosing ? this.close() : [];
    }
    if (marks !== '' && !(marks.startsWith('`') && info.includes('`'))) {
      const done = this.close();
      this.fence = marks;
      this.open = { kind: 'code', start, end };
      return done;
    }
    if (text.trim() === '') {
      this.header = '';
      return this.close();
    }
    if (ROW.test(text)) {
      const done = this.close();
      this.header = this.header === '' ? text : this.header;
      this.open = { kind: 'row', start, end };
      return [...done, ...this.close()];
    }
    this.header = '';
    if (HEADING.test(text) || isTitle(text)) {
      const done = this.close();
      this.mode = readMode(text);
      this.open = { kind: 'prose', start, end };
      return [...done, ...this.close()];
    }
    const done = ITEM.test(text) ? this.close() : [];
    this.open = { kind: 'prose', start: this.open?.start ?? start, end };
    return done;
  }

  /** Ends what is open. */
  close(): Block[] {
    const { open, mode, header } = this;
    this.fence = '';
    this.open = undefined;
    return open ? [{ ...open, mode, header }] : [];
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
