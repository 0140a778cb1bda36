import { type Filter, printSelector } from 'profile/labels/Filter';
import type { FleetService } from './weighFleet';

/** Largest number of parts of a fleet that are requested one by one. */
const MAX_PARTS = 24;

export interface FleetPart {
  /** Value of the label; "" is the value of what lacks it. */
  readonly value: string;
  readonly labelSelector: string;
}

export interface PartsPlan {
  readonly asked: readonly FleetPart[];
  readonly leftOutCount: number;
  /** The part of all, 0 to 1, that those have which are not asked. */
  readonly leftOutShare: number;
}

/**
 * Chooses the parts of a fleet that are requested one by one: the heaviest ones.
 *
 * @param values of the label, the heaviest first
 */
export function planParts(
  values: readonly FleetService[],
  { label, filters }: { readonly label: string; readonly filters: readonly Filter[] },
): PartsPlan {
  const sum = (some: readonly FleetService[]) => some.reduce((all, { amount }) => all + amount, 0);
  const rest = values.slice(MAX_PARTS);
  const whole = sum(values);
  return {
    asked: values.slice(0, MAX_PARTS).map(({ name }) => ({
      value: name,
      labelSelector: printSelector([
        { label, operator: name === '' ? 'is-empty' : '=', values: name === '' ? [] : [name] },
        ...filters,
      ]),
    })),
    leftOutCount: rest.length,
    leftOutShare: whole > 0 ? sum(rest) / whole : 0,
  };
}
