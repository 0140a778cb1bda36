import { describeProfileType, type ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { FileProfile } from 'profile/formats/files/ProfileFile';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { ShownSide } from './openFileSide';

/** Units as pprof names them. */
export const UNIT_NAMES: Record<ValueUnit, string> = { ns: 'nanoseconds', bytes: 'bytes', short: 'count' };

type FileType = Pick<FileProfile, 'name' | 'unit' | 'periodType'>;

/**
 * Builds a profile type id for a profile of a file, in the form that servers have. Files name no group; a sample type
 * and what it was sampled by are often enough to know the meaning.
 */
function buildFileTypeId({ name, unit, periodType }: FileType): string {
  const withoutColons = (text: string) => text.replaceAll(':', ' ');
  return `:${withoutColons(name)}:${UNIT_NAMES[unit]}:${withoutColons(periodType)}:`;
}

/** A profile of a file, as it is offered. */
export interface SampleOption {
  /** Key as in links, see `listSampleKeys`. */
  readonly value: string;
  /** Meaning of the values, if known. */
  readonly label: string;
  /** Name in the file, if the label does not have it. */
  readonly description?: string;
  /** undefined for a profile that the server has not sent yet. */
  readonly unit?: ValueUnit;
}

/**
 * Lists profiles by their meaning: "Memory in use". Profiles with the same meaning, and unknown ones, have their names in the file.
 */
export function listSampleOptions(
  keys: readonly string[],
  find: (key: string) => FileType | undefined,
): SampleOption[] {
  const titles = keys.map((key) => nameMeaning(key, find(key)));
  const count = (title: string) => titles.filter((each) => each === title).length;
  return keys.map((key, place) => {
    const title = titles[place] ?? key;
    const profile = find(key);
    const option = { value: key, ...(profile && { unit: profile.unit }) };
    if (title === key) {
      return { ...option, label: key };
    }
    return count(title) > 1 ? { ...option, label: `${title} (${key})` } : { ...option, label: title, description: key };
  });
}

/** Names the meaning of a profile. Before the server sends it, only its name is known, which is usually enough. */
function nameMeaning(key: string, profile: FileType | undefined): string {
  const units = Object.keys(UNIT_NAMES) as ValueUnit[];
  const guesses = profile ? [profile] : units.map((unit) => ({ name: key, unit, periodType: '' }));
  const known = guesses.map((each) => describeProfileType(buildFileTypeId(each))).find(({ isKnown }) => isKnown);
  return known?.title ?? key;
}

export function describeFileType(side: Pick<ShownSide, 'about'>): ProfileTypeDescription {
  return describeProfileType(buildFileTypeId(side.about));
}

/** Returns a range as long as all recordings together, since their time is unknown. Its length is 0 if a file has no duration. */
export function getFileRange({ durationNs }: Pick<ShownSide, 'durationNs'>): TimeRangeMs {
  return { fromMs: 0, toMs: (durationNs ?? 0) / 1e6 };
}

/** Computes the divisor of values: seconds, or the number of files, each of which is one moment; 0 if a file has no duration. */
export function computeFileWeight(side: ShownSide): number {
  return describeFileType(side).isInstant ? side.parts.length : (side.durationNs ?? 0) / 1e9;
}
