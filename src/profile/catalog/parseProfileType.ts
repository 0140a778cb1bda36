/** The parts of a profile type id; a part that is missing is "". */
export interface ProfileTypeParts {
  readonly name: string;
  readonly sampleType: string;
  readonly sampleUnit: string;
  readonly periodType: string;
  readonly periodUnit: string;
  /** True if a server accepts the id: five parts, or six with `delta` as the last. */
  readonly isWellFormed: boolean;
}

/**
 * Splits `<name>:<sample type>:<sample unit>:<period type>:<period unit>[:delta]`, the form that Pyroscope asks for.
 * Never throws: an odd id (from a link, say) gives the parts that are there, and `isWellFormed` false.
 *
 *     process_cpu:cpu:nanoseconds:cpu:nanoseconds → process_cpu, cpu, nanoseconds, cpu, nanoseconds
 *     memory:alloc_in_new_tlab_bytes:bytes::      → memory, alloc_in_new_tlab_bytes, bytes, "", "" (well-formed)
 *     cpu                                         → cpu, "", "", "", "" (not well-formed)
 */
export function parseProfileType(id: string): ProfileTypeParts {
  const parts = id.split(':');
  const [name = '', sampleType = '', sampleUnit = '', periodType = '', periodUnit = '', suffix] = parts;
  const isWellFormed = parts.length === 5 || (parts.length === 6 && suffix === 'delta');
  return { name, sampleType, sampleUnit, periodType, periodUnit, isWellFormed };
}
