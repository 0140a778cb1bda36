import {
  describeProfileType,
  getRateDivisor,
  type ProfileTypeDescription,
  type RateUnit,
} from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';

/** The kind of a measurement: running, passing time, waiting, allocating, holding memory, or counting things. */
export type ProfileKind = (typeof PROFILE_KINDS)[number];

export const PROFILE_KINDS = ['cpu', 'wall', 'wait', 'allocation', 'memory', 'count'] as const;

export interface Measure {
  readonly kind: ProfileKind;
  /** "CPU time", "bytes allocated": what values are amounts of. */
  readonly noun: string;
  readonly unit: ValueUnit;
  readonly rateUnit: RateUnit;
  /** Snapshot of one moment: values are no sums over time. */
  readonly isInstant: boolean;
  /** A sentence on how values come about. */
  readonly method: string;
}

export function describeMeasure(profileTypeId: string): Measure {
  const profileType = describeProfileType(profileTypeId);
  const { type, unit, rateUnit, isInstant, isKnown } = profileType;
  const kind = getKind(profileType);
  const isGuess = !isKnown && kind === 'count';
  return {
    kind,
    noun: getNoun(kind, type, unit),
    unit,
    rateUnit,
    isInstant,
    method: isGuess ? 'Only its profiler knows what its values mean and how they come about.' : METHODS[kind],
  };
}

/** Converts a value per second to its unit: CPU seconds, not nanoseconds, per second. */
export function toRate(valuePerSecond: number, rateUnit: RateUnit): number {
  return valuePerSecond / getRateDivisor(rateUnit);
}

/** The description if nothing but the unit is known. */
const UNIT_NOUNS: Record<ValueUnit, string> = { ns: 'time', bytes: 'bytes', short: 'value' };

const METHODS: Record<ProfileKind, string> = {
  cpu: 'Sampled: the profiler looks at running code many times a second, so small values are uncertain.',
  wall: 'Sampled: the profiler looks at threads many times a second, also at those that wait.',
  wait: 'Sampled: only part of the events is recorded, then scaled up.',
  allocation: 'Sampled: one allocation every so many bytes is recorded, then scaled up.',
  memory: 'Sampled: some allocations are followed until they are freed, then scaled up.',
  count: 'Counted: each profile lists what there was.',
};

/** If the catalog does not know a type, only its name counts, and only if it is beyond doubt: time may be of anything. */
function getKind({ group, type, isInstant, isKnown }: ProfileTypeDescription): ProfileKind {
  switch (isKnown ? group : '') {
    case 'process_cpu':
      return 'cpu';
    case 'wall':
      return 'wall';
    case 'mutex':
    case 'block':
    case 'off_cpu':
      return 'wait';
    case 'memory':
      return isInstant ? 'memory' : 'allocation';
    case '':
      return /(^|_)alloc/.test(type) ? 'allocation' : /^(inuse|live)(_|$)/.test(type) ? 'memory' : 'count';
    default:
      return 'count';
  }
}

function getNoun(kind: ProfileKind, type: string, unit: ValueUnit): string {
  switch (kind) {
    case 'cpu':
      return unit === 'ns' ? 'CPU time' : 'CPU samples';
    case 'wall':
      return unit === 'ns' ? 'passed time' : 'wall-clock samples';
    case 'wait':
      return unit === 'ns' ? 'waiting time' : 'waits';
    case 'allocation':
      return unit === 'bytes' ? 'bytes allocated' : 'allocations';
    case 'memory':
      return unit === 'bytes' ? 'memory in use' : 'objects in use';
    case 'count':
      return /goroutine/.test(type) ? 'goroutines' : /exception/.test(type) ? 'exceptions' : UNIT_NOUNS[unit];
  }
}
