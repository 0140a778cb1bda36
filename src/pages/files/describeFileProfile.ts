import { describeProfileType, type ProfileTypeDescription } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { FileProfile } from 'profile/formats/files/ProfileFile';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { ShownSide } from './openFileSide';

/** As pprof has them. */
export const UNIT_NAMES: Record<ValueUnit, string> = { ns: 'nanoseconds', bytes: 'bytes', short: 'count' };

/**
 * A profile type id for a profile of a file, in the form that servers have. Files name no group; a sample type and what
 * it was sampled by are often enough to know the meaning.
 */
function buildFileTypeId({ name, unit, periodType }: Pick<FileProfile, 'name' | 'unit' | 'periodType'>): string {
  const withoutColons = (text: string) => text.replaceAll(':', ' ');
  return `:${withoutColons(name)}:${UNIT_NAMES[unit]}:${withoutColons(periodType)}:`;
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
