/** Unit of values: nanoseconds, bytes, or a plain count. The names are Grafana's unit ids. */
export type ValueUnit = 'ns' | 'bytes' | 'short';

/**
 * `cumulative`: each profile holds what happened since the one before, so values add up over time.
 * `instant`: each profile is a picture of one moment, so values are averaged over time and never summed.
 */
type Aggregation = 'cumulative' | 'instant';

/** The kind of amount that a profile type holds, whichever profiler sends it and however it names it. */
export interface Meaning {
  /** Title for people, different for every meaning: "Memory in use". */
  readonly title: string;
  /** One line about the meaning. */
  readonly description: string;
  readonly group: string;
  readonly unit: ValueUnit;
  readonly aggregation: Aggregation;
  /** The counted thing, as in "12 samples/s". */
  readonly noun?: string;
  /**
   * First two parts of the ids, `name:type`; with `/period type` behind them if the same parts mean something else under
   * another one. What profilers call their units does not matter, as long as they measure the same dimension.
   */
  readonly ids: readonly string[];
}

export const DEFAULT_PROFILE_TYPE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

type Kind = Pick<Meaning, 'group' | 'unit' | 'aggregation' | 'noun'>;

const flow = (group: string, unit: ValueUnit, noun?: string): Kind => ({
  group,
  unit,
  aggregation: 'cumulative',
  noun,
});
const held = (group: string, unit: ValueUnit): Kind => ({ group, unit, aggregation: 'instant' });

/**
 * The ids are those of Go, of async-profiler and JFR as Pyroscope reads them (Java), of the .NET, Node.js, Python, Ruby, Rust
 * and eBPF profilers, and of OpenTelemetry.
 *
 * What looks alike and is not the same stays apart: CPU time and passed time; `wall:cpu` under the period `cpu`, under which
 * older servers file passed time of Java; allocations inside and outside of TLABs, each a part of what Go and .NET count as a
 * whole; JVM's live objects, which are counted and not scaled up; times that a lock was contended, and attempts to take one.
 */
// oxfmt-ignore
const TABLE: ReadonlyArray<readonly [kind: Kind, title: string, description: string, ids: string]> = [
  [flow('process_cpu', 'ns'), 'CPU time', 'CPU time used',
    'process_cpu:cpu cpu:cpu :cpu/cpu wall:cpu/wall'],
  [flow('process_cpu', 'short', 'samples'), 'CPU samples', 'CPU samples taken',
    'process_cpu:samples/cpu process_cpu:sample/cpu process_cpu:cpu_samples cpu:samples :samples/cpu'],
  [flow('process_cpu', 'short', 'samples'), 'Process samples', 'Samples taken of the process',
    'process_cpu:samples/'],
  [flow('wall', 'ns'), 'Wall time', 'Time that passed, waiting included',
    'wall:wall :wall'],
  [flow('wall', 'short', 'samples'), 'Wall samples', 'Wall-clock samples taken',
    'wall:samples wall:sample :samples/wall'],
  [flow('off_cpu', 'ns'), 'Time off CPU', 'Time that threads waited off the CPU',
    'off_cpu:off_cpu process_cpu:off_cpu :off_cpu'],
  [flow('mutex', 'ns'), 'Time waiting for locks', 'Time spent waiting for locks',
    'mutex:delay lock:lock_time process_cpu:lock_time'],
  [flow('mutex', 'short', 'contentions'), 'Lock contentions', 'Times a lock was held by another',
    'mutex:contentions'],
  [flow('mutex', 'short', 'attempts'), 'Lock attempts', 'Attempts to take a lock',
    'lock:lock_count process_cpu:lock_count'],
  [flow('block', 'ns'), 'Time blocked', 'Time spent blocked',
    'block:delay'],
  [flow('block', 'short', 'times'), 'Times blocked', 'Times an operation blocked',
    'block:contentions'],
  [flow('memory', 'bytes'), 'Memory allocated', 'Bytes allocated on the heap',
    'memory:alloc_space :alloc_space memory:alloc_size memory:alloc_sample_bytes alloc:alloc_size process_cpu:alloc_size'],
  [flow('memory', 'short', 'objects'), 'Objects allocated', 'Objects allocated on the heap',
    'memory:alloc_objects :alloc_objects'],
  [flow('memory', 'short', 'samples'), 'Allocations sampled', 'Allocations of which the profiler took a sample',
    'memory:alloc_samples memory:alloc_sample_objects alloc:alloc_samples process_cpu:alloc_samples'],
  [flow('memory', 'bytes'), 'Memory allocated in TLABs', 'Bytes allocated in thread-local buffers (TLAB)',
    'memory:alloc_in_new_tlab_bytes'],
  [flow('memory', 'short', 'objects'), 'Objects allocated in TLABs', 'Objects allocated in thread-local buffers (TLAB)',
    'memory:alloc_in_new_tlab_objects'],
  [flow('memory', 'bytes'), 'Memory allocated outside TLABs', 'Bytes allocated outside of thread-local buffers (TLAB), large objects',
    'memory:alloc_outside_tlab_bytes'],
  [flow('memory', 'short', 'objects'), 'Objects allocated outside TLABs', 'Objects allocated outside of thread-local buffers (TLAB), large ones',
    'memory:alloc_outside_tlab_objects'],
  [held('memory', 'bytes'), 'Memory in use', 'Heap bytes in use',
    'memory:inuse_space :inuse_space memory:space/space memory:live_space heap:inuse_space heap:live_space'],
  [held('memory', 'short'), 'Objects in use', 'Heap objects in use',
    'memory:inuse_objects :inuse_objects memory:objects/space memory:live_objects heap:inuse_objects'],
  [held('memory', 'short'), 'Live objects sampled', 'Sampled objects that were alive after a garbage collection',
    'memory:live'],
  [held('goroutine', 'short'), 'Goroutines', 'Goroutines that exist',
    'goroutine:goroutine goroutines:goroutine :goroutine'],
  [held('threads', 'short'), 'Threads created', 'Operating system threads that were created',
    'threadcreate:threadcreate :threadcreate'],
  [flow('exceptions', 'short', 'exceptions'), 'Exceptions', 'Exceptions thrown',
    'exception:exception process_cpu:exception'],
  [flow('thread_lifetime', 'ns'), 'Thread lifetime', 'Time that threads lived',
    'thread_lifetime:thread_lifetime_timeline'],
];

export const MEANINGS: readonly Meaning[] = TABLE.map(([kind, title, description, ids]) => ({
  ...kind,
  title,
  description,
  ids: ids.split(' '),
}));
