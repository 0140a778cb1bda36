import { describeProfileType, type ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { FileProfile } from 'profile/formats/files/ProfileFile';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { ShownSide } from './openFileSide';

/** As pprof has them. */
export const UNIT_NAMES: Record<ValueUnit, string> = { ns: 'nanoseconds', bytes: 'bytes', short: 'count' };

type FileType = Pick<FileProfile, 'name' | 'unit' | 'periodType'>;

/**
 * A profile type id for a profile of a file, in the form that servers have. Files name no group; a sample type and what
 * it was sampled by are often enough to know the meaning.
 */
function buildFileTypeId({ name, unit, periodType }: FileType): string {
  const withoutColons = (text: string) => text.replaceAll(':', ' ');
  return `:${withoutColons(name)}:${UNIT_NAMES[unit]}:${withoutColons(periodType)}:`;
}

/** A profile of a file, as it is offered. */
export interface SampleOption {
  /** As links have it, see `listSampleKeys`. */
  readonly value: string;
  /** What is measured, where that is known. */
  readonly label: string;
  /** How the file calls it, where the label does not say. */
  readonly description?: string;
  /** undefined of what a server has not sent yet. */
  readonly unit?: ValueUnit;
}

/** Profiles by what they measure: "Memory in use". Those of which that reads alike, and others, by what the file calls them. */
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

/** Of what a server has not sent yet only the name is known, which most often says enough. */
function nameMeaning(key: string, profile: FileType | undefined): string {
  const units = Object.keys(UNIT_NAMES) as ValueUnit[];
  const guesses = profile ? [profile] : units.map((unit) => ({ name: key, unit, periodType: '' }));
  const known = guesses.map((each) => describeProfileType(buildFileTypeId(each))).find(({ isKnown }) => isKnown);
  return known?.title ?? key;
}

export function describeFileType(side: Pick<ShownSide, 'about'>): ProfileTypeDescription {
  return describeProfileType(buildFileTypeId(side.about));
}

/** As long as the recordings together; when they were made is not known. Of no length where a file does not say that either. */
export function getFileRange({ durationNs }: Pick<ShownSide, 'durationNs'>): TimeRangeMs {
  return { fromMs: 0, toMs: (durationNs ?? 0) / 1e6 };
}

/** What values are summed over: seconds, or moments of which each file is one; 0 where a file does not say. */
export function computeFileWeight(side: ShownSide): number {
  return describeFileType(side).isInstant ? side.parts.length : (side.durationNs ?? 0) / 1e9;
}
