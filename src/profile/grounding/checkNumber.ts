import { showName } from '../facts/say';
import type { Claim } from './Claim';
import type { Candidate, GroundingProfile } from './GroundingProfile';
import { listFactCandidates } from './GroundingProfile';
import type { NumberToken } from './readNumbers';
import type { NameToken } from './readTokens';
import type { Sentence } from './Sentence';
import { getFunctions } from './Sentence';

/** What a number is said of. */
interface Binding {
  readonly functions: readonly number[];
  /** Any of several: where the text leaves it open. */
  readonly alternatives: readonly (readonly number[])[];
  /** The function that "of its time" is about. */
  readonly parent?: readonly number[] | undefined;
  readonly isUnknown: boolean;
}

/** Holds a number against what it is said of: a function, a fact of the sentence, or the profile as a whole. */
export function checkNumber(token: NumberToken, sentence: Sentence, profile: GroundingProfile): Claim {
  const base = {
    kind: 'number',
    start: token.start,
    end: token.end,
    text: token.text,
    functions: [],
    factIds: [],
  } as const;
  const binding = bind(token, sentence);
  // An answer about one function's code says of it what it says of nothing else.
  const isOfNothing = binding.functions.length === 0 && !binding.isUnknown;
  const functions = isOfNothing ? profile.subject : binding.functions;
  const claim = { ...base, functions };
  if (token.unit === 'plain' && !(profile.measure.unit === 'short' && functions.length > 0 && isAmount(token))) {
    return { ...claim, verdict: 'not-checkable', reason: 'A number without a unit.' };
  }
  const facts = sentence.tokens.flatMap((other) => (other.kind === 'fact' ? (profile.getFact(other.text) ?? []) : []));
  const cited = facts.find((fact) => listFactCandidates(fact).some((candidate) => matches(token, candidate)));
  if (cited) {
    return { ...claim, verdict: 'ok', reason: `As fact ${cited.id} says.`, factIds: [cited.id] };
  }
  if (binding.isUnknown) {
    return isPrediction(sentence)
      ? { ...claim, verdict: 'not-checkable', reason: 'A prediction, not a measurement.' }
      : { ...claim, verdict: 'unsupported', reason: 'It is said of something that this profile does not have.' };
  }
  if (isOfNothing || functions.length === 0 || isAboutWhole(token, sentence)) {
    const isTrue = profile.listWholeCandidates().some((candidate) => matches(token, candidate));
    if (isTrue) {
      return { ...claim, verdict: 'ok', reason: 'A number of the whole profile.' };
    }
    if (functions.length === 0) {
      return isPrediction(sentence)
        ? { ...claim, verdict: 'not-checkable', reason: 'A prediction, not a measurement.' }
        : {
            ...claim,
            verdict: 'unsupported',
            reason: 'It is said of no function, and the profile as a whole has no such number.',
          };
    }
  }
  const hint = getHint(token, sentence);
  const side = profile.isDiff ? getSide(token, sentence) : undefined;
  for (const option of [functions, ...binding.alternatives]) {
    const found = listPossible(option, binding, sentence, profile, token).find(
      (candidate) =>
        matches(token, candidate) &&
        (hint === undefined || candidate.of === hint || candidate.of === 'any') &&
        (side === undefined || candidate.side === undefined || candidate.side === side),
    );
    if (found) {
      const of = found.of === 'any' ? 'value' : found.of;
      return { ...claim, functions: option, verdict: 'ok', reason: `The ${of} of ${listNames(option, profile)}.` };
    }
  }
  if (isPrediction(sentence)) {
    return { ...claim, verdict: 'not-checkable', reason: 'A prediction, not a measurement.' };
  }
  return { ...claim, verdict: 'wrong-number', reason: `${describeTruth(functions, profile)}.` };
}

function listPossible(
  functions: readonly number[],
  { parent }: Binding,
  sentence: Sentence,
  profile: GroundingProfile,
  token: NumberToken,
): Candidate[] {
  const candidates = profile.listCandidates(functions);
  if (token.unit === 'share' && parent && parent.length > 0) {
    const [whole] = profile.getValues(parent).slice(-1);
    const [part] = profile.getValues(functions).slice(-1);
    if (whole && part && whole.total > 0) {
      candidates.push({ unit: 'share', isRate: false, value: part.total / whole.total, of: 'total' });
      candidates.push({ unit: 'share', isRate: false, value: part.self / whole.total, of: 'self' });
    }
  }
  if (token.unit === 'factor' && !profile.isDiff) {
    for (const other of sentence.names.map(getFunctions)) {
      const [a] = profile.getValues(functions).slice(-1);
      const [b] = profile.getValues(other).slice(-1);
      if (a && b) {
        const pairs = [
          [a.total, b.total],
          [a.self, b.self],
        ] as const;
        pairs.forEach(([x, y]) => {
          candidates.push({ unit: 'factor', isRate: false, value: y > 0 ? x / y : 0, of: 'any' });
          candidates.push({ unit: 'factor', isRate: false, value: x > 0 ? y / x : 0, of: 'any' });
        });
      }
    }
  }
  return candidates;
}

function matches({ unit, isRate, ranges }: NumberToken, candidate: Candidate): boolean {
  return (
    candidate.unit === unit &&
    candidate.isRate === isRate &&
    ranges.some(
      ({ from, to }) => candidate.value >= from - 1e-9 * Math.abs(from) && candidate.value <= to + 1e-9 * Math.abs(to),
    )
  );
}

const OWNING =
  /\b(?:takes?|took|accounts?|accounting|uses?|using|spends?|spent|needs?|costs?|consum\w+|is|are|was|at|with|has|holds?|makes? up|contributes?|represents?|itself|for)\b|[:=(–—]/i;
const LEADING = /\b(?:in|by|from|inside|within|under|through|for|on|to|of|via|below)\b|\($/i;
const BREAK = /[,;]|\b(?:and|while|whereas|but|then|followed by)\b|\|/i;

/** The function that a number is said of: the one before it, or the one after it, whichever the words between join it to. */
function bind(token: NumberToken, sentence: Sentence): Binding {
  const { names, numbers, plain, inherited } = sentence;
  const none = { alternatives: [], isUnknown: false };
  if (names.length === 0) {
    return { ...none, functions: inherited };
  }
  const before = names.filter(({ end }) => end <= token.start);
  const previous = before.at(-1);
  const next = names.find(({ start }) => start >= token.end);
  const words = plain.slice(sentence.start, sentence.end);
  if (/\b(?:together|combined|sum(?:med)?|in sum)\b/i.test(words) && names.length > 1) {
    return { ...none, functions: names.flatMap(getFunctions), alternatives: names.map(getFunctions) };
  }
  if (/\brespectively\b/i.test(words)) {
    const paired = names[numbers.findIndex(({ start }) => start === token.start)];
    return paired ? to(paired) : { ...none, functions: [] };
  }
  const isParted = /\bof (?:its|their|that|this|the (?:former|latter))\b|^\s*of\s+[`*]*X/i.test(
    plain.slice(token.end, token.end + 30),
  );
  if (isParted && previous && next) {
    return { ...to(next), parent: getFunctions(previous), alternatives: [getFunctions(previous)] };
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

/** Whether the words around a number say that it is self or total. */
function getHint(token: NumberToken, sentence: Sentence): 'self' | 'total' | undefined {
  if (sentence.isRow) {
    const cell = sentence.plain.slice(0, token.start).split('|').length - 1;
    const title = sentence.header.split('|')[cell] ?? '';
    return /\bself\b|\bflat\b|\bown\b|exclusive/i.test(title)
      ? 'self'
      : /total|cum|inclusive/i.test(title)
        ? 'total'
        : undefined;
  }
  const { numbers, plain } = sentence;
  const at = numbers.findIndex(({ start }) => start === token.start);
  const from = numbers[at - 1]?.end ?? sentence.start;
  const until = numbers[at + 1]?.start ?? sentence.end;
  const after = plain.slice(token.end, Math.min(until, token.end + 40)).split(/[,;]|\band\b/)[0] ?? '';
  const before =
    plain
      .slice(Math.max(from, token.start - 40), token.start)
      .split(/[,;)]|\band\b/)
      .at(-1) ?? '';
  return readHint(after) ?? readHint(before);
}

function readHint(words: string): 'self' | 'total' | undefined {
  if (/\bself\b|\bitself\b|\bexclusive(?:ly)?\b|\bflat\b|\bdirectly in\b/i.test(words)) {
    return 'self';
  }
  return /\bin total\b|^\s*total\b|\btotal (?:time|cost)\b|\binclusive(?:ly)?\b|\bcumulative(?:ly)?\b|\bincluding (?:its )?call/i.test(
    words,
  )
    ? 'total'
    : undefined;
}

function getSide({ start, end }: NumberToken, { plain }: Sentence): 'baseline' | 'comparison' | undefined {
  const before = plain.slice(Math.max(0, start - 40), start);
  if (/\bfrom\s*$/i.test(before) || /^\s*(?:in the baseline|before)\b/i.test(plain.slice(end, end + 20))) {
    return 'baseline';
  }
  return /\bfrom\s.{1,30}\bto\s*$/i.test(before) ||
    /^\s*(?:in the comparison|after)\b/i.test(plain.slice(end, end + 20))
    ? 'comparison'
    : undefined;
}

function isAboutWhole({ start, end }: NumberToken, { plain }: Sentence): boolean {
  const before = plain.slice(Math.max(0, start - 45), start);
  const after = plain.slice(end, end + 40);
  return (
    /\b(?:(?:profile|program|service|application|view|process)\s(?:\w+\s){0,3}|overall|altogether|in all|in total|total(?:s)?(?: of| is|:)?|out of|of)\s*[*(]*$/i.test(
      before,
    ) ||
    /^\s*(?:in all|overall|altogether|in total|(?:of )?(?:CPU time |samples )?(?:was|were) (?:recorded|measured))/i.test(
      after,
    )
  );
}

function isPrediction({ mode, plain, start, end }: Sentence): boolean {
  return mode === 'suggestion' && PROMISE.test(plain.slice(start, end));
}

const PROMISE =
  /\b(?:sav\w+|reduc\w+|cut|drop|improv\w+|gain|expect\w*|lower\w*|faster|speed\w*|set|limit|size|at least|up to|could|should|would)\b/i;

/** A count of a profile that counts things: bare small numbers are of anything. */
function isAmount({ ranges }: NumberToken): boolean {
  return ranges.some(({ from }) => from > 10);
}

function describeTruth(functions: readonly number[], profile: GroundingProfile): string {
  return `${listNames(functions, profile)} has ${profile.describeCosts(functions)}`;
}

function listNames(functions: readonly number[], profile: GroundingProfile): string {
  const [first = -1] = functions;
  const noun = first < 0 ? 'lines' : 'functions';
  return functions.length > 1 ? `${functions.length} ${noun}` : showName(profile.getName(first));
}
