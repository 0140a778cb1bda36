import { type Block, type Mode, readMode } from 'profile/explain/markdown/BlockReader';
import type { GroundingProfile } from './GroundingProfile';
import type { NameToken, Token } from './readTokens';

/** Part of a block whose numbers and names belong together. Positions refer to the block's text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly mode: Mode;
  readonly tokens: readonly Token[];
  readonly names: readonly NameToken[];
  readonly numbers: readonly (Token & { kind: 'number' })[];
  /** The text with names and links blanked out, so that words in them say nothing. */
  readonly plain: string;
  /** Functions that "it" stands for: functions of the sentence before, or of the block's beginning. */
  readonly inherited: readonly number[];
  /** Header cells of a table row. */
  readonly header: string;
  readonly isRow: boolean;
  /** True if it may go on beyond the part of the text that was read together. */
  readonly isCut: boolean;
}

const MAX_TOKENS = 100;

const ADVICE =
  /^\W*(?:\*\*)?(?:suggestions?|recommendation|fix|action|consider|try|use|replace|switch|cache|avoid|reduce|move|precompil|compile|reuse|batch|add|set|increase|lower|enable|disable|profile|check|look|investigate)\b|\b(?:should|could|would|might want|consider|recommend|instead of|worth trying|you can|such as|for example|e\.g\.)/i;
const GUESS =
  /\b(?:probably|likely|possibly|perhaps|may be|might be|suggests?|hypothesis|it seems|appears to|indicates?)\b/i;

export function splitSentences(
  text: string,
  tokens: readonly Token[],
  block: Block,
  profile: GroundingProfile,
): Sentence[] {
  const plain = blankOut(text, tokens);
  const ends = block.kind === 'row' ? [text.length] : findEnds(plain);
  const natural = new Set(ends);
  const bounds = limit(ends, tokens);
  const sentences: Sentence[] = [];
  let start = 0;
  let inherited: readonly number[] = [];
  const opening = /^[\s>*\-+\d.)]*\**\[?(observation|hypothesis|suggestion|fact)s?\b/i.exec(plain)?.[1]?.toLowerCase();
  for (const end of bounds) {
    const own = tokens.filter((token) => token.start >= start && token.start < end);
    const names = own.filter((token) => token.kind === 'name');
    const words = plain.slice(start, end);
    sentences.push({
      start,
      end,
      mode: getMode(words, block.mode, opening),
      tokens: own,
      names,
      numbers: own.filter((token) => token.kind === 'number'),
      plain,
      inherited,
      header: block.header,
      isRow: block.kind === 'row',
      isCut:
        (start > 0 ? !natural.has(start) : block.isCutBefore) ||
        (end < text.length ? !natural.has(end) : block.isCutAfter),
    });
    const subject = names.map((token) => getFunctions(token)).find((functions) => functions.length > 0);
    const fact = own.map((token) => (token.kind === 'fact' ? profile.getFact(token.text) : undefined)).find(Boolean);
    inherited = subject ?? fact?.evidence.functions.slice(0, 1) ?? inherited;
    start = end;
  }
  return sentences;
}

/** Returns the functions that a name stands for, or its lines as `CodeLines` has them among functions. */
export function getFunctions({ resolution }: NameToken): readonly number[] {
  switch (resolution.kind) {
    case 'function':
      return [resolution.nameIndex];
    case 'container':
      return resolution.functions;
    case 'line':
      return resolution.lines.map((line) => -line);
    case 'ambiguous':
      return resolution.candidates;
    case 'unknown':
      return [];
  }
}

function getMode(words: string, mode: Mode, opening: string | undefined): Mode {
  if (opening === 'suggestion' || opening === 'hypothesis') {
    return opening;
  }
  if (mode === 'suggestion' || (opening === undefined && ADVICE.test(words))) {
    return 'suggestion';
  }
  return GUESS.test(words) && opening === undefined ? 'hypothesis' : opening === undefined ? mode : readMode(opening);
}

/** The same length, with everything that stands for a thing as `X`. */
function blankOut(text: string, tokens: readonly Token[]): string {
  const pieces: string[] = [];
  let place = 0;
  for (const { kind, start, end } of tokens) {
    if (kind !== 'number' && end > place) {
      const from = Math.max(start, place);
      pieces.push(text.slice(place, from), 'X'.repeat(end - from));
      place = end;
    }
  }
  return pieces.join('') + text.slice(place);
}

/** Parts of at most so many tokens: a model that repeats itself without end must not cost more with each word. */
function limit(bounds: readonly number[], tokens: readonly Token[]): number[] {
  let count = 0;
  const ends = tokens.filter(() => ++count % MAX_TOKENS === 0).map(({ end }) => end);
  return [...new Set([...bounds, ...ends])].sort((a, b) => a - b);
}

function findEnds(plain: string): number[] {
  const ends: number[] = [];
  for (const match of plain.matchAll(/[.!?;](?=\s)/g)) {
    const before = plain.slice(Math.max(0, match.index - 6), match.index + 1);
    if (
      !/\b(?:e\.g|i\.e|vs|approx|resp|cf|etc)\.$/i.test(before) &&
      !/^\W*\d{1,2}\.$/.test(plain.slice(0, match.index + 1))
    ) {
      ends.push(match.index + 1);
    }
  }
  return ends.at(-1) === plain.length ? ends : [...ends, plain.length];
}
