import { showName } from '../facts/say';
import { bindNumber, type Binding } from './bindNumber';
import type { Claim } from './Claim';
import type { Candidate, GroundingProfile } from './GroundingProfile';
import { listFactCandidates } from './GroundingProfile';
import type { NumberToken } from './readNumbers';
import type { Sentence } from './Sentence';
import { getFunctions } from './Sentence';

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
  const binding = bindNumber(token, sentence, profile);
  // An answer about one function's code says of it what it says of nothing else.
  const isOfNothing = binding.functions.length === 0 && !binding.isUnknown;
  const functions = isOfNothing ? profile.subject : binding.functions;
  const claim = { ...base, functions };
  const isCount = profile.measure.unit === 'short' && isAmount(token);
  if (token.unit === 'plain' && !(isCount && (functions.length > 0 || isAboutWhole(token, sentence)))) {
    return { ...claim, verdict: 'not-checkable', reason: 'A number without a unit.' };
  }
  // How many are meant is said by the list, not by the profile.
  if (token.unit === 'functions' && sentence.names.length > 0) {
    return { ...claim, verdict: 'not-checkable', reason: 'A count of what is named here.' };
  }
  if (token.unit === 'factor' && !profile.isDiff && sentence.names.length < 2) {
    return { ...claim, verdict: 'not-checkable', reason: 'There are no two functions to compare.' };
  }
  const facts = sentence.tokens.flatMap((other) => (other.kind === 'fact' ? (profile.getFact(other.text) ?? []) : []));
  const cited = facts.find((fact) => listFactCandidates(fact).some((candidate) => matches(token, candidate)));
  if (cited) {
    return { ...claim, verdict: 'ok', reason: `As fact ${cited.id} says.`, factIds: [cited.id] };
  }
  const unless = (verdict: 'unsupported' | 'wrong-number', reason: string): Claim =>
    isPrediction(sentence)
      ? { ...claim, verdict: 'not-checkable', reason: 'A prediction, not a measurement.' }
      : { ...claim, verdict, reason };
  if (binding.isUnknown) {
    return unless('unsupported', 'It is said of something that this profile does not have.');
  }
  if (
    (isOfNothing || isAboutWhole(token, sentence)) &&
    profile.listWholeCandidates().some((candidate) => matches(token, candidate))
  ) {
    return { ...claim, verdict: 'ok', reason: 'A number of the whole profile.' };
  }
  const isLeft = token.unit === 'share' && isAboutRest(token, sentence);
  if (isLeft && sentence.names.length === 0 && functions.length === 0) {
    return { ...claim, verdict: 'not-checkable', reason: REST };
  }
  if (functions.length === 0) {
    const fact = profile.findFinding((candidate) => matches(token, candidate));
    if (fact) {
      const reason = `Fact ${fact.id} has this number, but here it is said of no function.`;
      return { ...claim, verdict: 'not-checkable', reason };
    }
    return isAboutSum(sentence)
      ? { ...claim, verdict: 'not-checkable', reason: 'A sum of functions that are not named here.' }
      : unless('unsupported', 'It is said of no function, and the profile as a whole has no such number.');
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
  if (isLeft) {
    const beside = profile.listCandidates(functions).filter(({ unit, of }) => unit === 'share' && of === 'total');
    if (beside.some((candidate) => matches(token, { ...candidate, value: 1 - candidate.value }))) {
      return { ...claim, verdict: 'ok', reason: `What is left beside ${listNames(functions, profile)}.` };
    }
    if (sentence.names.length === 0) {
      return { ...claim, verdict: 'not-checkable', reason: REST };
    }
  }
  return unless('wrong-number', `${describeTruth(functions, profile)}.`);
}

const REST = 'What is left beside others was not checked.';

/** "JSON and logging together", "the top three" */
function isAboutSum({ plain, start, end }: Sentence): boolean {
  return /\b(?:together|combined|in sum|(?:top|these|those|just|only|first|largest) (?:\d+|two|three|four|five|six|ten))\b/i.test(
    plain.slice(start, end),
  );
}

/** "the remaining 40 %" */
function isAboutRest({ start, end }: NumberToken, { plain }: Sentence): boolean {
  return (
    /\b(?:remaining|remainder|rest|left|other)\b[\s:*(~]*(?:(?:of|is|about|roughly|around)\s+){0,3}$/i.test(
      plain.slice(Math.max(0, start - 40), start),
    ) || /^\s*(?:remains?\b|is left\b|(?:is|lies) (?:elsewhere|outside)\b)/i.test(plain.slice(end, end + 30))
  );
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
    /\b(?:there (?:are|were)|(?:profile|program|service|application|view|process)\s(?:\w+\s){0,3}|overall,?|altogether,?|in all,?|in total,?|total(?:s)?(?: of| is|:)?|out of|of|von)\s*[*(]*$/i.test(
      before,
    ) ||
    /^\s*(?:\w+ ){0,2}(?:in all|overall|altogether|in total)\b|^\s*(?:(?:of )?(?:the )?(?:CPU time |CPU |time |samples )?(?:was|were) (?:recorded|measured|sampled|collected|captured|profiled))/i.test(
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
