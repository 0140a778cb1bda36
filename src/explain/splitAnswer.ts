import type { Claim } from 'profile/explain/grounding/Claim';
import { type Line, type Mode, readLine } from 'profile/explain/grounding/splitBlocks';
import type { SuggestedChange } from 'profile/lines/SuggestedChange';

/** Text between claims, or the text of a claim. A relation that does not hold has no text of its own: it follows its names. */
export interface AnswerPiece {
  readonly text: string;
  readonly claim?: Claim;
  /** The function that it is about, where it is right. */
  readonly name?: string | undefined;
}

/** What was checked of a text: claims in its order. */
interface Checked {
  readonly claims: readonly Claim[];
  /** Of functions, by index. */
  readonly names?: Readonly<Record<number, string>>;
  /** Where the part begins that may be read otherwise when more comes. */
  readonly settledEnd: number;
}

export interface AnswerItem {
  /** What the model says that it is. */
  readonly mode: Mode | undefined;
  readonly pieces: readonly AnswerPiece[];
}

export type AnswerBlock =
  | { readonly kind: 'heading' | 'text'; readonly pieces: readonly AnswerPiece[] }
  /** `change`: what the code would do to the code that was sent. */
  | { readonly kind: 'code'; readonly pieces: readonly AnswerPiece[]; readonly change: SuggestedChange | undefined }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: AnswerItem[] }
  /** The first row is the header. */
  | { readonly kind: 'table'; readonly rows: (readonly (readonly AnswerPiece[])[])[] };

const ITEM = /^\s*(?:([-*+•])|\d+[.)])\s+(?:\[[ x]\]\s+)?/;
const MODE = /^\**\[(observation|hypothesis|suggestion)s?\]\**:?\s*/i;

/**
 * An answer in blocks, each cut at its claims. Of Markdown, headings, lists, tables and fenced code are told apart; marks of
 * emphasis and code within a line are left out. Nothing in it is ever taken for HTML. Of an answer that grows, what is settled is
 * split once, and its blocks, items and rows stay the same objects.
 */
export class AnswerSplitter {
  private settled = new SplitState();
  private text = '';
  private lastClaim: Claim | undefined;

  split(text: string, { claims, names = {}, settledEnd }: Checked): readonly AnswerBlock[] {
    const { place, claimAt } = this.settled;
    if (!text.startsWith(this.text.slice(0, place)) || claims[claimAt - 1] !== this.lastClaim) {
      this.settled = new SplitState();
    }
    this.text = text;
    const source = { text, claims, names };
    this.settled.readLines(source, settledEnd);
    this.lastClaim = claims[this.settled.claimAt - 1];
    const open = this.settled.copy();
    open.readLines(source, text.length);
    return open.finish();
  }
}

/** The same for a whole answer; its claims in any order. */
export function splitAnswer(text: string, claims: readonly Claim[]): readonly AnswerBlock[] {
  const ordered = [...claims].sort((a, b) => a.start - b.start || a.end - b.end);
  return new AnswerSplitter().split(text, { claims: ordered, settledEnd: 0 });
}

interface Source {
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly names: Readonly<Record<number, string>>;
}

interface CodeBlock {
  readonly pieces: AnswerPiece[];
  readonly change: SuggestedChange | undefined;
}

/** How far a text is split. */
class SplitState {
  /** Where the next line begins, and the first claim that is not before it. */
  place = 0;
  claimAt = 0;
  private blocks: AnswerBlock[] = [];
  private code: CodeBlock | undefined;
  /** Relations that do not hold, by the end of the name that they are shown after. */
  private broken = new Map<number, Claim>();

  copy(): SplitState {
    const copy = new SplitState();
    copy.place = this.place;
    copy.claimAt = this.claimAt;
    copy.blocks = [...this.blocks];
    // The last one may go on: it goes on in the copy alone.
    const last = copy.blocks.pop();
    copy.blocks.push(...(last ? [copyBlock(last)] : []));
    copy.code = this.code && { ...this.code, pieces: [...this.code.pieces] };
    copy.broken = new Map(this.broken);
    return copy;
  }

  /** Reads the lines that end by then. */
  readLines(source: Source, until: number): void {
    const isWhole = until >= source.text.length;
    for (
      let line = readLine(source.text, this.place, isWhole);
      line;
      line = readLine(source.text, this.place, isWhole)
    ) {
      if (line.end > until) {
        return;
      }
      this.readLine(line, source);
      this.place = line.end;
      while ((source.claims[this.claimAt]?.start ?? Infinity) < line.end) {
        this.claimAt++;
      }
    }
  }

  finish(): readonly AnswerBlock[] {
    const { blocks, code } = this;
    return code && code.pieces.length > 0 ? [...blocks, { kind: 'code', ...code }] : blocks;
  }

  private readLine({ start, end: lineEnd, isContinued }: Line, source: Source): void {
    const { text, claims } = source;
    const end = text.charAt(lineEnd - 1) === '\n' ? lineEnd - 1 : lineEnd;
    const line = text.slice(start, end);
    const last = this.blocks.at(-1);
    if (!isContinued && /^\s*(```|~~~)/.test(line)) {
      if (this.code) {
        this.blocks.push({ kind: 'code', ...this.code });
      }
      const isFence = ({ kind, start: at }: Claim): boolean => kind === 'code' && at === start;
      const change = claims.slice(this.claimAt, this.claimAt + 1).find(isFence)?.change;
      this.code = this.code ? undefined : { pieces: [], change };
    } else if (this.code) {
      this.code.pieces.push({ text: `${this.code.pieces.length > 0 && !isContinued ? '\n' : ''}${line}` });
    } else if (isContinued) {
      this.addText('text', source, start, end);
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      if (!/^[\s|:-]+$/.test(line)) {
        const row = splitCells(this.cutAtClaims(source, start, end));
        if (last?.kind === 'table') {
          last.rows.push(row);
        } else {
          this.blocks.push({ kind: 'table', rows: [row] });
        }
      }
    } else if (ITEM.test(line)) {
      const [mark = '', bullet] = ITEM.exec(line) ?? [];
      const isOrdered = bullet === undefined;
      const [modeMark = '', mode] = MODE.exec(line.slice(mark.length)) ?? [];
      const pieces = this.cutAtClaims(source, start + mark.length + modeMark.length, end);
      const item = { mode: readMode(mode), pieces };
      if (last?.kind === 'list' && last.isOrdered === isOrdered) {
        last.items.push(item);
      } else {
        this.blocks.push({ kind: 'list', isOrdered, items: [item] });
      }
    } else if (line.trim() !== '') {
      const [mark = ''] = /^\s*(?:#{1,6}\s+|>\s?)?/.exec(line) ?? [];
      const isHeading = mark.includes('#') || /^\s*\*\*[^*]+\*\*:?\s*$/.test(line);
      this.addText(isHeading ? 'heading' : 'text', source, start + mark.length, end);
    }
  }

  private addText(kind: 'heading' | 'text', source: Source, start: number, end: number): void {
    this.blocks.push({ kind, pieces: this.cutAtClaims(source, start, end) });
  }

  private cutAtClaims({ text, claims, names }: Source, start: number, end: number): AnswerPiece[] {
    const pieces: AnswerPiece[] = [];
    const addText = (from: number, to: number, isBeforeLink: boolean) => {
      const plain = text.slice(from, to).replace(/\*\*|__|`/g, '');
      // `[the docs](https://…)`: the address is a claim, its text stands before it.
      const shown = isBeforeLink ? plain.replace(/!?\[([^\]]{0,300})\]$/, '$1 ') : plain;
      if (shown !== '') {
        pieces.push({ text: shown });
      }
    };
    let place = start;
    for (let at = this.claimAt; at < claims.length; at++) {
      const claim = claims[at];
      if (!claim || claim.start >= end) {
        break;
      }
      if (claim.kind === 'relation') {
        // It spans names that are claims themselves.
        if (claim.verdict !== 'ok') {
          this.broken.set(claim.end, claim);
        }
        continue;
      }
      // Claims can lie within each other: the first one is shown.
      if (claim.kind === 'code' || claim.start < place || claim.end > end) {
        continue;
      }
      addText(place, claim.start, claim.kind === 'link');
      const isNamed = claim.verdict === 'ok' && (claim.kind === 'name' || claim.kind === 'number');
      pieces.push({
        text: claim.replacement ?? claim.text.replace(/`/g, ''),
        claim,
        ...(isNamed && { name: names[claim.functions[0] ?? -1] }),
      });
      place = claim.end;
      const broken = this.broken.get(claim.end);
      if (broken) {
        pieces.push({ text: '', claim: broken });
      }
    }
    addText(place, end, false);
    return pieces;
  }
}

function copyBlock(block: AnswerBlock): AnswerBlock {
  switch (block.kind) {
    case 'list':
      return { ...block, items: [...block.items] };
    case 'table':
      return { ...block, rows: [...block.rows] };
    default:
      return block;
  }
}

function readMode(text: string | undefined): Mode | undefined {
  const mode = text?.toLowerCase();
  return mode === 'observation' || mode === 'hypothesis' || mode === 'suggestion' ? mode : undefined;
}

/** Bars within names are no borders of cells. */
function splitCells(row: readonly AnswerPiece[]): AnswerPiece[][] {
  const cells: AnswerPiece[][] = [[]];
  for (const piece of row) {
    if (piece.claim) {
      cells.at(-1)?.push(piece);
      continue;
    }
    piece.text.split('|').forEach((part, at) => {
      if (at > 0) {
        cells.push([]);
      }
      if (part.trim() !== '') {
        cells.at(-1)?.push({ text: part.trim() });
      }
    });
  }
  // Before the first bar and after the last one there is nothing.
  return cells.slice(1, -1);
}
