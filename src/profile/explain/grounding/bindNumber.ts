import type { GroundingProfile } from './GroundingProfile';
import type { NumberToken } from './readNumbers';
import type { NameToken, Token } from './readTokens';
import { getFunctions, type Sentence } from './Sentence';

export interface Binding {
  readonly functions: readonly number[];
  /** Any of several: if the text leaves it open. */
  readonly alternatives: readonly (readonly number[])[];
  /** The function that "of its time" is about. */
  readonly parent?: readonly number[] | undefined;
  readonly isUnknown: boolean;
}

const OWNING =
  /\b(?:takes?|took|accounts?|accounting|uses?|using|spends?|spent|needs?|costs?|consum\w+|is|are|was|at|with|has|holds?|makes? up|contributes?|represents?|itself|for)\b|[:=(–—]/i;
const LEADING = /\b(?:in|by|from|inside|within|under|through|for|on|to|of|via|below)\b|\($/i;
const BREAK = /[,;]|\b(?:and|while|whereas|but|then|followed by)\b|\|/i;

/** Binds a number to a function: the one before it, or the one after it, whichever the words between join it to. */
export function bindNumber(token: NumberToken, sentence: Sentence, profile: GroundingProfile): Binding {
  const binding = bind(token, sentence, profile);
  const parent = binding.parent ?? findParent(token, sentence, profile);
  const lines = listLinesBefore(token, sentence);
  return {
    ...binding,
    ...(lines.length > 0 && { alternatives: [...binding.alternatives, lines] }),
    ...(parent.join() !== binding.functions.join() && { parent }),
  };
}

/** "Lines 42 and 43 take 66 %", "on line 46, A takes 3 %": what was named since the number before. */
function listLinesBefore({ start }: NumberToken, { names, numbers }: Sentence): readonly number[] {
  const from = numbers.findLast((other) => other.end <= start)?.end ?? 0;
  const lines = names.filter(
    ({ resolution, ...name }) => resolution.kind === 'line' && name.start >= from && name.end <= start,
  );
  return lines.flatMap(getFunctions);
}

/** Finds the whole that a number is a part of: "Of this, 57 % is B", "A takes 70 %, of which 40 % is B". */
function findParent(
  { start, end: after }: NumberToken,
  { names, plain, start: from, inherited }: Sentence,
  { subject }: GroundingProfile,
): readonly number[] {
  if (subject.length > 0 && /^\s*(?:of|in) (?:the|this) function\b/i.test(plain.slice(after, after + 30))) {
    return subject;
  }
  const said = /^(.*)\bof (?:this|that|these|it|which)\b/is.exec(plain.slice(from, start));
  const before = said && names.filter(({ end }) => end <= from + (said[1]?.length ?? 0)).at(-1);
  return before ? getFunctions(before) : said ? inherited : [];
}

function bind(token: NumberToken, sentence: Sentence, profile: GroundingProfile): Binding {
  const { numbers, plain, inherited } = sentence;
  const names = dropPlaces(sentence);
  const none = { alternatives: [], isUnknown: false };
  if (names.length === 0) {
    return {
      ...none,
      functions: inherited,
      isUnknown: sentence.tokens.some((other) => isMeantAsName(other, sentence, profile)),
    };
  }
  const before = names.filter(({ end }) => end <= token.start);
  const previous = before.at(-1);
  const next = names.find(({ start }) => start >= token.end);
  const words = plain.slice(sentence.start, sentence.end);
  if (/\brespectively\b/i.test(words)) {
    const paired = names[numbers.findIndex(({ start }) => start === token.start)];
    return paired ? to(paired) : { ...none, functions: [] };
  }
  if (!previous || !next) {
    const only = previous ?? next;
    return only ? to(only) : { ...none, functions: inherited };
  }
  if (sentence.isRow) {
    return to(names[0] ?? previous);
  }
  const gapBefore = plain.slice(previous.end, token.start);
  const gapAfter = plain.slice(token.end, next.start);
  const hasNumberBefore = numbers.some(({ start }) => start >= previous.end && start < token.start);
  const hasNumberAfter = numbers.some(({ start }) => start >= token.end && start < next.start);
  const toPrevious = score(gapBefore, OWNING, hasNumberBefore && !/[(,]|\bto\b|–|-/.test(gapBefore));
  const toNext = score(gapAfter, LEADING, hasNumberAfter);
  if (toPrevious !== toNext) {
    return to(toPrevious > toNext ? previous : next);
  }
  const first = names[0]?.start ?? 0;
  const isNumberFirst = (numbers[0]?.start ?? 0) < first;
  return to(isNumberFirst ? next : previous);
}

/** Drops files and packages that only locate the function before them: "`total` in `cart.py`". */
function dropPlaces({ names, plain }: Sentence): readonly NameToken[] {
  return names.filter((name, at) => {
    const before = names[at - 1];
    const [only, ...others] = before ? getFunctions(before) : [];
    return !(
      before &&
      only !== undefined &&
      others.length === 0 &&
      name.resolution.kind === 'container' &&
      name.resolution.functions.includes(only) &&
      /^\W*(?:in|from|of|at|inside)?\W*$/.test(plain.slice(before.end, name.start))
    );
  });
}

/** True for a code span without the shape of a function if a number is only about it. */
export function isMeantAsName(
  { kind, text }: Token,
  { mode, numbers, names }: Sentence,
  { input: { knownWords = [] }, code }: GroundingProfile,
): boolean {
  return (
    kind === 'word' &&
    mode === 'observation' &&
    numbers.length > 0 &&
    names.length === 0 &&
    /^[A-Za-z_]\w{2,}$/.test(text) &&
    !/^[A-Z0-9_]+$/.test(text) &&
    !knownWords.includes(text) &&
    !code?.contains(text)
  );
}

function to(name: NameToken): Binding {
  const functions = getFunctions(name);
  if (name.resolution.kind === 'ambiguous') {
    return {
      functions: functions.slice(0, 1),
      alternatives: functions.slice(1).map((index) => [index]),
      isUnknown: false,
    };
  }
  return { functions, alternatives: [], isUnknown: functions.length === 0 };
}

function score(gap: string, joining: RegExp, isTaken: boolean): number {
  return (joining.test(gap) ? 2 : 0) - (BREAK.test(gap) ? 2 : 0) - (isTaken ? 3 : 0) - (gap.length > 60 ? 1 : 0);
}
