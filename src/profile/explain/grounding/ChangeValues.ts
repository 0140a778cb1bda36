import type { Change } from './Change';
import { divide, type GroundingProfile, type Sums } from './GroundingProfile';
import type { NumberToken } from './readNumbers';
import type { RelationValues } from './RelationValues';

/** Values of both sides that can be compared with each other, and what they are. */
interface Scaled {
  readonly scale: 'amount' | 'rate' | 'share';
  readonly before: number;
  readonly after: number;
}

/**
 * Computes the values that a number about a change of functions (or of the whole, if there are none) may have;
 * undefined if it states no such change.
 */
export function computeChange(
  { kind, direction }: Exclude<Change, { kind: 'level' }>,
  functions: readonly number[],
  { unit, isRate, of }: Pick<NumberToken, 'unit' | 'isRate'> & { readonly of: keyof Sums },
  profile: GroundingProfile,
): RelationValues | undefined {
  const asked = listScaled(functions, of, profile);
  const others = functions.length > 0 ? listScaled(functions, of === 'self' ? 'total' : 'self', profile) : [];
  const both = (compute: (scaled: Scaled) => readonly number[], more: readonly number[] = []): RelationValues => ({
    right: asked.flatMap(compute),
    unsure: [...others.flatMap(compute), ...more],
  });
  const listChange = ({ before, after }: Scaled): number[] => {
    const change = direction === 0 ? Math.abs(after - before) : direction * (after - before);
    return change > 0 ? [change] : [];
  };
  switch (kind) {
    case 'times': {
      const listFactor = ({ before, after }: Scaled): number[] =>
        before > 0 && after > 0 ? [direction < 0 ? before / after : after / before] : [];
      // "Grew 2 times" means twice as much to some, three times as much to others.
      const more = asked.flatMap(listFactor).map((factor) => factor - 1);
      return unit === 'factor' || unit === 'share' ? both(listFactor, more) : undefined;
    }
    case 'part': {
      const wholes = listScaled([], of, profile);
      const listPart = ({ scale, before, after }: Scaled): number[] => {
        const whole = wholes.find((other) => other.scale === scale);
        const change = whole ? whole.after - whole.before : 0;
        const isSaid = direction === 0 || Math.sign(change) === direction;
        return scale !== 'share' && isSaid && change !== 0 ? [(after - before) / change] : [];
      };
      return unit === 'share' ? both(listPart) : undefined;
    }
    case 'change': {
      const listPoints = (scaled: Scaled): number[] => (scaled.scale === 'share' ? listChange(scaled) : []);
      if (unit === 'share') {
        return both(
          (scaled) => (scaled.before > 0 ? listChange(scaled).map((change) => change / scaled.before) : []),
          asked.flatMap(listPoints),
        );
      }
      if (unit === 'points') {
        return both(listPoints);
      }
      const { isInstant } = profile.measure;
      const isOfRates = unit === 'cores' || isRate || isInstant;
      const size = unit === 'cores' ? 1e-9 : 1;
      return unit === 'cores' || unit === profile.amountUnit
        ? both((scaled) =>
            scaled.scale === (isOfRates ? 'rate' : 'amount') ? listChange(scaled).map((change) => change * size) : [],
          )
        : undefined;
    }
  }
}

/** Lists the values of each side as sums, per weight and as shares. */
function listScaled(functions: readonly number[], of: keyof Sums, profile: GroundingProfile): Scaled[] {
  const [baseline, comparison] = profile.sides;
  if (!baseline || !comparison) {
    return [];
  }
  const values = profile.getValues(functions).map((sums) => sums[of]);
  const [before = 0, after = 0] = functions.length > 0 ? values : [baseline.whole, comparison.whole];
  return [
    { scale: 'amount', before, after },
    { scale: 'rate', before: divide(before, baseline.weight), after: divide(after, comparison.weight) },
    { scale: 'share', before: divide(before, baseline.whole), after: divide(after, comparison.whole) },
  ];
}
