import { showName } from 'profile/explain/facts/say';
import { type Claim, makeClaim } from './Claim';
import { divide, type GroundingProfile } from './GroundingProfile';
import { getFunctions, type Sentence } from './Sentence';

type Statement = 'rose' | 'fell' | 'new' | 'gone' | 'unchanged' | 'changed';
/** True if it is so; undefined if the profile cannot tell. */
type Truth = boolean | undefined;

const HAS_NOT = "(?:(?:did|does|do|has|have|is|are|was|were)(?: not|n['’]t)|never)";
const WORDS: readonly (readonly [Statement, RegExp])[] = [
  [
    'unchanged',
    new RegExp(
      `\\b(?:unchanged|${HAS_NOT} (?:\\w+ly )?change[ds]?|(?:stay|remain)(?:s|ed)? (?:about |roughly |almost |exactly )?(?:the same|flat|constant|stable|level)|(?:is|are|costs?|takes?|needs?) (?:about |roughly |almost |exactly )?the same(?: (?:as before|as in the baseline|on both sides|in both))?|no change|as (?:expensive|costly|slow|fast|much) as (?:before|in the baseline))\\b`,
      'gi',
    ),
  ],
  [
    'gone',
    /\b(?:(?:was|were|is|are|been|got|gets) (?:removed|deleted|eliminated|dropped out)|removed|eliminated|gone|disappear(?:ed|s)|vanish(?:ed|es)|no longer (?:appears?|called|calls?|there|present|runs?|exists?|shows? up|used|executed|sampled|on any stack|in the comparison)|(?:only|just) in the baseline|not in the comparison|not (?:called|present|there|used) any ?more)\b/gi,
  ],
  [
    'new',
    /\b(?:(?:was|were|is|are|been) (?:newly )?(?:new|added|introduced)(?! (?:to|in) (?:version|v\d))|newly (?:added|introduced|appears?|called)|appear(?:ed|s)(?! (?:to|as|more|less|in both|on)\b)|added|introduced|new(?= (?:function|method|call|frame|X)\b|X|\W*$|[),.;:]| in the comparison| here)|(?:did not|didn['’]t) exist before|not in the baseline|only in the comparison)/gi,
  ],
  ['changed', /\bchanged\b/gi],
  [
    'rose',
    /\b(?:(?<=(?:not|n['’]t) )(?:grow|rise|climb)|rose|rises|risen|grew|grows|grown|increas\w+|went up|climb\w*|gain\w*|higher|slower|regress\w*|more expensive|jump\w*|up from)\b/gi,
  ],
  [
    'fell',
    /\b(?:(?<=(?:not|n['’]t) )(?:fall|shrink)|fell|falls|fallen|shrank|shrinks|shrunk|decreas\w+|went down|drop\w*|declin\w*|lower|faster|improv\w+|cheaper|down from|less expensive)\b/gi,
  ],
];
const NEGATED = /\b(?:not|never|no|without|hardly|neither)\b[^.,;]{0,15}$|n['’]t\b[^.,;]{0,15}$/i;
/** Compared with another function, words like "cheaper" say nothing of what was before. */
const OF_ANOTHER = /^[^,;]{0,40}\bthan\W{1,4}X/;
const JOINS = /^[\s`*"(]*(?:(?:the|a|an|of|in|for|function|method|frame|call|calls|is|was|to) )*[\s`*"(]*$/i;
const AND = /^[\s`*"(),]*(?:and|or|as well as|&)?[\s`*"(),]*$/i;

/** Relative changes below the first number are none, above the second one are changes; between them they may be noise. */
const SAME_WITHIN = 0.05;
const DIFFERENT_FROM = 0.2;
/** Smaller shares on both sides are a sample or two. */
const SMALLEST_SHARE = 0.001;

/** Checks statements about changes of functions: "A grew", "the drop of B", "C is new", "D was removed", "E did not change". */
export function checkChanges(text: string, sentence: Sentence, profile: GroundingProfile): Claim[] {
  const { plain, start, end, mode } = sentence;
  if (mode === 'suggestion') {
    return [];
  }
  const words = plain.slice(start, end);
  const taken: { from: number; to: number }[] = [];
  return WORDS.flatMap(([statement, pattern]) =>
    [...words.matchAll(pattern)].flatMap((match): Claim[] => {
      const [from, to] = [match.index, match.index + match[0].length];
      const after = words.slice(to);
      const subjects = findSubjects(start + from, start + to, sentence);
      if (
        taken.some((other) => from < other.to && to > other.from) ||
        subjects.length === 0 ||
        OF_ANOTHER.test(after)
      ) {
        return [];
      }
      taken.push({ from, to });
      const place = { start: start + from, text: text.slice(start + from, start + to) };
      const isNegated = NEGATED.test(words.slice(0, from));
      return [judge(place, { statement, isNegated }, subjects, profile)];
    }),
  );
}

function judge(
  place: Pick<Claim, 'start' | 'text'>,
  { statement, isNegated }: { readonly statement: Statement; readonly isNegated: boolean },
  subjects: readonly (readonly number[])[],
  profile: GroundingProfile,
): Claim {
  const truths = subjects.map((functions) => {
    const truth = isTrue(statement, functions, profile);
    return isNegated && truth !== undefined ? !truth : truth;
  });
  const wrong = truths.indexOf(false);
  const verdict = wrong >= 0 ? 'unsupported' : truths.includes(undefined) ? 'not-checkable' : 'ok';
  const functions = subjects[Math.max(0, wrong)] ?? [];
  const name = showName(profile.getName(functions[0] ?? -1));
  const reason =
    verdict === 'ok'
      ? `${name}: so it is in this comparison.`
      : verdict === 'not-checkable'
        ? `Not checked: this comparison cannot tell whether it is so of ${name}.`
        : `${name} ${describe(statement, functions, isNegated, profile)}`;
  return makeClaim(place, 'direction', verdict, reason, functions);
}

function describe(
  statement: Statement,
  functions: readonly number[],
  isNegated: boolean,
  profile: GroundingProfile,
): string {
  const [before, after] = profile.getValues(functions).map(({ total }) => total > 0);
  if (!before || !after) {
    return before ? 'is only in the baseline.' : after ? 'is only in the comparison.' : 'is on neither side.';
  }
  if (statement === 'rose' || statement === 'fell') {
    return isNegated ? `${statement}.` : `did not: neither its self nor its total ${statement}.`;
  }
  return statement === 'new' || statement === 'gone'
    ? 'is on both sides.'
    : isNegated || statement === 'unchanged'
      ? 'changed.'
      : 'did not change.';
}

function isTrue(statement: Statement, functions: readonly number[], profile: GroundingProfile): Truth {
  // A function without a value may be in what the server cut.
  const [before, after] = profile
    .getValues(functions)
    .map(({ total }, at): Truth => (total > 0 ? true : profile.isCut(at) ? undefined : false));
  switch (statement) {
    case 'rose':
      return profile.getDirections(functions).includes(1);
    case 'fell':
      return profile.getDirections(functions).includes(-1);
    case 'new':
      return isOnlyThere(before, after);
    case 'gone':
      return isOnlyThere(after, before);
    case 'changed':
    case 'unchanged': {
      const isSame = isUnchanged(functions, profile);
      return isSame === undefined || statement === 'unchanged' ? isSame : !isSame;
    }
  }
}

function isOnlyThere(elsewhere: Truth, there: Truth): Truth {
  return elsewhere === true || there === false
    ? false
    : elsewhere === undefined || there === undefined
      ? undefined
      : true;
}

/** Compares the total per second (or per moment), if known, and the share. */
function isUnchanged(functions: readonly number[], profile: GroundingProfile): Truth {
  const [before, after] = profile.getValues(functions);
  const [baseline, comparison] = profile.sides;
  if (!before || !after || !baseline || !comparison) {
    return undefined;
  }
  const shares = [divide(before.total, baseline.whole), divide(after.total, comparison.whole)];
  const rates = [divide(before.total, baseline.weight), divide(after.total, comparison.weight)];
  const parts = [rates, shares]
    .filter(([a = 0, b = 0]) => a > 0 || b > 0)
    .map(([a = 0, b = 0]) => Math.abs(a - b) / Math.max(a, b));
  if (parts.length === 0 || shares.every((share) => share < SMALLEST_SHARE)) {
    return undefined;
  }
  // One of the two is enough to call it a change, and to call it none: people mean either.
  return parts.some((part) => part <= SAME_WITHIN)
    ? true
    : parts.every((part) => part >= DIFFERENT_FROM)
      ? false
      : undefined;
}

/**
 * Finds the functions that the words are about: names right after them, else names before, else the first name, else
 * what the text spoke of before.
 */
function findSubjects(from: number, to: number, { names, plain, inherited }: Sentence): (readonly number[])[] {
  const next = names.findIndex(({ start }) => start >= to);
  const previous = names.findLastIndex(({ end }) => end <= from);
  const nextName = names[next];
  const isJoined = nextName !== undefined && JOINS.test(plain.slice(to, nextName.start));
  const first = isJoined || previous < 0 ? next : previous;
  if (first < 0) {
    return inherited.length > 0 ? [inherited] : [];
  }
  const group = [first];
  const step = isJoined || previous < 0 ? 1 : -1;
  for (let at = first + step; names[at] !== undefined; at += step) {
    const [left, right] = step > 0 ? [names[at - 1], names[at]] : [names[at], names[at + 1]];
    if (!left || !right || !AND.test(plain.slice(left.end, right.start))) {
      break;
    }
    group.push(at);
  }
  return group
    .map((at) => names[at])
    .map((name) => (name ? getFunctions(name) : []))
    .filter((functions) => functions.length > 0);
}
