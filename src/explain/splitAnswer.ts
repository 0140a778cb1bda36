import type { Claim } from 'profile/explain/grounding/Claim';
import { type Block, BlockReader, listCodeLines, type Mode } from 'profile/explain/markdown/BlockReader';
import type { SuggestedChange } from 'profile/lines/SuggestedChange';
import { type AnswerPiece, BlockText, toPlainPiece } from './cutBlock';

/** Checked part of a text: claims in its order. */
interface Checked {
  readonly claims: readonly Claim[];
  /** Names of functions, by index. */
  readonly names?: Readonly<Record<number, string>>;
}

export interface AnswerItem {
  /** Kind that the model states. */
  readonly mode: Mode | undefined;
  readonly pieces: readonly AnswerPiece[];
}

type Row = readonly (readonly AnswerPiece[])[];

export type AnswerBlock =
  | { readonly kind: 'heading' | 'text'; readonly pieces: readonly AnswerPiece[] }
  /** `change`: what the code would do to the code that was sent. */
  | { readonly kind: 'code'; readonly pieces: readonly AnswerPiece[]; readonly change: SuggestedChange | undefined }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: AnswerItem[] }
  /** The first row is the header. */
  | { readonly kind: 'table'; readonly rows: Row[] };

/** Block with its claims and what is shown of it: a list of one item, a table of one row. */
interface ShownBlock {
  readonly block: Block;
  readonly claims: readonly Claim[];
  readonly shown: AnswerBlock;
}

const MODE = /^\**\[(observation|hypothesis|suggestion)s?\]\**:?\s*/i;

/**
 * An answer in blocks, each cut at its claims. Nothing in it is ever taken for HTML. Of an answer that grows, what did not change
 * is split once, and its blocks, items and rows stay the same objects.
 */
export class AnswerSplitter {
  private text = '';
  private reader = new BlockReader();
  /** Blocks that can no longer change; claims about them may still come. */
  private closed: Block[] = [];
  /** Blocks as they were last shown, in order. */
  private known: readonly ShownBlock[] = [];
  private last: readonly AnswerBlock[] = [];

  split(text: string, { claims, names = {} }: Checked): readonly AnswerBlock[] {
    if (!text.startsWith(this.text)) {
      Object.assign(this, new AnswerSplitter());
    }
    this.closed.push(...this.reader.push(text.slice(this.text.length)));
    this.text = text;
    let place = 0;
    this.known = [...this.closed, ...this.reader.peek()].map((block, at) => {
      const first = place;
      while ((claims[place]?.start ?? Infinity) < block.end) {
        place++;
      }
      return this.showBlock(this.known[at], block, claims.slice(first, place), names);
    });
    const blocks: AnswerBlock[] = [];
    this.known.forEach(({ shown }) => addTo(blocks, shown));
    this.last = blocks.map((block, at) => reuse(this.last[at], block));
    return this.last;
  }

  private showBlock(
    before: ShownBlock | undefined,
    block: Block,
    claims: readonly Claim[],
    names: Readonly<Record<number, string>>,
  ): ShownBlock {
    const isSame =
      before?.block.kind === block.kind &&
      before.block.start === block.start &&
      before.block.end === block.end &&
      before.claims.length === claims.length &&
      claims.every((claim, at) => claim === before.claims[at]);
    return isSame ? before : { block, claims, shown: this.toShown(block, claims, names) };
  }

  private toShown(block: Block, claims: readonly Claim[], names: Readonly<Record<number, string>>): AnswerBlock {
    if (block.kind === 'code') {
      const change = claims.find(({ kind }) => kind === 'code')?.change;
      const lines = listCodeLines(this.text, block);
      return { kind: 'code', pieces: lines.map((line, at) => toPlainPiece(at > 0 ? `\n${line}` : line)), change };
    }
    const content = new BlockText(this.text, block, claims, names);
    switch (block.kind) {
      case 'row':
        return { kind: 'table', rows: [content.cutCells()] };
      case 'item': {
        const [mark = '', mode] = MODE.exec(content.text) ?? [];
        const item = { mode: mode?.toLowerCase() as Mode | undefined, pieces: content.cut(mark.length) };
        return { kind: 'list', isOrdered: block.isOrdered, items: [item] };
      }
      case 'heading':
        return { kind: 'heading', pieces: content.cut() };
      case 'prose':
        return { kind: 'text', pieces: content.cut() };
    }
  }
}

/** The same for a whole answer; its claims in any order. */
export function splitAnswer(text: string, claims: readonly Claim[]): readonly AnswerBlock[] {
  const ordered = [...claims].sort((a, b) => a.start - b.start || a.end - b.end);
  return new AnswerSplitter().split(text, { claims: ordered });
}

/** Items and rows go on the list or table before them. A fence that has nothing in it yet is not shown. */
function addTo(blocks: AnswerBlock[], block: AnswerBlock): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list' && block.kind === 'list' && last.isOrdered === block.isOrdered) {
    last.items.push(...block.items);
  } else if (last?.kind === 'table' && block.kind === 'table') {
    last.rows.push(...block.rows);
  } else if (block.kind === 'list') {
    blocks.push({ ...block, items: [...block.items] });
  } else if (block.kind === 'table') {
    blocks.push({ ...block, rows: [...block.rows] });
  } else if (block.kind !== 'code' || block.pieces.length > 0) {
    blocks.push(block);
  }
}

/** Returns the previous block if it is equal, so that it is not drawn again. */
function reuse(before: AnswerBlock | undefined, block: AnswerBlock): AnswerBlock {
  const isSame = <T>(a: readonly T[], b: readonly T[]): boolean =>
    a.length === b.length && a.every((one, at) => one === b[at]);
  const isKnown =
    (before?.kind === 'list' && block.kind === 'list' && isSame(before.items, block.items)) ||
    (before?.kind === 'table' && block.kind === 'table' && isSame(before.rows, block.rows));
  return isKnown ? before : block;
}
