import type { GroundingProfile, Sums } from './GroundingProfile';
import type { NumberToken } from './readNumbers';
import type { Relation } from './Relation';

export interface RelationValues {
  /** Values that are right, in the unit of the number, the exact one first; results of rounded values count as well. */
  readonly right: readonly number[];
  /** Right only as some people use the words. */
  readonly unsure: readonly number[];
}

export interface Operands {
  readonly subject: readonly number[];
  readonly reference: readonly number[];
}

/** Form in which a value was printed for the model: exact, as a share, or as an amount. */
type Rounding = (value: number, whole: number) => number;

const SHARE_STEP = 0.001;
const roundShare: Rounding = (value, whole) =>
  whole > 0 ? Math.round(value / whole / SHARE_STEP) * SHARE_STEP * whole : 0;
const ROUNDINGS: readonly Rounding[] = [(value) => value, roundShare, (value) => Number(value.toPrecision(3))];

/**
 * Computes the values that a number of a relation may have in this unit; undefined if there are none for such a
 * relation. `of`: sums that the words ask for.
 */
export function computeRelation(
  { kind, isLoose = false }: Pick<Relation, 'kind' | 'isLoose'>,
  { subject, reference }: Operands,
  { unit, of }: { readonly unit: NumberToken['unit']; readonly of: keyof Sums },
  profile: GroundingProfile,
): RelationValues | undefined {
  const whole = profile.getWhole();
  const own = isLoose ? [profile.getSums(subject).total / whole] : [];
  const other = of === 'self' ? 'total' : 'self';
  /** Values of the requested sums are right; values of the other sums are unsure, since the words may mean them. */
  const both = (compute: (a: number, b: number) => number, more: readonly number[] = []): RelationValues => ({
    right: computeEach(subject, reference, of, profile, compute),
    unsure: [...computeEach(subject, reference, other, profile, compute), ...more],
  });
  const isShare = unit === 'share';
  const isAmount = unit === profile.amountUnit;
  switch (kind) {
    case 'more':
    case 'less': {
      const sign = kind === 'more' ? 1 : -1;
      const factor = (a: number, b: number): number => (kind === 'more' ? a / b : b / a);
      const points = (a: number, b: number): number => (sign * (a - b)) / whole;
      const list = (compute: (a: number, b: number) => number): number[] =>
        computeEach(subject, reference, of, profile, compute).filter((value) => value > 0);
      if (isShare) {
        // "20 % faster" may be of the time or of the speed; "7 % more" may mean points.
        return both((a, b) => (sign * (a - b)) / b, [...list(points), ...list((a, b) => factor(a, b) - 1)]);
      }
      if (unit === 'factor') {
        return both(
          factor,
          list((a, b) => factor(a, b) - 1),
        );
      }
      return unit === 'points' ? both(points) : isAmount ? both((a, b) => sign * (a - b)) : undefined;
    }
    case 'times':
      return isShare || unit === 'factor' || unit === 'ratio' ? both((a, b) => a / b) : undefined;
    case 'difference': {
      const points = (a: number, b: number): number => Math.abs(a - b) / whole;
      return isAmount
        ? both((a, b) => Math.abs(a - b))
        : unit === 'points'
          ? both(points)
          : isShare
            ? both(
                points,
                computeEach(subject, reference, of, profile, (a, b) => Math.abs(a - b) / b),
              )
            : undefined;
    }
    case 'part': {
      const isSame = subject.join() === reference.join();
      const within = isSame ? profile.getSums(subject).self : profile.getWithin(subject, reference);
      // A function that is not below the reference is no part of it; as a multiple the number may still be meant.
      const part = within > 0 ? within : profile.getSums(subject).total;
      const { total } = profile.getSums(reference);
      const shares = ROUNDINGS.map((round) => round(part, whole) / round(total, whole));
      const ofSelf = ROUNDINGS.map((round) => round(profile.getSums(subject).self, whole) / round(total, whole));
      if (within === 0) {
        return isShare ? { right: [], unsure: [...shares, ...ofSelf, ...own] } : undefined;
      }
      return isShare
        ? { right: of === 'self' ? ofSelf : shares, unsure: [...own, ...(of === 'self' ? [] : ofSelf)] }
        : isAmount
          ? { right: [part], unsure: [] }
          : undefined;
    }
    case 'sum': {
      const sums = profile.getSums(subject);
      const printed = subject
        .map((each) => roundShare(profile.getSums([each])[of], whole))
        .reduce((sum, value) => sum + value, 0);
      // The sum of what was printed is as good as the printed sum, if no stack is counted twice.
      const isRounded = Math.abs(printed - sums[of]) <= (subject.length * SHARE_STEP * whole) / 2;
      const right = [sums[of], ...(isRounded ? [printed] : [])];
      return isShare
        ? { right: right.map((value) => value / whole), unsure: [sums[other] / whole] }
        : isAmount
          ? { right, unsure: [sums[other]] }
          : undefined;
    }
    case 'without': {
      const excluded = profile.getSums(reference).total;
      const left = profile.getSums([...subject, ...reference]).total - excluded;
      return isShare
        ? { right: [left / (whole - excluded)], unsure: own }
        : isAmount
          ? { right: [left], unsure: [] }
          : undefined;
    }
    case 'beside': {
      const rest = whole - profile.getSums(reference).total;
      return isShare ? { right: [rest / whole], unsure: [] } : isAmount ? { right: [rest], unsure: [] } : undefined;
    }
  }
}

/** Computes from exact values and from printed (rounded) ones. */
function computeEach(
  subject: readonly number[],
  reference: readonly number[],
  of: keyof Sums,
  profile: GroundingProfile,
  compute: (a: number, b: number) => number,
): number[] {
  const [a, b, whole] = [profile.getSums(subject)[of], profile.getSums(reference)[of], profile.getWhole()];
  return a > 0 && b > 0
    ? ROUNDINGS.map((round) => compute(round(a, whole), round(b, whole))).filter(Number.isFinite)
    : [];
}
