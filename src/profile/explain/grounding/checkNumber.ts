import { showName } from 'profile/explain/facts/say';
import { type Binding, bindNumber } from './bindNumber';
import {
  type Candidate,
  describeCosts,
  findFinding,
  listCandidates,
  listFactCandidates,
  listWholeCandidates,
} from './candidates';
import { checkRelated, isWithin } from './checkRelated';
import type { Claim } from './Claim';
import { divide, type GroundingProfile } from './GroundingProfile';
import type { NumberToken } from './readNumbers';
import type { Sentence } from './Sentence';
import { readColumn, withColumnUnit } from './tableColumns';

/** Checks a number against its subject: a relation, a function, a fact of the sentence, or the profile as a whole. */
export function checkNumber(written: NumberToken, sentence: Sentence, profile: GroundingProfile): Claim {
  const token = sentence.isRow ? withColumnUnit(written, sentence) : written;
  const binding = bindNumber(token, sentence, profile);
  // An answer about one function's code says of it what it says of nothing else.
  const isOfNothing = binding.functions.length === 0 && !binding.isUnknown;
  const functions = isOfNothing ? profile.subject : binding.functions;
  const claim = {
    ...({ kind: 'number', start: token.start, end: token.end, text: token.text } as const),
    ...{ functions, factIds: [] },
  };
  const open = (reason: string): Claim => ({ ...claim, verdict: 'not-checkable', reason });
  const unless = (verdict: 'unsupported' | 'wrong-number', reason: string): Claim =>
    isPrediction(sentence) ? open(PREDICTION) : { ...claim, verdict, reason };
  const isCount = profile.measure.unit === 'short' && isAmount(token);
  if (token.unit === 'plain' && !(isCount && (functions.length > 0 || isAboutWhole(token, sentence)))) {
    return open('A number without a unit.');
  }
  // The list decides how many are meant, not the profile.
  if (token.unit === 'functions' && sentence.names.length > 0) {
    return open('A count of what is named here.');
  }
  if (sentence.isCut) {
    return open('The sentence is too long to be read as one.');
  }
  const related = checkRelated(token, sentence, profile);
  const facts = sentence.tokens.flatMap((other) => (other.kind === 'fact' ? (profile.getFact(other.text) ?? []) : []));
  const cited = facts.find((fact) => listFactCandidates(fact).some((candidate) => matches(token, candidate)));
  if (related.kind === 'judged') {
    const { verdict, reason, functions: meant } = related.claim;
    const judged = { ...claim, functions: meant.length > 0 ? meant : functions };
    return verdict === 'ok' || verdict === 'not-checkable'
      ? { ...judged, verdict, reason }
      : cited
        ? open(`Fact ${cited.id} has this number; what it is compared with was not checked.`)
        : { ...unless(verdict === 'unsupported' ? verdict : 'wrong-number', reason), functions: judged.functions };
  }
  if (cited) {
    return { ...claim, verdict: 'ok', reason: `As fact ${cited.id} says.`, factIds: [cited.id] };
  }
  if (binding.isUnknown) {
    return unless('unsupported', 'It is said of something that is not in this profile.');
  }
  const { unknownWord } = related;
  const unknown =
    unknownWord === undefined
      ? undefined
      : open(isPrediction(sentence) ? PREDICTION : `Not checked: “${unknownWord}” is not understood.`);
  if (
    (isOfNothing || isAboutWhole(token, sentence)) &&
    listWholeCandidates(profile).some((candidate) => matches(token, candidate))
  ) {
    return unknown ?? { ...claim, verdict: 'ok', reason: 'A number of the whole profile.' };
  }
  if (functions.length === 0) {
    const fact = findFinding(profile, (candidate) => matches(token, candidate));
    if (fact) {
      return open(`Fact ${fact.id} has this number, but no function is named here.`);
    }
    if (sentence.isRow && sentence.names.length === 0) {
      return open('A row without a function was not checked.');
    }
    return isAboutSum(sentence)
      ? open('A sum of functions that are not named here.')
      : unless('unsupported', 'It names no function, and the whole profile has no such number.');
  }
  if (unknown) {
    return unknown;
  }
  const hint = getHint(token, sentence);
  for (const option of [functions, ...binding.alternatives]) {
    const found = listPossible(option, binding, profile).find(
      (candidate) =>
        matches(token, candidate) &&
        (hint === undefined || candidate.of === hint || candidate.of === 'any') &&
        (related.side === undefined || candidate.side === undefined || candidate.side === related.side),
    );
    if (found) {
      const of = found.of === 'any' ? 'value' : found.of;
      return { ...claim, functions: option, verdict: 'ok', reason: `The ${of} of ${listNames(option, profile)}.` };
    }
  }
  return unless('wrong-number', `${describeTruth(functions, profile)}.`);
}

/** "JSON and logging together", "the top three" */
function isAboutSum({ plain, start, end }: Sentence): boolean {
  return /\b(?:together|combined|in sum|(?:top|these|those|just|only|first|largest) (?:\d+|two|three|four|five|six|ten))\b/i.test(
    plain.slice(start, end),
  );
}

/** Lines of code may be given as parts of a function that the sentence names. */
function listPossible(functions: readonly number[], { parent }: Binding, profile: GroundingProfile): Candidate[] {
  const candidates = listCandidates(functions, profile);
  if (!parent || parent.length === 0) {
    return candidates;
  }
  const [whole, part] = [profile.getSums(parent), profile.getSums(functions)];
  return [
    ...candidates,
    ...(['self', 'total'] as const).map((of): Candidate => ({
      unit: 'share',
      isRate: false,
      value: divide(part[of], whole.total),
      of,
    })),
  ];
}

function matches(token: NumberToken, candidate: Candidate): boolean {
  return candidate.unit === token.unit && candidate.isRate === token.isRate && isWithin(token, candidate.value);
}

/** True if the words around a number say that it is self or total. */
function getHint(token: NumberToken, sentence: Sentence): 'self' | 'total' | undefined {
  if (sentence.isRow) {
    const column = readColumn(token, sentence);
    return column === 'self' || column === 'total' ? column : undefined;
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

const PREDICTION = 'A prediction, not a measurement.';
const PROMISE =
  /\b(?:sav\w+|reduc\w+|cut|drop|improv\w+|gain|expect\w*|lower\w*|faster|speed\w*|set|limit|size|at least|up to|could|should|would)\b/i;

/** True for a count that is large enough: bare small numbers may be about anything. */
function isAmount({ ranges }: NumberToken): boolean {
  return ranges.some(({ from }) => from > 10);
}

function describeTruth(functions: readonly number[], profile: GroundingProfile): string {
  return `${listNames(functions, profile)} has ${describeCosts(functions, profile)}`;
}

function listNames(functions: readonly number[], profile: GroundingProfile): string {
  const [first = -1] = functions;
  const noun = first < 0 ? 'lines' : 'functions';
  return functions.length > 1 ? `${functions.length} ${noun}` : showName(profile.getName(first));
}
