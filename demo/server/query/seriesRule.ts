/** Counts that Grafana's table of profile types calls cumulative; it leaves all others undivided. */
const DIVIDED_COUNTS: ReadonlySet<string> = new Set([
  'alloc:alloc_samples:count:cpu:nanoseconds',
  'block:contentions:count:contentions:count',
  'exception:exception:count:cpu:nanoseconds',
  'memory:alloc_in_new_tlab_objects:count::',
  'memory:alloc_objects:count:space:bytes',
  'mutex:contentions:count:contentions:count',
  'process_cpu:alloc_samples:count:cpu:nanoseconds',
  'process_cpu:cpu_samples:count:cpu:nanoseconds',
  'process_cpu:exception:count:cpu:nanoseconds',
  'process_cpu:samples:count::milliseconds',
]);

/** Sizes that the table calls instant. It knows no others and divides them, e.g. Node.js's memory in use. */
const UNDIVIDED_SIZES: ReadonlySet<string> = new Set([
  'heap:inuse_space:bytes:cpu:nanoseconds',
  'memory:inuse_space:bytes:space:bytes',
]);

const CPU_TIME = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

export interface SeriesRule {
  /** Unit of a profile and of an undivided series: the third part of the id, of which Grafana renames two. */
  readonly unit: string;
  /** Unit of a series that is divided by the step; undefined for one that is not. */
  readonly rateUnit: string | undefined;
}

/** Looks up how Grafana's Pyroscope backend treats a profile type. It has a table of its own and never looks at this plugin's. */
export function getSeriesRule(profileTypeId: string): SeriesRule {
  const sampleUnit = profileTypeId.split(':')[2] ?? '';
  switch (sampleUnit) {
    case 'nanoseconds':
      return { unit: 'ns', rateUnit: profileTypeId === CPU_TIME ? 'cores' : 'ns' };
    case 'bytes':
      return { unit: 'bytes', rateUnit: UNDIVIDED_SIZES.has(profileTypeId) ? undefined : 'binBps' };
    case 'count':
      return { unit: 'short', rateUnit: DIVIDED_COUNTS.has(profileTypeId) ? 'ops' : undefined };
    default:
      return { unit: sampleUnit, rateUnit: undefined };
  }
}
