import type { Clause } from './Clause';
import type { NumberUnit } from './units';

/** Names by their place in the sentence; none: what the sentence before was about. */
export type Operand = readonly number[];

/**
 * Meaning of a number that relates two things:
 *
 * - `more`, `less`: by how much the subject is above or below the reference
 * - `times`: the subject as a multiple of the reference
 * - `part`: how much of the reference is below it in the subject
 * - `sum`: the subjects together, each stack once
 * - `without`: the subject if the reference is left out
 * - `beside`: all but the reference
 * - `difference`: how far two are apart, whichever is larger
 */
export interface Relation {
  readonly kind: 'more' | 'less' | 'times' | 'part' | 'sum' | 'without' | 'beside' | 'difference';
  readonly subject: Operand;
  readonly reference: Operand;
  /** True if the words could as well mean the share of the whole: then that is neither right nor wrong. */
  readonly isLoose?: boolean;
  /** True if the words may be about more than is named: then nothing is wrong. */
  readonly isOpen?: boolean;
}

export const NOT_UNDERSTOOD = 'not-understood';

const ID = '‹(\\d+)›';
const MORE = 'more|higher|larger|bigger|greater|longer|slower|costlier|heavier|hotter|pricier';
const LESS = 'less|fewer|lower|smaller|shorter|faster|quicker|cheaper|lighter';
const COST =
  '(?:cpu time|time|costs?|cpu|totals?|share|work|samples|allocations?|memory|bytes|amount|weight|usage|consumption)';
const OF_COST = `(?:(?:the|all|all the|total|own|self|cpu|whole) )*${COST} (?:spent |used |needed |that is spent )?(?:of|in|by|under|inside|within)`;
const REFERENCE = new RegExp(
  `\\b(?:than|over|above|below|beneath|under|behind|ahead of|compared (?:to|with)|relative to|in comparison (?:to|with)|versus|vs\\.?|measured against|against)(?: that of| those of| ${OF_COST}| what| for| in)* ${ID}`,
);
const GROUP = new RegExp(
  `${ID}(?:(?:,| and|, and| plus| \\+| &|,? (?:along|together) with|,? as well as)(?: both)? ‹\\d+›)+`,
);
const TOGETHER =
  /\b(?:together|combined|jointly|collectively|in sum|summed|between them|altogether|in total|add(?:s|ed)? up|sum(?:s|med)? (?:of|to|up)|plus|along with)\b/;
const TOP =
  /\b(?:top|these|those) (?:~(?= )|(?:two|three|four|five) (?:\w+ )?(?:functions|methods|frames|calls)\b)[^‹]*$/;
const EXCLUDED = [
  new RegExp(
    `\\b(?:without|excluding|ignoring|disregarding|except(?: for)?|(?:apart|aside) from|besides?|beside|outside(?: of)?|(?:other|elsewhere) than(?: in)?|not (?:counting|(?:spent )?in)|leaving(?: out)?|leave out|(?:all|everything) (?:but|except(?: for)?))(?: calls of| the)? ${ID}`,
  ),
  new RegExp(`${ID},? (?:aside|excluded|(?:is|was|were) (?:left out|removed|excluded|ignored|gone|subtracted))\\b`),
];
const WHOLE =
  /^ of (?:(?:the|all|this|total|overall|whole|entire|our|your|cpu|wall|wall-clock|sampled|measured|recorded|one|a|single|program's|service's|application's) )*(?:profile|profiled|time|cpu|total|whole|samples?|program|execution|runtime|process|service|application|view|allocations?|memory|bytes|objects|stacks?|cores?|core|everything|it all|it itself|all|function|lines?|function's)\b/;
const RELATIONAL =
  /\b(?:than|compared|relative|versus|vs|differ\w*|ratio|gap|margin|apart|together|combined|sum|plus|minus|without|excluding|except|aside|besides?|rest|remain\w*|remainder|other|each|both|average|exceeds?|outweighs?|beats|dwarfs|leads?|trails|separates?|outside|elsewhere|everything|not|net|leaves?|left|else|nothing|all but|twice|former|its|their|proportion|relates?|split|against|above|below|beneath|behind|ahead)\b/;
const PASSED_ON = /^ (?:is|are|was|were|goes?|comes?|stems?|belongs?|takes place)\b/;
const EFFICIENT = /^(?: \w+)? (?:efficient|economical|performant|effective)/;

/** Reads the relation that a clause's number states; undefined if the number is about a single thing. */
export function readRelation(clause: Clause, unit: NumberUnit): Relation | typeof NOT_UNDERSTOOD | undefined {
  const { lead, before, after } = clause;
  return (
    readSum(clause) ??
    readRest(clause) ??
    readExcluded(clause) ??
    readOther(clause) ??
    readRatio(clause, unit) ??
    readDifference(clause) ??
    readComparison(clause) ??
    readMultiple(clause, unit) ??
    readPart(clause) ??
    (unit === 'factor' ||
    unit === 'points' ||
    RELATIONAL.test(`${lead} ${before} ${after}`) ||
    isOfOther(clause) ||
    hasTwoNames(clause) ||
    hasUnreadLead(clause)
      ? NOT_UNDERSTOOD
      : undefined)
  );
}

function readSum({ lead, before, after, whole, names }: Clause): Relation | typeof NOT_UNDERSTOOD | undefined {
  const words = `${lead} ${before} # ${after}`;
  const [group] = GROUP.exec(`${lead} ${before}`) ?? GROUP.exec(after) ?? [];
  // "The top 2 functions take 70 %: A and B", but not "A and B take 40 % and 30 %, respectively".
  const isAnnounced = TOP.test(whole.slice(0, whole.indexOf('#'))) && GROUP.test(after);
  if (!TOGETHER.test(words) && !isAnnounced) {
    return undefined;
  }
  const subject = group === undefined ? [] : listIds(group);
  if (subject.length < 2) {
    return names.length > 1 || !/\b(?:in total|altogether)\b/.test(words) ? NOT_UNDERSTOOD : undefined;
  }
  const rest = listIds(words).filter((id) => !subject.includes(id));
  return rest.length > 0 ? NOT_UNDERSTOOD : { kind: 'sum', subject, reference: [] };
}

function readExcluded({ lead, before, after }: Clause): Relation | undefined {
  const words = `${lead} ${before} # ${after}`;
  const excluded = EXCLUDED.map((pattern) => pattern.exec(words)?.[1]).find((id) => id !== undefined);
  if (excluded === undefined) {
    return undefined;
  }
  const reference = [Number(excluded)];
  const others = [listIds(before).at(-1), ...listIds(after), ...listIds(lead)];
  const subject = others.find((id) => id !== undefined && id !== reference[0]);
  const isOfRest = /\b(?:rest|remain\w*|left|total|would|of the time not)\b/.test(words);
  return subject === undefined
    ? { kind: 'beside', subject: [], reference }
    : { kind: 'without', subject: [subject], reference, isLoose: !isOfRest };
}

/** Reads "the remaining 40 %", "40 % is elsewhere": everything except what the sentence, or the one before, is about. */
function readRest({ before, after, names }: Clause): Relation | undefined {
  const isRest =
    /\b(?:remaining|remainder|rest|left|other)\W*(?:(?:of|is|about|roughly|around) ){0,3}$/.test(before) ||
    /^ ?(?:remains?\b|is left\b|(?:is|lies) (?:elsewhere|outside)\b(?! (?:of|than)))/.test(after);
  const hasNames = listIds(before + after).length > 0;
  return isRest && !hasNames
    ? { kind: 'beside', subject: [], reference: names.map((_, at) => at), isOpen: true }
    : undefined;
}

/** Reads "40 % of A is B, the other 60 % is C". */
function readOther({ before, after, whole }: Clause): Relation | typeof NOT_UNDERSTOOD | undefined {
  if (!/\b(?:other|remaining|rest)\W*(?:is )?$/.test(before)) {
    return undefined;
  }
  const [part] = [...listIds(after), ...listIds(before).slice(-1)];
  if (part === undefined) {
    return undefined;
  }
  const earlier = whole.slice(0, whole.indexOf('#'));
  const [, ofWhole, spending] =
    new RegExp(`\\b(?:of|in|within|inside)(?: ${OF_COST})? ${ID}.*~|${ID} spends ~`).exec(earlier) ??
    new RegExp(`~ of(?: ${OF_COST})? ${ID}`).exec(earlier) ??
    [];
  const reference = ofWhole ?? spending;
  if (reference === undefined && /~ of (?:the|all) (?:cpu )?(?:time|profile|samples)\b/.test(earlier)) {
    return { kind: 'sum', subject: [part], reference: [] };
  }
  return reference === undefined || Number(reference) === part
    ? NOT_UNDERSTOOD
    : { kind: 'part', subject: [part], reference: [Number(reference)] };
}

function readRatio({ whole, names }: Clause, unit: NumberUnit): Relation | typeof NOT_UNDERSTOOD | undefined {
  if (unit !== 'ratio') {
    return undefined;
  }
  const isSaid = new RegExp(
    `\\bratio (?:of|between) ${ID} (?:to|and|:) ${ID}|^\\W*${ID} (?:to|versus|vs\\.?|:|/) ${ID}(?: is| =|:| stands? at)* #|${ID} (?:and|to) ${ID} (?:stand|relate|are) (?:at|as|in a ratio of)? ?#|\\b(?:split|divided) # between ${ID} and ${ID}`,
  ).test(whole);
  return isSaid && names.length === 2 ? { kind: 'times', subject: [0], reference: [1] } : NOT_UNDERSTOOD;
}

function readDifference({ lead, before, after }: Clause): Relation | undefined {
  const words = `${lead} ${before} # ${after}`;
  const [, ...pairs] =
    new RegExp(
      `\\bbetween ${ID} and ${ID}|${ID} and ${ID} (?:differ by|are) #(?: apart)?|\\bseparates? ${ID} from ${ID}|\\bsubtracting ${ID} from ${ID}|${ID} minus ${ID}`,
    ).exec(words) ?? [];
  const pair = pairs.flatMap((id) => (id === undefined ? [] : [Number(id)]));
  const isMeant = /\b(?:differ\w*|gap|distance|margin|apart|lies?|separates?|subtracting|minus)\b/.test(words);
  const [subject, reference] = pair;
  return subject !== undefined && reference !== undefined && isMeant
    ? { kind: 'difference', subject: [subject], reference: [reference] }
    : undefined;
}

function readComparison(clause: Clause): Relation | typeof NOT_UNDERSTOOD | undefined {
  const { lead, before, after } = clause;
  const direction = readDirection(before, after);
  if (direction === undefined) {
    return undefined;
  }
  const text = `${lead} ${before} # ${after}`;
  const verb = new RegExp(`\\b(?:exceeds|tops|surpasses|outweighs|leads|trails|undercuts) ${ID} by $`).exec(before);
  const reference = verb ?? REFERENCE.exec(text);
  const [, id] = reference ?? [];
  if (id === undefined || direction === NOT_UNDERSTOOD) {
    return NOT_UNDERSTOOD;
  }
  const subject = findSubject(clause, Number(id));
  return subject ? { kind: direction, subject, reference: [Number(id)] } : NOT_UNDERSTOOD;
}

function readDirection(before: string, after: string): 'more' | 'less' | typeof NOT_UNDERSTOOD | undefined {
  const [said, word] =
    new RegExp(
      `^[\\s-]*(?:(?:percentage )?points? ?)?(${MORE}|${LESS}|extra|above|over|ahead|below|under|beneath|behind)\\b`,
    ).exec(after) ?? [];
  if (said !== undefined) {
    const isLess = new RegExp(`^(?:${LESS}|below|under|beneath|behind)$`).test(word ?? '');
    return EFFICIENT.test(after.slice(said.length)) ? NOT_UNDERSTOOD : isLess ? 'less' : 'more';
  }
  if (/\b(?:lead|excess|surplus|extra|additional)(?: of)? $/.test(before) && /^ (?:over|above|on|than)\b/.test(after)) {
    return 'more';
  }
  if (/\bby $/.test(before)) {
    const found = new RegExp(
      `\\b(?:(exceeds|tops|surpasses|outweighs|leads|(?:${MORE})(?: \\w+){0,2} than|above|over|ahead of)|trails|undercuts|(?:${LESS})(?: \\w+){0,2} than|below|under|beneath|behind) ‹\\d+›[^‹]*by $`,
    ).exec(before);
    return !found ? undefined : found[1] !== undefined && !/^(?:less|fewer)\b/.test(found[1]) ? 'more' : 'less';
  }
  return undefined;
}

function readMultiple(clause: Clause, unit: NumberUnit): Relation | typeof NOT_UNDERSTOOD | undefined {
  const { lead, after } = clause;
  if (unit !== 'factor' && unit !== 'share') {
    return undefined;
  }
  const isAs = /^ as \w+/.test(after);
  const direct =
    unit === 'factor'
      ? `(?:the )?(?:${OF_COST} |what |that of |those of |as (?:\\w+ ){1,3}as (?:that of |the \\w+ of |what |in )?)?`
      : `(?:as (?:\\w+ ){1,3}as (?:that of |the \\w+ of |what |in )?|the ${OF_COST} )`;
  const [, id] = new RegExp(`^[\\s-]*${direct}${ID}`).exec(after) ?? (isAs ? (REFERENCE.exec(lead) ?? []) : []);
  if (id === undefined) {
    return isAs ? NOT_UNDERSTOOD : undefined;
  }
  const subject = findSubject(clause, Number(id));
  return subject ? { kind: 'times', subject, reference: [Number(id)] } : NOT_UNDERSTOOD;
}

function readPart(clause: Clause): Relation | typeof NOT_UNDERSTOOD | undefined {
  const { lead, before, after, whole } = clause;
  const [inside, cost, id] = new RegExp(`^ of (?:(${OF_COST}) |what |that of )?${ID}`).exec(after) ?? [];
  if (inside !== undefined) {
    // "30 % of the time in A" is said of A; "30 % of the time in A is spent in B" is not.
    const isOwn = / (?:in|by|under|inside|within)$/.test(cost ?? '') && !PASSED_ON.test(after.slice(inside.length));
    return isOwn ? undefined : toPart(clause, Number(id));
  }
  const [, preposition, led] = new RegExp(`^(of|within|inside|in|under)(?: ${OF_COST})? ${ID},`).exec(lead) ?? [];
  if (led !== undefined) {
    const part = toPart(clause, Number(led));
    return part === NOT_UNDERSTOOD ? part : { ...part, isLoose: preposition === 'in' || preposition === 'under' };
  }
  if (
    /\bof (?:which|this|that|these|those|it)[\s,:]*$/.test(before) ||
    /^of (?:this|that|these|those|it)[,:]/.test(lead)
  ) {
    const earlier = listIds(whole.slice(0, whole.search(/\bof (?:which|this|that|these|those|it)\b/)));
    const [subject] = [...listIds(after), ...listIds(whole.slice(whole.indexOf('#')))];
    return subject === undefined ? NOT_UNDERSTOOD : { kind: 'part', subject: [subject], reference: earlier.slice(-1) };
  }
  const isOfIts = /^ of (?:its|their) /.test(after);
  const isOfLine = clause.names[listIds(before).at(-1) ?? -1]?.resolution.kind === 'line';
  const hasSpender = listIds(before).length > 0 || isOfBefore(before);
  const isSpentIn =
    !isOfLine && hasSpender && /\bspen(?:ds?|t|ding) $/.test(before) && /^ (?:in|on|inside|within) ‹/.test(after);
  if (!isOfIts && !isSpentIn) {
    return undefined;
  }
  const reference = listIds(before).slice(-1);
  const [subject] = listIds(after);
  if (subject !== undefined && subject !== reference[0]) {
    return { kind: 'part', subject: [subject], reference, isLoose: !isOfIts };
  }
  const isOwn = /\b(?:itself|self|own code)\b/.test(`${before} ${after}`);
  return isOwn ? { kind: 'part', subject: reference, reference } : isOfIts ? NOT_UNDERSTOOD : undefined;
}

function toPart(clause: Clause, reference: number): Relation | typeof NOT_UNDERSTOOD {
  const { before, after, whole, names } = clause;
  const later = listIds(after).filter((id) => id !== reference);
  const subject = listIds(before).at(-1) ?? later[0] ?? (names.length === 2 ? 1 - reference : undefined);
  if (subject !== undefined && subject !== reference) {
    return { kind: 'part', subject: [subject], reference: [reference] };
  }
  return names.length === 1 && isOfBefore(whole)
    ? { kind: 'part', subject: [], reference: [reference] }
    : NOT_UNDERSTOOD;
}

/** Finds the subject of the comparison: the name before the words, else the only other name, else what the text spoke of before. */
function findSubject({ before, whole, names }: Clause, reference: number): Operand | undefined {
  const near = listIds(before).filter((id) => id !== reference);
  if (near.length === 1) {
    return near;
  }
  if (near.length === 0 && names.length === 2) {
    return [1 - reference];
  }
  return names.length === 1 && isOfBefore(whole) ? [] : undefined;
}

/** True if the sentence goes on about what was spoken of: "It takes …". */
function isOfBefore(whole: string): boolean {
  return /^\W*(?:and |but |so )?(?:it|this|that|which|this (?:function|method|call)|the (?:function|method))\b/.test(
    whole,
  );
}

/** True if a number is a part of a whole that the profile does not know: "12 % of the requests". */
function isOfOther({ after, names }: Clause): boolean {
  const isOfLines =
    names.some(({ resolution }) => resolution.kind === 'line') && /^ of (?:it|this|the function)\b/.test(after);
  return /^ of (?!course\b)/.test(after) && !WHOLE.test(after) && !isOfLines;
}

/** True if the beginning of a clause may change its meaning in an unknown way: "Net of A, 40 % is B". */
function hasUnreadLead({ whole, names }: Clause): boolean {
  const [lead = ''] = /^[^‹#~,]*\w[^‹#~,]*‹\d+›[^,#~]*,/.exec(whole) ?? [];
  return (
    names[listIds(lead)[0] ?? -1]?.resolution.kind === 'function' &&
    whole.indexOf('‹', lead.length) >= 0 &&
    !/\b(?:is|are|was|were|takes?|calls?|called|has|needs?|costs?|spends?)\b/.test(lead)
  );
}

/** True if words tie a number to two things: it may be about both, or about neither. */
function hasTwoNames({ before, after, whole, names }: Clause): boolean {
  if (/\brespectively\b/.test(whole)) {
    return false;
  }
  const [first, second] = listIds(before + after).map((id) => names[id]);
  return (
    first !== undefined &&
    second !== undefined &&
    first.resolution.kind === 'function' &&
    second.resolution.kind === 'function'
  );
}

/** Lists the names in a text of a clause. */
export function listIds(text: string): number[] {
  return [...text.matchAll(/‹(\d+)›/g)].map(([, id]) => Number(id));
}
