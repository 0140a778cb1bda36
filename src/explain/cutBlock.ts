import type { Claim } from 'profile/explain/grounding/Claim';
import type { Block, Range } from 'profile/explain/markdown/BlockReader';
import { readRuns, type Run } from 'profile/explain/markdown/MarkdownLexer';

/** A text as it is shown, without the characters that make it bold. */
export interface TextPart {
  readonly text: string;
  readonly isStrong: boolean;
  readonly isEmphasis: boolean;
}

/** Text between claims, or the text of a claim. A relation that does not hold has no text of its own: it follows its names. */
export interface AnswerPiece {
  /** All that can be read of it. */
  readonly text: string;
  readonly parts: readonly TextPart[];
  readonly claim?: Claim;
  /** Function that it is about, if it is right. */
  readonly name?: string | undefined;
}

const MAX_LABEL_LENGTH = 300;

/** Text of a block, to be cut at its claims. Positions refer to this text, which begins after the block's marks. */
export class BlockText {
  readonly text: string;
  /** Shown text of each character, and its style. */
  private readonly shown: string[] = [];
  private readonly runs: Run[] = [];
  private readonly claims: readonly (Range & { readonly claim: Claim })[];

  /** `claims`: of this block, in their order. `names`: of functions, by index. */
  constructor(
    answer: string,
    { content }: Block,
    claims: readonly Claim[],
    private readonly names: Readonly<Record<number, string>>,
  ) {
    this.text = content.map(({ start, end }) => answer.slice(start, end)).join('\n');
    for (const run of readRuns(this.text)) {
      for (let at = run.start; at < run.end; at++) {
        this.shown.push(run.text === '' ? '' : this.text.charAt(at));
        this.runs.push(run);
      }
    }
    const toPlace = createPlaces(content);
    this.claims = claims
      .map((claim) => ({ claim, start: toPlace(claim.start), end: toPlace(claim.end) }))
      .filter(({ claim, start, end }) => claim.kind !== 'code' && end > start);
    this.claims.filter(({ claim }) => claim.kind === 'link').forEach(({ start }) => this.openLabel(start));
  }

  cut(from = 0, to = this.text.length): AnswerPiece[] {
    const pieces: AnswerPiece[] = [];
    const addText = (start: number, end: number): void => {
      const piece = toPiece(this.listParts(start, end));
      if (piece.text !== '') {
        pieces.push(piece);
      }
    };
    // Relations that do not hold, by the end of the name that they are shown after.
    const broken = new Map<number, Claim>();
    let place = from;
    for (const { claim, start, end } of this.claims) {
      if (claim.kind === 'relation') {
        // A relation spans names that are claims themselves.
        if (claim.verdict !== 'ok') {
          broken.set(end, claim);
        }
        continue;
      }
      // Claims can lie within each other: the first one is shown.
      if (start < place || end > to) {
        continue;
      }
      addText(place, start);
      const isNamed = claim.verdict === 'ok' && (claim.kind === 'name' || claim.kind === 'number');
      pieces.push({
        ...toPiece(this.listClaimParts(claim, start, end)),
        claim,
        ...(isNamed && { name: this.names[claim.functions[0] ?? -1] }),
      });
      place = end;
      const relation = broken.get(end);
      if (relation) {
        pieces.push({ ...toPiece([]), claim: relation });
      }
    }
    addText(place, to);
    return pieces;
  }

  /** Cuts the cells of a row. Bars in code and in names are no borders. */
  cutCells(): AnswerPiece[][] {
    const { text } = this;
    const isBorder = (at: number): boolean => {
      const run = this.runs[at];
      const isInClaim = this.claims.some(
        ({ claim, start, end }) => claim.kind !== 'relation' && start <= at && at < end,
      );
      return text.charAt(at) === '|' && run?.isCode === false && !run.isEscaped && !isInClaim;
    };
    const borders = [...text.matchAll(/\|/g)].map(({ index }) => index).filter(isBorder);
    const starts = [...(borders[0] === 0 ? [] : [0]), ...borders.map((border) => border + 1)];
    return starts.flatMap((start) => {
      const end = borders.find((border) => border >= start) ?? text.length;
      const cell = text.slice(start, end);
      const isAfterLast = start === text.length;
      const from = start + cell.length - cell.trimStart().length;
      return isAfterLast ? [] : [this.cut(from, Math.max(from, start + cell.trimEnd().length))];
    });
  }

  /** Opens `[the docs](https://…)`: the address is a claim, and its text comes before it without brackets. */
  private openLabel(address: number): void {
    const open = this.text.lastIndexOf('[', address - 1);
    const isLabel = this.text.charAt(address - 1) === ']' && open >= 0 && address - open <= MAX_LABEL_LENGTH;
    if (isLabel && this.text.indexOf(']', open) === address - 1) {
      const from = this.text.charAt(open - 1) === '!' ? open - 1 : open;
      this.shown.fill('', from, open + 1);
      this.shown[address - 1] = ' ';
    }
  }

  private listParts(start: number, end: number): TextPart[] {
    const parts: TextPart[] = [];
    for (let at = start; at < end; at++) {
      const { isStrong = false, isEmphasis = false } = this.runs[at] ?? {};
      const text = this.shown[at] ?? '';
      const last = parts.at(-1);
      if (text !== '' && last?.isStrong === isStrong && last.isEmphasis === isEmphasis) {
        parts[parts.length - 1] = { ...last, text: last.text + text };
      } else if (text !== '') {
        parts.push({ text, isStrong, isEmphasis });
      }
    }
    return parts;
  }

  /** A number can be bold in part; names and addresses are shown as they are, with all that looks like marks. */
  private listClaimParts({ kind, text, replacement }: Claim, start: number, end: number): TextPart[] {
    const parts = this.listParts(start, end);
    if (kind === 'number' && replacement === undefined) {
      return parts;
    }
    const { isStrong = false, isEmphasis = false } = parts[0] ?? {};
    return [{ text: replacement ?? text.replace(/`/g, ''), isStrong, isEmphasis }];
  }
}

export function toPlainPiece(text: string): AnswerPiece {
  return toPiece([{ text, isStrong: false, isEmphasis: false }]);
}

function toPiece(parts: readonly TextPart[]): AnswerPiece {
  return { text: parts.map(({ text }) => text).join(''), parts };
}

/**
 * Maps positions in the answer to positions in the block's text. A position in the block's marks becomes the next one after them.
 */
function createPlaces(content: readonly Range[]): (at: number) => number {
  return (at) => {
    let place = 0;
    for (const { start, end } of content) {
      if (at <= end) {
        return place + Math.max(0, at - start);
      }
      place += end - start + 1;
    }
    return Math.max(0, place - 1);
  };
}
