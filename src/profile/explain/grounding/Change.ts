import type { Side } from 'profile/Sides';
import type { Clause } from './Clause';
import { NOT_UNDERSTOOD } from './Relation';
import type { NumberUnit } from './units';

/**
 * Meaning of a number in a comparison, about a function or the whole:
 *
 * - `level`: what it cost on a side
 * - `change`: how much it rose (1) or fell (-1), 0 if the words leave that open
 * - `times`: the comparison as a multiple of the baseline; turned round if it fell
 * - `part`: how much of the change of the whole is its own
 */
export type Change =
  | { readonly kind: 'level'; readonly side: Side }
  | { readonly kind: 'change' | 'times'; readonly direction: 1 | -1 | 0 }
  | { readonly kind: 'part'; readonly direction: 1 | -1 | 0 };

const RISEN =
  'grew|grows?|grown|growing|rose|rises?|risen|increas(?:ed|es?|ing)|went up|gone up|goes up|climb(?:ed|s)?|gain(?:ed|s)?|jump(?:ed|s)?|is up|was up|(?<!\\b(?:makes?|made|making|eats?|takes?|uses?) )up|regressed|multiplied|higher|larger|slower|costlier|worse|more expensive|more';
const FALLEN =
  'fell|falls?|fallen|shrank|shrinks?|shrunk|decreas(?:ed|es?|ing)|went down|gone down|goes down|dropp?(?:ed|s)?|declin(?:ed|es?)|is down|was down|down|improved|reduced|cut|lower|smaller|faster|cheaper|less expensive|less|fewer';
const RISE = 'increase|rise|growth|gain|jump|regression|slowdown|surge';
const FALL = 'decrease|drop|fall|decline|improvement|reduction|saving|speed-?up';
const ANY = 'change|difference|shift|delta';
const OLD =
  '(?:before|previously|formerly|earlier|(?:in |the |its )*baseline|it (?:was|did|used to)|(?:its |the )?(?:former|old|previous|original)\\b[^#~]*)';

const OLD_SIDE = /\b(?:previously|formerly|before|originally|earlier|used to|in the (?:old|previous)|baseline)\b/;
const NEW_SIDE = /\b(?:now|today|currently|afterwards|comparison|in the new|by now)\b/;

/** Reads the change that a clause states; undefined for a level of either side. `sign`: right before the number. */
export function readChange(
  clause: Clause,
  unit: NumberUnit,
  sign: 1 | -1 | 0,
): Change | typeof NOT_UNDERSTOOD | undefined {
  const { lead, before, after } = clause;
  const part = readPartOfChange(clause);
  if (part) {
    return part;
  }
  // "The slowdown is 57 % ‹0›" says what it is made of.
  if (new RegExp(`\\b(?:${RISE}|${FALL}|${ANY}) (?:is|was) $`).test(before) && /^ ‹/.test(after)) {
    return NOT_UNDERSTOOD;
  }
  const direction = sign === 0 ? readDirection(before, after) : sign;
  if (unit === 'factor') {
    const isOfBefore = new RegExp(
      `^[\\s-]*(?:as (?:\\w+ ){1,3}?as |what |the |more \\w* ?than |\\w+er than )?(?:in )?${OLD}`,
    ).test(after);
    const hasGrown = new RegExp(`\\b(?:${RISEN}|${FALLEN})(?: by)? $`).test(before);
    const isSaid =
      isOfBefore ||
      hasGrown ||
      (/^ as \w+/.test(after) &&
        (/\b(?:became|becomes|got|turned) $/.test(before) ||
          NEW_SIDE.test(before) ||
          /\b(?:before|baseline)\b/.test(lead)));
    const isVerb =
      before.trim() !== '' &&
      after.trim().length < 20 &&
      !/‹/.test(after) &&
      /^\W*(?:the (?:cost|time|share) of )?‹\d+›(?: has| have| more than| almost)? $/.test(before);
    return isSaid || isVerb ? { kind: 'times', direction: direction ?? 1 } : NOT_UNDERSTOOD;
  }
  if (unit === 'ratio') {
    return NOT_UNDERSTOOD;
  }
  if (unit === 'share' && new RegExp(`^ (?:as (?:\\w+ ){1,3}?as |of (?:what )?)(?:in )?${OLD}`).test(after)) {
    return { kind: 'times', direction: 1 };
  }
  const side = readSide(clause);
  if (side && direction === undefined) {
    return { kind: 'level', side };
  }
  if (direction !== undefined) {
    return { kind: 'change', direction };
  }
  return unit === 'points' ? { kind: 'change', direction: 0 } : undefined;
}

/** Reads "60 % of the increase". */
function readPartOfChange({ lead, before, after, names }: Clause): Change | typeof NOT_UNDERSTOOD | undefined {
  const of = `(?:the |all |this |that |total |overall |whole |entire |added |additional |extra )*`;
  const found =
    new RegExp(
      `^ of ${of}(?:(${RISE}|(?<=(?:added|additional|extra) )(?:time|cost|cpu|work|memory|allocations?))|(${FALL})|${ANY})\\b`,
    ).exec(after) ??
    (/\b(?:contributes?|contributed|adds?|added) $/.test(before)
      ? new RegExp(`^ to ${of}(?:(${RISE})|(${FALL})|${ANY})\\b`).exec(after)
      : null) ??
    new RegExp(`^of ${of}(?:(${RISE})|(${FALL})|${ANY}),`).exec(lead);
  if (!found) {
    return undefined;
  }
  const isOfAnother = /^ (?:of|in|for) ‹/.test(after.slice(found[0].length)) && names.length > 1;
  return isOfAnother
    ? NOT_UNDERSTOOD
    : { kind: 'part', direction: found[1] !== undefined ? 1 : found[2] !== undefined ? -1 : 0 };
}

function readDirection(before: string, after: string): 1 | -1 | 0 | undefined {
  const adverb = '(?: by| another| an additional| further)*';
  const [verb, rises] = new RegExp(`\\b(?:(${RISEN})|${FALLEN})${adverb} $`).exec(before) ?? [];
  if (verb !== undefined) {
    return rises !== undefined && !/^less/.test(verb) ? 1 : -1;
  }
  const [noun, rise, fall] = new RegExp(`\\b(?:(${RISE})|(${FALL})|${ANY}) (?:of|by|is|was) $`).exec(before) ?? [];
  if (noun !== undefined) {
    return rise !== undefined ? 1 : fall !== undefined ? -1 : 0;
  }
  const [said, up, down, isNoun] =
    new RegExp(`^[\\s-]*(?:points? )?(?:(${RISEN}|${RISE})|(${FALLEN}|${FALL})|(${ANY}))\\b`).exec(after) ?? [];
  if (said === undefined || /^ *(?:up|down) (?:from|to)\b/.test(after)) {
    return undefined;
  }
  return isNoun !== undefined ? 0 : up !== undefined && down === undefined && !/^[\s-]*less/.test(said) ? 1 : -1;
}

function readSide({ before, after, whole }: Clause): 'baseline' | 'comparison' | undefined {
  const ARROW = '(?:→|->|=>|⟶|➜)';
  const at = whole.indexOf('#');
  if (
    /\b(?:from|before) $/.test(before) ||
    new RegExp(`^\\s*${ARROW}`).test(after) ||
    /^\s*\(?(?:in the )?(?:baseline|before)\b/.test(after)
  ) {
    return 'baseline';
  }
  const isAfterAnother = whole.slice(0, at).includes('~');
  if (
    (isAfterAnother && new RegExp(`^\\s*(?:‹\\d+›)?[^‹]*(?:\\bto|${ARROW})\\s*$`).test(before)) ||
    /\bafter $/.test(before) ||
    /^\s*\(?(?:in the )?(?:comparison|after|now)\b/.test(after) ||
    /^,? (?:up|down) from\b/.test(whole.slice(at + 1))
  ) {
    return 'comparison';
  }
  const words = `${before} ${after}`;
  const isOld = OLD_SIDE.test(words) || (/\b(?:was|were)\b/.test(before) && NEW_SIDE.test(whole));
  const isNew = NEW_SIDE.test(words);
  return isOld === isNew ? undefined : isOld ? 'baseline' : 'comparison';
}
