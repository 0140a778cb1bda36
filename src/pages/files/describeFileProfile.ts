import type { ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { FileProfile } from 'profile/formats/files/ProfileFile';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

const UNIT_NAMES: Record<ValueUnit, string> = { ns: 'nanoseconds', bytes: 'bytes', short: 'count' };

/**
 * A profile type id for a profile of a file, in the form that servers have. Files name no group; a sample type and what
 * it was sampled by are often enough to know the meaning.
 */
export function buildFileTypeId({ name, unit, periodType }: Pick<FileProfile, 'name' | 'unit' | 'periodType'>): string {
  const withoutColons = (text: string) => text.replaceAll(':', ' ');
  return `:${withoutColons(name)}:${UNIT_NAMES[unit]}:${withoutColons(periodType)}:`;
}

/** As long as the recording; when it was made is not known. Of no length where the file does not say that either. */
export function getFileRange(about: Pick<FileProfile, 'durationNs'> | undefined): TimeRangeMs {
  return { fromMs: 0, toMs: (about?.durationNs ?? 0) / 1e6 };
}

/** What values are summed over: seconds, or the one moment of a snapshot; 0 where the file does not say. */
export function computeFileWeight(
  { isInstant }: Pick<ProfileTypeDescription, 'isInstant'>,
  about: Pick<FileProfile, 'durationNs'> | undefined,
): number {
  return isInstant ? 1 : (about?.durationNs ?? 0) / 1e9;
}
