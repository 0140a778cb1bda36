import { type Meaning, MEANINGS, type ValueUnit } from './knownProfileTypes';
import { parseProfileType, type ProfileTypeParts } from './parseProfileType';
import { parseUnit } from './parseUnit';

/**
 * Units of a value per second: CPU seconds, bytes, nanoseconds of anything else (waiting, living) per second, and counts with
 * what they count: "samples/s", or "/s" if that is not known.
 */
export type RateUnit = 'cores' | 'binBps' | 'ns/s' | `${string}/s`;

export interface ProfileTypeDescription {
  readonly id: string;
  /** The meaning for people: "Memory in use". Types that mean the same have the same text. "lag (queue)" for an unknown id. */
  readonly title: string;
  /** "process_cpu", "memory", …; of an unknown id its first part. */
  readonly group: string;
  /** "cpu", "inuse_space", …: the id's second part, or the whole id if there is none. */
  readonly type: string;
  /** One line for people; "" for an unknown id. */
  readonly description: string;
  /** The unit that values have once they are multiplied by `factor`. */
  readonly unit: ValueUnit;
  /** Factor from the unit of the id to `unit`: 1,000 if the profiler sends microseconds. */
  readonly factor: number;
  /** Unit of values divided by seconds (CPU nanoseconds by 1e9 as well). Snapshots of a moment have none. */
  readonly rateUnit: RateUnit;
  /** A picture of one moment (goroutines, memory in use): averaged over time, never summed. */
  readonly isInstant: boolean;
  readonly isKnown: boolean;
}

/** Describes a profile type id; for an unknown or odd id it uses the id's parts. */
export function describeProfileType(id: string): ProfileTypeDescription {
  const parts = parseProfileType(id);
  const { unit, factor, noun } = parseUnit(parts.sampleUnit);
  const type = parts.sampleType || id;
  const meaning = findMeaning(parts);
  if (meaning) {
    const { title, group, description, aggregation } = meaning;
    const isCpuTime = group === 'process_cpu' && unit === 'ns';
    const rateUnit = isCpuTime ? 'cores' : getRateUnit(unit, meaning.noun ?? noun);
    const isInstant = aggregation === 'instant';
    return { id, title, group, type, description, unit, factor, rateUnit, isInstant, isKnown: true };
  }
  const group = parts.name;
  const title = group === '' || group === type ? type : `${type} (${group})`;
  const rateUnit = getRateUnit(unit, noun || readNoun(parts.sampleType));
  const isInstant = looksInstant(parts);
  return { id, title, group, type, description: '', unit, factor, rateUnit, isInstant, isKnown: false };
}

/** Formats "Memory in use (inuse_space)": the meaning, then the profiler's name, as in the list of profile types. */
export function formatProfileTypeTitle({ title, type, isKnown }: ProfileTypeDescription): string {
  return isKnown ? `${title} (${type})` : title;
}

/**
 * Returns the divisor from a value per second, in the unit of the profile type, to its rate unit: CPU nanoseconds
 * become CPU seconds.
 */
export function getRateDivisor(rateUnit: RateUnit): number {
  return rateUnit === 'cores' ? 1e9 : 1;
}

/** Returns the unit's name in pprof files and elsewhere, for values that were multiplied by `factor`. */
export function getPprofUnit({ id, unit }: Pick<ProfileTypeDescription, 'id' | 'unit'>): string {
  switch (unit) {
    case 'ns':
      return 'nanoseconds';
    case 'bytes':
      return 'bytes';
    case 'short':
      return parseProfileType(id).sampleUnit;
  }
}

function getRateUnit(unit: ValueUnit, noun: string): RateUnit {
  switch (unit) {
    case 'ns':
      return 'ns/s';
    case 'bytes':
      return 'binBps';
    case 'short':
      return `${noun}/s`;
  }
}

/** Reads the counted noun from a sample type in the plural: "requests", "cache_misses". */
function readNoun(sampleType: string): string {
  return /^[a-z]{2,19}(_[a-z]{2,19})?s$/.test(sampleType) ? sampleType.replace('_', ' ') : '';
}

/** Profilers name what exists at one moment `inuse_…`, `live_…` or after the thing itself. */
function looksInstant({ name, sampleType }: ProfileTypeParts): boolean {
  return /^(inuse|live)(_|$)/.test(sampleType) || /^(goroutines?|threadcreate)$/.test(name);
}

const MEANING_OF_ID = new Map(MEANINGS.flatMap((meaning) => meaning.ids.map((id) => [id, meaning] as const)));

/** Finds the kind of amount that a profile type holds; undefined if only its own profiler knows. */
function findMeaning({ name, sampleType, sampleUnit, periodType }: ProfileTypeParts): Meaning | undefined {
  const id = `${name}:${sampleType}`;
  const meaning = MEANING_OF_ID.get(`${id}/${periodType}`) ?? MEANING_OF_ID.get(id);
  // Equal names with values of another kind have nothing in common.
  return meaning?.unit === parseUnit(sampleUnit).unit ? meaning : undefined;
}
