import type { Claim } from 'profile/grounding/Claim';

/** Text between claims, or the text of a claim. */
export interface AnswerPiece {
  readonly text: string;
  readonly claim?: Claim;
}

export interface AnswerLine {
  readonly kind: 'heading' | 'item' | 'code' | 'text';
  readonly pieces: readonly AnswerPiece[];
}

/**
 * An answer line by line, each cut at its claims. Of Markdown, headings, list items and code blocks are told apart; marks of
 * emphasis and code within a line are left out.
 */
export function splitAnswer(text: string, claims: readonly Claim[]): AnswerLine[] {
  const ordered = [...claims].sort((a, b) => a.start - b.start);
  const lines: AnswerLine[] = [];
  let start = 0;
  let isCode = false;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (/^\s*(```|~~~)/.test(line)) {
      isCode = !isCode;
    } else if (line.trim() !== '') {
      const mark = isCode ? undefined : /^\s*(#{1,6}\s+|[-*+]\s+|\d+[.)]\s+)/.exec(line);
      const kind = isCode ? 'code' : !mark ? 'text' : mark[1]?.startsWith('#') ? 'heading' : 'item';
      lines.push({ kind, pieces: cutAtClaims(text, start + (mark?.[0].length ?? 0), end, ordered, isCode) });
    }
    start = end + 1;
  }
  return lines;
}

function cutAtClaims(
  text: string,
  start: number,
  end: number,
  claims: readonly Claim[],
  isCode: boolean,
): AnswerPiece[] {
  const pieces: AnswerPiece[] = [];
  const addText = (from: number, to: number) => {
    const plain = isCode ? text.slice(from, to) : text.slice(from, to).replace(/\*\*|__|`/g, '');
    if (plain !== '') {
      pieces.push({ text: plain });
    }
  };
  let place = start;
  for (const claim of claims) {
    // Claims can lie within each other (a relation spans names): the first one is shown.
    if (claim.start >= place && claim.end <= end && claim.kind !== 'code') {
      addText(place, claim.start);
      pieces.push({ text: claim.replacement ?? claim.text.replace(/`/g, ''), claim });
      place = claim.end;
    }
  }
  addText(place, end);
  return pieces;
}
