import type { ValueUnit } from './knownProfileTypes';
import { KNOWN_PROFILE_TYPES } from './knownProfileTypes';
import type { ProfileTypeParts } from './parseProfileType';
import { parseProfileType } from './parseProfileType';

/**
 * Units of a value per second: CPU seconds, bytes, operations, and nanoseconds of anything else (waiting, living) per second.
 * The first three are Grafana's names; a frame with the last has the unit `ns`.
 */
export type RateUnit = 'cores' | 'binBps' | 'ops' | 'ns/s';

export interface ProfileTypeDescription {
  readonly id: string;
  /** "process_cpu", "memory", …; of an unknown id its first part. */
  readonly group: string;
  /** "cpu", "inuse_space", …; of an unknown id its second part, or the whole id where there is none. */
  readonly type: string;
  /** One line for people; "" for an unknown id. */
  readonly description: string;
  readonly unit: ValueUnit;
  /**
   * Unit in which current Grafana versions hand the series over, already divided by time; undefined where they leave the
   * sum per step. Other versions differ: whether a given frame is a rate stands in its `meta.custom.rateCalculated`.
   */
  readonly rateUnit?: RateUnit;
  /** A picture of one moment (goroutines, memory in use): averaged over time, never summed. */
  readonly isInstant: boolean;
  /** Whether the id is in the table of known types. */
  readonly isKnown: boolean;
}

/** What there is to say about a profile type id; for an unknown or odd id what its parts give away. */
export function describeProfileType(id: string): ProfileTypeDescription {
  const known = KNOWN_PROFILE_TYPES.get(id);
  if (!known) {
    return describeUnknown(id);
  }
  const { group, type, description, unit, aggregation } = known;
  const isInstant = aggregation === 'instant';
  const rateUnit = isInstant || known.isLeftUndivided ? undefined : getRateUnit({ group, unit, isKnown: true });
  return { id, group, type, description, unit, rateUnit, isInstant, isKnown: true };
}

/** "cpu (process_cpu)", the title of a panel; just the type where the group says nothing more. */
export function formatProfileTypeTitle({ type, group }: Pick<ProfileTypeDescription, 'type' | 'group'>): string {
  return group === '' || group === type ? type : `${type} (${group})`;
}

/** The unit of the type's values once they are divided by seconds. Only CPU time that Grafana knows as such is in cores. */
export function getRateUnit({
  group,
  unit,
  isKnown,
}: Pick<ProfileTypeDescription, 'group' | 'unit' | 'isKnown'>): RateUnit {
  switch (unit) {
    case 'ns':
      return isKnown && group === 'process_cpu' ? 'cores' : 'ns/s';
    case 'bytes':
      return 'binBps';
    case 'short':
      return 'ops';
  }
}

function describeUnknown(id: string): ProfileTypeDescription {
  const parts = parseProfileType(id);
  const unit = getUnit(parts.sampleUnit);
  const isInstant = looksInstant(parts);
  // Grafana divides what its table does not know only where the unit is a time or a size.
  const group = parts.name;
  const rateUnit = isInstant || unit === 'short' ? undefined : getRateUnit({ group, unit, isKnown: false });
  const type = parts.sampleType || id;
  return { id, group, type, description: '', unit, rateUnit, isInstant, isKnown: false };
}

function getUnit(sampleUnit: string): ValueUnit {
  switch (sampleUnit) {
    case 'nanoseconds':
      return 'ns';
    case 'bytes':
      return 'bytes';
    default:
      return 'short';
  }
}

/** Profilers name what exists at one moment `inuse_…`, `live_…` or after the thing itself. */
function looksInstant({ name, sampleType }: ProfileTypeParts): boolean {
  return /^(inuse|live)(_|$)/.test(sampleType) || /^(goroutines?|threadcreate)$/.test(name);
}
