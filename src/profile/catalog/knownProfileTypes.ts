/** How values are written: nanoseconds, bytes, or a plain count. The names are Grafana's unit ids. */
export type ValueUnit = 'ns' | 'bytes' | 'short';

/**
 * `cumulative`: each profile holds what happened since the one before, so values add up over time.
 * `instant`: each profile is a picture of one moment, so values are averaged over time and never summed.
 */
type Aggregation = 'cumulative' | 'instant';

/** The kind of amount that a profile type holds, whichever profiler sends it and however it names it. */
export interface Meaning {
  /** For people, different for every meaning: "Memory in use". */
  readonly title: string;
  /** One line on what is measured. */
  readonly description: string;
  readonly group: string;
  readonly unit: ValueUnit;
  readonly aggregation: Aggregation;
  /** The counted thing, as in "12 samples/s". */
  readonly noun?: string;
  /**
   * First two parts of the ids, `name:type`; with `/period type` behind them where the same parts mean something else under
   * another one. What profilers call their units does not matter, as long as they measure the same dimension.
   */
  readonly ids: readonly string[];
}

export const DEFAULT_PROFILE_TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

const flow = (group: string, unit: ValueUnit, noun?: string) => ({
  group,
  unit,
  aggregation: 'cumulative' as const,
  noun,
});
const held = (unit: ValueUnit) => ({ group: 'memory', unit, aggregation: 'instant' as const });

/**
 * The ids are those of Go, of async-profiler and JFR as Pyroscope reads them (Java), of the .NET, Node.js, Python, Ruby, Rust
 * and eBPF profilers, and of OpenTelemetry.
 *
 * What looks alike and is not the same stays apart: CPU time and passed time; `wall:cpu` under the period `cpu`, under which
 * older servers file passed time of Java; allocations inside and outside of TLABs, each a part of what Go and .NET count as a
 * whole; JVM's live objects, which are counted and not scaled up; times that a lock was contended, and attempts to take one.
 */
export const MEANINGS: readonly Meaning[] = [
  {
    ...flow('process_cpu', 'ns'),
    title: 'CPU time',
    description: 'CPU time used',
    ids: ['process_cpu:cpu', 'cpu:cpu', ':cpu/cpu', 'wall:cpu/wall'],
  },
  {
    ...flow('process_cpu', 'short', 'samples'),
    title: 'CPU samples',
    description: 'CPU samples taken',
    ids: [
      'process_cpu:samples/cpu',
      'process_cpu:sample/cpu',
      'process_cpu:cpu_samples',
      'cpu:samples',
      ':samples/cpu',
    ],
  },
  {
    ...flow('process_cpu', 'short', 'samples'),
    title: 'Process samples',
    description: 'Samples taken of the process',
    ids: ['process_cpu:samples/'],
  },
  {
    ...flow('wall', 'ns'),
    title: 'Wall time',
    description: 'Time that passed, waiting included',
    ids: ['wall:wall', ':wall/wall'],
  },
  {
    ...flow('wall', 'short', 'samples'),
    title: 'Wall samples',
    description: 'Wall-clock samples taken',
    ids: ['wall:samples', 'wall:sample', ':samples/wall'],
  },
  {
    ...flow('off_cpu', 'ns'),
    title: 'Time off CPU',
    description: 'Time that threads waited off the CPU',
    ids: ['off_cpu:off_cpu', 'process_cpu:off_cpu', ':off_cpu'],
  },
  {
    ...flow('mutex', 'ns'),
    title: 'Time waiting for locks',
    description: 'Time spent waiting for locks',
    ids: ['mutex:delay', 'lock:lock_time', 'process_cpu:lock_time'],
  },
  {
    ...flow('mutex', 'short', 'contentions'),
    title: 'Lock contentions',
    description: 'Times a lock was held by another',
    ids: ['mutex:contentions'],
  },
  {
    ...flow('mutex', 'short', 'attempts'),
    title: 'Lock attempts',
    description: 'Attempts to take a lock',
    ids: ['lock:lock_count', 'process_cpu:lock_count'],
  },
  {
    ...flow('block', 'ns'),
    title: 'Time blocked',
    description: 'Time spent blocked',
    ids: ['block:delay'],
  },
  {
    ...flow('block', 'short', 'times'),
    title: 'Times blocked',
    description: 'Times an operation blocked',
    ids: ['block:contentions'],
  },
  {
    ...flow('memory', 'bytes'),
    title: 'Memory allocated',
    description: 'Bytes allocated on the heap',
    ids: [
      'memory:alloc_space',
      'memory:alloc_size',
      'memory:alloc_sample_bytes',
      'alloc:alloc_size',
      'process_cpu:alloc_size',
    ],
  },
  {
    ...flow('memory', 'short', 'objects'),
    title: 'Objects allocated',
    description: 'Objects allocated on the heap',
    ids: ['memory:alloc_objects'],
  },
  {
    ...flow('memory', 'short', 'samples'),
    title: 'Allocations sampled',
    description: 'Allocations of which the profiler took a sample',
    ids: ['memory:alloc_samples', 'memory:alloc_sample_objects', 'alloc:alloc_samples', 'process_cpu:alloc_samples'],
  },
  {
    ...flow('memory', 'bytes'),
    title: 'Memory allocated in TLABs',
    description: 'Bytes allocated in thread-local buffers (TLAB)',
    ids: ['memory:alloc_in_new_tlab_bytes'],
  },
  {
    ...flow('memory', 'short', 'objects'),
    title: 'Objects allocated in TLABs',
    description: 'Objects allocated in thread-local buffers (TLAB)',
    ids: ['memory:alloc_in_new_tlab_objects'],
  },
  {
    ...flow('memory', 'bytes'),
    title: 'Memory allocated outside TLABs',
    description: 'Bytes allocated outside of thread-local buffers (TLAB), large objects',
    ids: ['memory:alloc_outside_tlab_bytes'],
  },
  {
    ...flow('memory', 'short', 'objects'),
    title: 'Objects allocated outside TLABs',
    description: 'Objects allocated outside of thread-local buffers (TLAB), large ones',
    ids: ['memory:alloc_outside_tlab_objects'],
  },
  {
    ...held('bytes'),
    title: 'Memory in use',
    description: 'Heap bytes in use',
    ids: ['memory:inuse_space', 'memory:space/space', 'memory:live_space', 'heap:inuse_space', 'heap:live_space'],
  },
  {
    ...held('short'),
    title: 'Objects in use',
    description: 'Heap objects in use',
    ids: ['memory:inuse_objects', 'memory:objects/space', 'memory:live_objects', 'heap:inuse_objects'],
  },
  {
    ...held('short'),
    title: 'Live objects sampled',
    description: 'Sampled objects that were alive after a garbage collection',
    ids: ['memory:live'],
  },
  {
    group: 'goroutine',
    title: 'Goroutines',
    description: 'Goroutines that exist',
    unit: 'short',
    aggregation: 'instant',
    ids: ['goroutine:goroutine', 'goroutines:goroutine'],
  },
  {
    group: 'threads',
    title: 'Threads created',
    description: 'Operating system threads that were created',
    unit: 'short',
    aggregation: 'instant',
    ids: ['threadcreate:threadcreate'],
  },
  {
    ...flow('exceptions', 'short', 'exceptions'),
    title: 'Exceptions',
    description: 'Exceptions thrown',
    ids: ['exception:exception', 'process_cpu:exception'],
  },
  {
    ...flow('thread_lifetime', 'ns'),
    title: 'Thread lifetime',
    description: 'Time that threads lived',
    ids: ['thread_lifetime:thread_lifetime_timeline'],
  },
];
