import { showName } from 'profile/explain/facts/say';
import { formatShare } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import { describeCosts, listCandidates } from './candidates';
import { type Change, readChange } from './Change';
import { computeChange } from './ChangeValues';
import type { Claim } from './Claim';
import { type Clause, readClause } from './Clause';
import { type GroundingProfile, isLine } from './GroundingProfile';
import { findUnknownWord, readScope } from './plainWords';
import type { NumberToken } from './readNumbers';
import { listIds, NOT_UNDERSTOOD, type Operand, readRelation, type Relation } from './Relation';
import { computeRelation, type RelationValues } from './RelationValues';
import { getFunctions, type Sentence } from './Sentence';
import { getTitle, readColumn } from './tableColumns';

/** Way in which a number has to be checked. */
export type Related =
  /** The number was checked here, as a relation, or cannot be checked. */
  | {
      readonly kind: 'judged';
      readonly claim: Pick<Claim, 'verdict' | 'reason'> & { readonly functions: readonly number[] };
    }
  /** The number is about one thing; in a comparison about one side of it, if the words name the side. */
  | {
      readonly kind: 'level';
      readonly side: 'baseline' | 'comparison' | undefined;
      /** A word around it that may make something else of it. */
      readonly unknownWord: string | undefined;
    };

/** Checks a number that relates to something else: then only that relation counts, never its own share. */
export function checkRelated(token: NumberToken, sentence: Sentence, profile: GroundingProfile): Related {
  if (!profile.hasAmounts && token.unit === profile.amountUnit) {
    return judge('not-checkable', 'Amounts are not known here, only shares.', []);
  }
  const clause = readClause(token, sentence);
  const column = sentence.isRow ? readColumn(token, sentence) : undefined;
  if (column === 'relation' || (column === 'change' && !profile.isDiff)) {
    return judge('not-checkable', 'A column that compares was not checked.', []);
  }
  const toLevel = (side: 'baseline' | 'comparison' | undefined): Related => {
    const words = sentence.isRow ? `${getTitle(token, sentence)} ${clause.before} ${clause.after}` : readScope(clause);
    return { kind: 'level', side, unknownWord: findUnknownWord(words.toLowerCase(), profile.isDiff) };
  };
  const relation = readRelation(clause, token.unit);
  const sign = readSign(token, sentence);
  const change = profile.isDiff ? (column === 'change' ? CHANGED : readChange(clause, token.unit, sign)) : undefined;
  const isRelation = relation !== undefined && relation !== NOT_UNDERSTOOD;
  const isChange = change !== undefined && change !== NOT_UNDERSTOOD;
  if (isChange && change.kind === 'level' && !isRelation) {
    return toLevel(change.side);
  }
  if (isRelation || isChange) {
    const unknownWord = sentence.isRow ? undefined : findUnknownWord(readScope(clause), profile.isDiff, true);
    if (unknownWord !== undefined) {
      return judge('not-checkable', `Not checked: “${unknownWord}” is not understood.`, []);
    }
  }
  if (isRelation) {
    return isChange && change.kind !== 'level' && !isComparison(relation)
      ? notUnderstood()
      : judgeRelation(token, relation, { clause, sentence, profile });
  }
  if (isChange && change.kind !== 'level') {
    return judgeChange(token, change, { clause, sentence, profile });
  }
  if (relation === NOT_UNDERSTOOD || change === NOT_UNDERSTOOD) {
    return notUnderstood();
  }
  return toLevel(column === 'baseline' || column === 'comparison' ? column : undefined);
}

const CHANGED: Change = { kind: 'change', direction: 0 };

interface Place {
  readonly clause: Clause;
  readonly sentence: Sentence;
  readonly profile: GroundingProfile;
}

function judgeRelation(token: NumberToken, relation: Relation, place: Place): Related {
  const { profile } = place;
  const subject = resolve(relation.subject, place);
  const reference = resolve(relation.reference, place);
  const hasSubject = relation.kind !== 'beside';
  const hasReference = relation.kind !== 'sum';
  if ((hasSubject && subject === undefined) || (hasReference && reference === undefined)) {
    return notUnderstood();
  }
  const operands = { subject: (hasSubject && subject) || [], reference: (hasReference && reference) || [] };
  const functions = [...operands.subject, ...operands.reference];
  if (functions.some(isLine)) {
    return judgeLines(token, relation, functions, profile);
  }
  if ((hasSubject && operands.subject.length === 0) || (hasReference && operands.reference.length === 0)) {
    return judge('unsupported', 'It is said of something that is not in this profile.', functions);
  }
  const values = token.isRate
    ? undefined
    : computeRelation(relation, operands, { unit: token.unit, of: readColumnOf(place.clause) }, profile);
  const judged = values ? compare(token, values, functions, profile) : notUnderstood();
  return relation.isOpen && judged.kind === 'judged' && judged.claim.verdict === 'wrong-number'
    ? notUnderstood()
    : judged;
}

/** Judges numbers about lines: the tree does not know what is below a line, but the joint cost of lines is known. */
function judgeLines(
  token: NumberToken,
  { kind }: Relation,
  lines: readonly number[],
  profile: GroundingProfile,
): Related {
  if (kind !== 'sum' || !lines.every(isLine)) {
    return notUnderstood();
  }
  const costs = listCandidates(lines, profile).filter(
    ({ unit, isRate }) => unit === token.unit && isRate === token.isRate,
  );
  return costs.some(({ value }) => isWithin(token, value))
    ? judge('ok', `Of ${lines.length} lines together.`, lines)
    : judge('wrong-number', `Together they have ${describeCosts(lines, profile)}.`, lines);
}

function judgeChange(token: NumberToken, change: Exclude<Change, { kind: 'level' }>, place: Place): Related {
  const { sentence, clause, profile } = place;
  const { names } = sentence;
  const near = listIds(clause.before).at(-1) ?? listIds(clause.after)[0] ?? listIds(clause.whole)[0];
  const functions = resolve(near === undefined ? [] : [near], place);
  if (functions === undefined) {
    return notUnderstood();
  }
  if (functions.length === 0 && names.length > 0) {
    return judge('unsupported', 'It is said of something that is not in this profile.', []);
  }
  const values = computeChange(change, functions, { ...token, of: readColumnOf(clause) }, profile);
  return values ? compare(token, values, functions, profile) : notUnderstood();
}

function compare(
  token: NumberToken,
  { right, unsure }: RelationValues,
  functions: readonly number[],
  profile: GroundingProfile,
): Related {
  const names = functions.slice(0, 2).map((name) => showName(profile.getName(name)));
  const about = names.length === 0 ? 'the whole profile' : names.join(' and ');
  if (right.some((value) => isWithin(token, value))) {
    return judge('ok', `Computed from ${about}.`, functions);
  }
  if (unsure.some((value) => isWithin(token, value))) {
    return judge('not-checkable', 'Not checked: the words can mean several things.', functions);
  }
  const [truth] = right;
  const is = truth === undefined ? 'it is not so' : `it is ${print(truth, token.unit, profile)}`;
  return judge('wrong-number', `Computed from ${about}, ${is}.`, functions);
}

function print(value: number, unit: NumberToken['unit'], profile: GroundingProfile): string {
  switch (unit) {
    case 'share':
      return formatShare(value);
    case 'points':
      return `${formatShare(value).replace(' %', '')} percentage points`;
    case 'factor':
    case 'ratio':
      return `${Number(value.toPrecision(2))}×`;
    case 'cores':
      return formatValue(value, 'cores');
    case 'ns':
    case 'bytes':
    case 'functions':
    case 'plain':
      return formatValue(value, profile.measure.unit);
  }
}

export function isWithin({ ranges }: NumberToken, value: number): boolean {
  return ranges.some(({ from, to }) => value >= from - 1e-9 * Math.abs(from) && value <= to + 1e-9 * Math.abs(to));
}

/** Resolves an operand to functions; none for a name that the profile does not have, undefined if it is no single thing. */
function resolve(operand: Operand, { sentence, profile }: Place): readonly number[] | undefined {
  const { names, inherited } = sentence;
  const functions =
    operand.length === 0
      ? inherited.length > 0
        ? inherited
        : profile.subject
      : operand.flatMap((at) => {
          const name = names[at];
          return name ? getFunctions(name) : [];
        });
  const isUnclear = operand.some((at) => names[at]?.resolution.kind === 'ambiguous');
  return isUnclear || (operand.length === 0 && functions.length === 0 && !profile.isDiff) ? undefined : functions;
}

function readColumnOf({ lead, before, after }: Clause): 'self' | 'total' {
  return /\b(?:self|itself|themselves|exclusive(?:ly)?|flat|own (?:code|time))\b/.test(`${lead} ${before} ${after}`)
    ? 'self'
    : 'total';
}

function isComparison({ kind }: Relation): boolean {
  return kind === 'more' || kind === 'less' || kind === 'times' || kind === 'difference';
}

/** "+12 %", "−3 %", but not the dash in "A – 12 %". */
function readSign({ start }: NumberToken, { plain }: Sentence): 1 | -1 | 0 {
  const [, sign] = /(?:^|[\s(|:*_])([+−-])[*_]*$/.exec(plain.slice(Math.max(0, start - 6), start)) ?? [];
  return sign === undefined ? 0 : sign === '+' ? 1 : -1;
}

function notUnderstood(): Related {
  return judge('not-checkable', 'Not checked: what it is compared with is not understood.', []);
}

function judge(verdict: Claim['verdict'], reason: string, functions: readonly number[]): Related {
  return { kind: 'judged', claim: { verdict, reason, functions } };
}
