import type { Fact, Quantity } from 'profile/explain/facts/Fact';
import { formatShare } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import type { Side } from 'profile/Sides';
import { divide, type GroundingProfile, type GroundingSide, isLine } from './GroundingProfile';
import type { NumberUnit } from './units';

/** Something that a number could be. */
export interface Candidate {
  readonly unit: NumberUnit;
  readonly isRate: boolean;
  readonly value: number;
  readonly of: 'self' | 'total' | 'any';
  /** Side of a comparison that it belongs to. */
  readonly side?: Side;
}

/** Lists the cost of functions on each side, in every unit. */
export function listCandidates(functions: readonly number[], profile: GroundingProfile): Candidate[] {
  const { sides, code, isDiff, untransformedTotal } = profile;
  const costs = profile.getLineCosts(code?.costs ?? []);
  const values = profile.getValues(functions);
  return sides.flatMap((side, at) => {
    const ofCode = functions.some(isLine) ? [costs[at]?.total ?? 0] : [];
    const wholes = [...ofCode, side.whole, ...(isDiff ? [] : [untransformedTotal])];
    return (['self', 'total'] as const).flatMap((of) =>
      listOf({ value: values[at]?.[of] ?? 0, wholes, of }, side, profile),
    );
  });
}

/** Lists values that a number about the whole profile could mean. */
export function listWholeCandidates(profile: GroundingProfile): Candidate[] {
  const { sides, isDiff, input, untransformedTotal } = profile;
  const found = sides.flatMap((side) => {
    const values = isDiff ? [side.whole] : [...new Set([side.whole, untransformedTotal])];
    return values.flatMap((value) => listOf({ value, wholes: [], of: 'any' }, side, profile));
  });
  const range: Candidate = { unit: 'ns', isRate: false, value: input.durationMs * 1e6, of: 'any' };
  const context = input.facts.filter(({ role }) => role === 'context');
  return [range, ...found, ...context.flatMap(listFactCandidates)];
}

export function describeCosts(functions: readonly number[], profile: GroundingProfile): string {
  const { isDiff, measure, hasAmounts } = profile;
  const shares = listCandidates(functions, profile).filter(({ unit }) => unit === 'share');
  const sides = profile.getValues(functions).map(({ self, total }, at) => {
    const side = isDiff && at === 0 ? 'baseline' : 'comparison';
    const print = (of: 'self' | 'total', value: number): string => {
      const share = shares.find((candidate) => candidate.of === of && candidate.side === side)?.value ?? 0;
      return `${of} ${formatShare(share)}${hasAmounts ? ` (${formatValue(value, measure.unit)})` : ''}`;
    };
    return `${isDiff ? `${side}: ` : ''}${print('total', total)}, ${print('self', self)}`;
  });
  return `${sides.join('; ')}${functions.some(isLine) ? ' of the function' : ''}`;
}

/** Finds the finding that has a number, or the amount that its share stands for. */
export function findFinding(profile: GroundingProfile, isMeant: (candidate: Candidate) => boolean): Fact | undefined {
  const { input, isDiff, amountUnit, hasAmounts, untransformedTotal } = profile;
  const wholes = isDiff || !hasAmounts ? [] : [profile.getWhole(), untransformedTotal];
  return input.facts.find((fact) => {
    const own = fact.role === 'finding' ? listFactCandidates(fact) : [];
    const shares = own.filter(({ unit }) => unit === 'share');
    const amounts = shares.flatMap((share) =>
      wholes.map((whole) => ({ ...share, unit: amountUnit, value: share.value * whole })),
    );
    return [...own, ...amounts].some(isMeant);
  });
}

/** Numbers in the sentence of a fact. */
export function listFactCandidates({ parts }: Fact): Candidate[] {
  return parts.flatMap((part): Candidate[] => (part.kind === 'quantity' ? [toCandidate(part.quantity)] : []));
}

interface Value {
  readonly value: number;
  /** Functions whose totals the value may be given as a share of. */
  readonly wholes: readonly number[];
  readonly of: Candidate['of'];
}

function listOf(
  { value, wholes, of }: Value,
  { weight, side }: GroundingSide,
  { measure: { unit, isInstant }, amountUnit, hasAmounts }: GroundingProfile,
): Candidate[] {
  const rate = divide(value, weight);
  const amount = { unit: amountUnit, of, side } as const;
  const shares = wholes.map(
    (whole) => ({ unit: 'share', isRate: false, value: divide(value, whole), of, side }) as const,
  );
  if (isInstant) {
    return hasAmounts ? [...shares, { ...amount, isRate: false, value }] : shares;
  }
  return [
    ...shares,
    { ...amount, isRate: false, value },
    { ...amount, isRate: true, value: rate },
    ...(unit === 'ns' ? ([{ unit: 'cores', isRate: false, value: rate / 1e9, of, side }] as const) : []),
  ];
}

function toCandidate({ value, unit }: Quantity): Candidate {
  switch (unit) {
    case 'share':
    case 'factor':
    case 'ns':
    case 'bytes':
    case 'cores':
      return { unit, isRate: false, value, of: 'any' };
    case 'count':
      return { unit: 'functions', isRate: false, value, of: 'any' };
    case 'short':
      return { unit: 'plain', isRate: false, value, of: 'any' };
    case 'ns/s':
      return { unit: 'ns', isRate: true, value, of: 'any' };
    case 'binBps':
      return { unit: 'bytes', isRate: true, value, of: 'any' };
    default:
      return { unit: 'plain', isRate: true, value, of: 'any' };
  }
}
