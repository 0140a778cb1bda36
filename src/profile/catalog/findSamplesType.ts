import { parseProfileType } from './parseProfileType';

/**
 * Finds the profile type that counts the samples behind another one: of the same profile, under the same period.
 * undefined if a service sends none, and for types that are counts of samples themselves.
 *
 *     process_cpu:cpu:nanoseconds:cpu:nanoseconds → process_cpu:samples:count:cpu:nanoseconds
 */
export function findSamplesType(profileTypeId: string, sentTypeIds: readonly string[]): string | undefined {
  const { name, periodType, periodUnit } = parseProfileType(profileTypeId);
  return sentTypeIds.find((id) => {
    const parts = parseProfileType(id);
    return (
      id !== profileTypeId &&
      parts.name === name &&
      parts.periodType === periodType &&
      parts.periodUnit === periodUnit &&
      parts.sampleType === 'samples' &&
      parts.sampleUnit === 'count'
    );
  });
}
