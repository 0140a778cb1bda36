import type { SuggestedChange } from 'profile/lines/SuggestedChange';

/**
 * - `ok`: the profile says so
 * - `unknown-name`: no function of the profile has this name, alias or id; no such line was sent
 * - `wrong-number`: the number is not what the profile says of its function or fact
 * - `unsupported`: the profile does not say so: a relation that it does not have, a name that several functions have, a link;
 *   a change that does not fit the source
 * - `not-checkable`: outside of what a profile can tell: code, advice, names of things that are no part of it
 */
type Verdict = 'ok' | 'unknown-name' | 'wrong-number' | 'unsupported' | 'not-checkable';

/** `number` is also a placeholder that code fills. */
type ClaimKind = 'name' | 'line' | 'fact' | 'number' | 'relation' | 'direction' | 'link' | 'code';

/** Part of an answer that can be checked against the profile. */
export interface Claim {
  readonly kind: ClaimKind;
  /** Start in the answer, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly verdict: Verdict;
  /** Explanation for people: what the claim was found to be, or what is wrong with it. */
  readonly reason: string;
  /** Functions that it is about, by index into `names` of the tree; for an ambiguous name all that it could be. */
  readonly functions: readonly number[];
  readonly factIds: readonly string[];
  /** Text shown in its place: the value of a placeholder, the name of a function id. */
  readonly replacement?: string | undefined;
  readonly change?: SuggestedChange;
}

export function makeClaim(
  { start, text }: Pick<Claim, 'start' | 'text'>,
  kind: ClaimKind,
  verdict: Verdict,
  reason: string,
  functions: readonly number[] = [],
): Claim {
  return { kind, start, end: start + text.length, text, verdict, reason, functions, factIds: [] };
}

interface CheckedCount {
  readonly ok: number;
  readonly checked: number;
}

export interface GroundingSummary {
  readonly names: CheckedCount;
  readonly numbers: CheckedCount;
  /** Lines of the code that was asked about. */
  readonly lines: CheckedCount;
  /** Relations between functions, and directions of changes. */
  readonly relations: CheckedCount;
  readonly changes: CheckedCount;
  readonly links: number;
  /** Names, numbers and code that could not be checked. */
  readonly unchecked: number;
  /** "14 of 14 names, 9 of 9 numbers" */
  readonly sentence: string;
}

export interface GroundingResult {
  readonly claims: readonly Claim[];
  readonly summary: GroundingSummary;
}

/** True if it is an amount, a share or a factor that may be right or wrong: readers see that it was not checked. */
export function isOpenNumber({ kind, verdict, text }: Claim): boolean {
  return kind === 'number' && verdict === 'not-checkable' && /[^\d.,\s]/.test(text);
}

export function summarise(claims: readonly Claim[]): GroundingSummary {
  const count = (...kinds: ClaimKind[]): CheckedCount => {
    const checked = claims.filter(({ kind, verdict }) => kinds.includes(kind) && verdict !== 'not-checkable');
    return { ok: checked.filter(({ verdict }) => verdict === 'ok').length, checked: checked.length };
  };
  const names = count('name', 'fact');
  const numbers = count('number');
  const lines = count('line');
  const relations = count('relation', 'direction');
  const changes = count('code');
  const open = claims.filter(isOpenNumber).length;
  const print = ({ ok, checked }: CheckedCount, noun: string): string => `${ok} of ${checked} ${noun}`;
  return {
    names,
    numbers,
    lines,
    relations,
    changes,
    links: claims.filter(({ kind }) => kind === 'link').length,
    unchecked: claims.filter(({ verdict }) => verdict === 'not-checkable').length,
    sentence: [
      print(names, 'names'),
      print(numbers, 'numbers'),
      ...(lines.checked > 0 ? [print(lines, 'lines')] : []),
      ...(relations.checked > 0 ? [print(relations, 'relations')] : []),
      ...(changes.checked > 0 ? [print(changes, 'changes fit')] : []),
      ...(open > 0 ? [`${open} number${open === 1 ? '' : 's'} not checked`] : []),
    ].join(', '),
  };
}
