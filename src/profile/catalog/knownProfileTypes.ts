/** How values are written: nanoseconds, bytes, or a plain count. The names are Grafana's unit ids. */
export type ValueUnit = 'ns' | 'bytes' | 'short';

/**
 * `cumulative`: each profile holds what happened since the one before, so values add up over time.
 * `instant`: each profile is a picture of one moment, so values are averaged over time and never summed.
 */
export type Aggregation = 'cumulative' | 'instant';

export interface KnownProfileType {
  readonly group: string;
  readonly type: string;
  readonly description: string;
  readonly unit: ValueUnit;
  readonly aggregation: Aggregation;
  /** Cumulative by nature, but handed over undivided: Grafana's table calls it instant, or a count it does not know. */
  readonly isLeftUndivided?: boolean;
}

export const DEFAULT_PROFILE_TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

const cpu = { group: 'process_cpu', aggregation: 'cumulative' } as const;
const wall = { group: 'wall', aggregation: 'cumulative' } as const;
const mutex = { group: 'mutex', aggregation: 'cumulative' } as const;
const locks = { group: 'locks', aggregation: 'cumulative' } as const;
const block = { group: 'block', aggregation: 'cumulative' } as const;
const allocated = { group: 'memory', aggregation: 'cumulative' } as const;
const held = { group: 'memory', aggregation: 'instant' } as const;
const goroutines = {
  group: 'goroutine',
  type: 'goroutine',
  description: 'Goroutines that exist',
  unit: 'short',
  aggregation: 'instant',
} as const;
const exceptions = { group: 'exceptions', unit: 'short', aggregation: 'cumulative' } as const;

const allocSamples = { ...allocated, type: 'alloc_samples', unit: 'short' } as const;
const allocSize = { ...allocated, type: 'alloc_size', unit: 'bytes' } as const;
const lockCount = {
  ...locks,
  type: 'lock_count',
  description: 'Attempts to take a lock',
  unit: 'short',
  isLeftUndivided: true,
} as const;
const lockTime = { ...locks, type: 'lock_time', description: 'Time spent waiting for locks', unit: 'ns' } as const;

/**
 * Profile types by id. Ids, groups and units of Go, Java (async-profiler) and eBPF are those of Grafana's Pyroscope data
 * source; the `wall` and the plain `memory` ids are what Node.js programs send.
 */
export const KNOWN_PROFILE_TYPES: ReadonlyMap<string, KnownProfileType> = new Map<string, KnownProfileType>([
  [DEFAULT_PROFILE_TYPE, { ...cpu, type: 'cpu', description: 'CPU time used', unit: 'ns' }],
  [
    'process_cpu:samples:count:cpu:nanoseconds',
    { ...cpu, type: 'samples', description: 'CPU samples taken', unit: 'short', isLeftUndivided: true },
  ],
  [
    'process_cpu:samples:count::milliseconds',
    { ...cpu, type: 'samples', description: 'Samples taken of the process', unit: 'short' },
  ],
  [
    'process_cpu:cpu_samples:count:cpu:nanoseconds',
    { ...cpu, type: 'cpu_samples', description: 'CPU samples taken', unit: 'short' },
  ],

  [
    'wall:wall:nanoseconds:wall:nanoseconds',
    { ...wall, type: 'wall', description: 'Time that passed, waiting included', unit: 'ns' },
  ],
  [
    'wall:cpu:nanoseconds:wall:nanoseconds',
    { ...wall, type: 'cpu', description: 'CPU time used, seen by a wall-clock profiler', unit: 'ns' },
  ],
  [
    'wall:samples:count:wall:nanoseconds',
    { ...wall, type: 'samples', description: 'Wall-clock samples taken', unit: 'short', isLeftUndivided: true },
  ],
  [
    'wall:sample:count:wall:nanoseconds',
    { ...wall, type: 'sample', description: 'Wall-clock samples taken', unit: 'short', isLeftUndivided: true },
  ],

  [
    'mutex:contentions:count:contentions:count',
    { ...mutex, type: 'contentions', description: 'Times a mutex was held by another', unit: 'short' },
  ],
  [
    'mutex:delay:nanoseconds:contentions:count',
    { ...mutex, type: 'delay', description: 'Time spent waiting for mutexes', unit: 'ns' },
  ],
  ['process_cpu:lock_count:count:cpu:nanoseconds', lockCount],
  ['process_cpu:lock_time:nanoseconds:cpu:nanoseconds', lockTime],
  ['lock:lock_count:count:cpu:nanoseconds', lockCount],
  ['lock:lock_time:nanoseconds:cpu:nanoseconds', lockTime],
  [
    'block:contentions:count:contentions:count',
    { ...block, type: 'contentions', description: 'Times an operation blocked', unit: 'short' },
  ],
  [
    'block:delay:nanoseconds:contentions:count',
    { ...block, type: 'delay', description: 'Time spent blocked', unit: 'ns' },
  ],

  [
    'memory:alloc_space:bytes:space:bytes',
    { ...allocated, type: 'alloc_space', description: 'Bytes allocated on the heap', unit: 'bytes' },
  ],
  [
    'memory:alloc_objects:count:space:bytes',
    { ...allocated, type: 'alloc_objects', description: 'Objects allocated on the heap', unit: 'short' },
  ],
  [
    'memory:inuse_space:bytes:space:bytes',
    { ...held, type: 'inuse_space', description: 'Heap bytes in use', unit: 'bytes' },
  ],
  [
    'memory:inuse_objects:count:space:bytes',
    { ...held, type: 'inuse_objects', description: 'Heap objects in use', unit: 'short' },
  ],
  ['memory:space:bytes:space:bytes', { ...held, type: 'space', description: 'Heap bytes in use', unit: 'bytes' }],
  ['memory:objects:count:space:bytes', { ...held, type: 'objects', description: 'Heap objects in use', unit: 'short' }],
  [
    'heap:inuse_space:bytes:cpu:nanoseconds',
    { ...held, type: 'inuse_space', description: 'Heap bytes in use', unit: 'bytes' },
  ],
  [
    'heap:inuse_objects:count:cpu:nanoseconds',
    { ...held, type: 'inuse_objects', description: 'Heap objects in use', unit: 'short' },
  ],
  [
    'memory:alloc_in_new_tlab_bytes:bytes::',
    {
      ...allocated,
      type: 'alloc_in_new_tlab_bytes',
      description: 'Bytes allocated in thread-local buffers (TLAB)',
      unit: 'bytes',
    },
  ],
  [
    'memory:alloc_in_new_tlab_objects:count::',
    {
      ...allocated,
      type: 'alloc_in_new_tlab_objects',
      description: 'Objects allocated in thread-local buffers (TLAB)',
      unit: 'short',
    },
  ],
  [
    'process_cpu:alloc_samples:count:cpu:nanoseconds',
    { ...allocSamples, description: 'Allocations sampled while on CPU' },
  ],
  ['process_cpu:alloc_size:bytes:cpu:nanoseconds', { ...allocSize, description: 'Bytes allocated while on CPU' }],
  ['alloc:alloc_samples:count:cpu:nanoseconds', { ...allocSamples, description: 'Allocations sampled' }],
  ['alloc:alloc_size:bytes:cpu:nanoseconds', { ...allocSize, description: 'Bytes allocated' }],

  ['goroutine:goroutine:count:goroutine:count', goroutines],
  ['goroutines:goroutine:count:goroutine:count', goroutines],

  [
    'process_cpu:exception:count:cpu:nanoseconds',
    { ...exceptions, type: 'exceptions', description: 'Exceptions thrown while on CPU' },
  ],
  ['exception:exception:count:cpu:nanoseconds', { ...exceptions, type: 'exception', description: 'Exceptions thrown' }],

  [
    'thread_lifetime:thread_lifetime_timeline:nanoseconds:cpu:nanoseconds',
    {
      group: 'thread_lifetime',
      type: 'thread_lifetime_timeline',
      description: 'Time that threads lived',
      unit: 'ns',
      aggregation: 'cumulative',
    },
  ],
]);
