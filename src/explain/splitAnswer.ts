import type { SuggestedChange } from 'profile/code/SuggestedChange';
import type { Claim } from 'profile/grounding/Claim';
import type { Mode } from 'profile/grounding/splitBlocks';

/** Text between claims, or the text of a claim. A relation that does not hold has no text of its own: it follows its names. */
export interface AnswerPiece {
  readonly text: string;
  readonly claim?: Claim;
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
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly AnswerItem[] }
  /** The first row is the header. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly AnswerPiece[])[])[] };

const ITEM = /^\s*(?:([-*+•])|\d+[.)])\s+(?:\[[ x]\]\s+)?/;
const MODE = /^\**\[(observation|hypothesis|suggestion)s?\]\**:?\s*/i;

/**
 * An answer in blocks, each cut at its claims. Of Markdown, headings, lists, tables and fenced code are told apart; marks of
 * emphasis and code within a line are left out. Nothing in it is ever taken for HTML.
 */
export function splitAnswer(text: string, claims: readonly Claim[]): AnswerBlock[] {
  const ordered = [...claims].sort((a, b) => a.start - b.start || a.end - b.end);
  const blocks: AnswerBlock[] = [];
  let start = 0;
  let code: AnswerPiece[] | undefined;
  let change: SuggestedChange | undefined;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const last = blocks.at(-1);
    if (/^\s*(```|~~~)/.test(line)) {
      if (code) {
        blocks.push({ kind: 'code', pieces: code, change });
      } else {
        const place = start;
        change = ordered.find((claim) => claim.kind === 'code' && claim.start === place)?.change;
      }
      code = code ? undefined : [];
    } else if (code) {
      code.push({ text: `${code.length > 0 ? '\n' : ''}${line}` });
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      if (!/^[\s|:-]+$/.test(line)) {
        const row = splitCells(text, start, end, ordered);
        const rows = last?.kind === 'table' ? last.rows : [];
        replaceLast(blocks, rows.length > 0, { kind: 'table', rows: [...rows, row] });
      }
    } else if (ITEM.test(line)) {
      const [mark = '', bullet] = ITEM.exec(line) ?? [];
      const isOrdered = bullet === undefined;
      const [modeMark = '', mode] = MODE.exec(line.slice(mark.length)) ?? [];
      const pieces = cutAtClaims(text, start + mark.length + modeMark.length, end, ordered);
      const items = last?.kind === 'list' && last.isOrdered === isOrdered ? last.items : [];
      const item = { mode: readMode(mode), pieces };
      replaceLast(blocks, items.length > 0, { kind: 'list', isOrdered, items: [...items, item] });
    } else if (line.trim() !== '') {
      const [mark = ''] = /^\s*(?:#{1,6}\s+|>\s?)?/.exec(line) ?? [];
      const isHeading = mark.includes('#') || /^\s*\*\*[^*]+\*\*:?\s*$/.test(line);
      blocks.push({
        kind: isHeading ? 'heading' : 'text',
        pieces: cutAtClaims(text, start + mark.length, end, ordered),
      });
    }
    start = end + 1;
  }
  return code && code.length > 0 ? [...blocks, { kind: 'code', pieces: code, change }] : blocks;
}

function replaceLast(blocks: AnswerBlock[], isContinued: boolean, block: AnswerBlock): void {
  blocks.splice(isContinued ? blocks.length - 1 : blocks.length, isContinued ? 1 : 0, block);
}

function readMode(text: string | undefined): Mode | undefined {
  const mode = text?.toLowerCase();
  return mode === 'observation' || mode === 'hypothesis' || mode === 'suggestion' ? mode : undefined;
}

/** Bars within names are no borders of cells. */
function splitCells(text: string, start: number, end: number, claims: readonly Claim[]): AnswerPiece[][] {
  const cells: AnswerPiece[][] = [[]];
  for (const piece of cutAtClaims(text, start, end, claims)) {
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

function cutAtClaims(text: string, start: number, end: number, claims: readonly Claim[]): AnswerPiece[] {
  const pieces: AnswerPiece[] = [];
  const addText = (from: number, to: number, isBeforeLink: boolean) => {
    const plain = text.slice(from, to).replace(/\*\*|__|`/g, '');
    // `[the docs](https://…)`: the address is a claim, its text stands before it.
    const shown = isBeforeLink ? plain.replace(/!?\[([^\]]*)\]$/, '$1 ') : plain;
    if (shown !== '') {
      pieces.push({ text: shown });
    }
  };
  let place = start;
  for (const claim of claims) {
    if (claim.start < start || claim.end > end || claim.kind === 'code') {
      continue;
    }
    if (claim.kind === 'relation') {
      // It spans names that are claims themselves.
      continue;
    }
    // Claims can lie within each other: the first one is shown.
    if (claim.start >= place) {
      addText(place, claim.start, claim.kind === 'link');
      pieces.push({ text: claim.replacement ?? claim.text.replace(/`/g, ''), claim });
      place = claim.end;
      const broken = claims.find(
        (other) => other.kind === 'relation' && other.verdict !== 'ok' && other.end === claim.end,
      );
      if (broken) {
        pieces.push({ text: '', claim: broken });
      }
    }
  }
  addText(place, end, false);
  return pieces;
}
