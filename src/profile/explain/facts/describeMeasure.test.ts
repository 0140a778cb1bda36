/** @jest-environment node */
import { describeMeasure } from './describeMeasure';

test.each([
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'cpu', 'CPU time'],
  ['wall:cpu:nanoseconds:wall:nanoseconds', 'cpu', 'CPU time'],
  ['process_cpu:samples:count:cpu:nanoseconds', 'cpu', 'CPU samples'],
  ['wall:wall:microseconds:wall:microseconds', 'wall', 'passed time'],
  ['off_cpu:off_cpu:nanoseconds:off_cpu:nanoseconds', 'wait', 'waiting time'],
  ['mutex:delay:nanoseconds:mutex:count', 'wait', 'waiting time'],
  ['lock:lock_count:count:cpu:nanoseconds', 'wait', 'waits'],
  ['process_cpu:alloc_size:bytes:cpu:nanoseconds', 'allocation', 'bytes allocated'],
  ['memory:inuse_space:kilobytes:space:kilobytes', 'memory', 'memory in use'],
  ['heap:inuse_objects:count:cpu:nanoseconds', 'memory', 'objects in use'],
  ['goroutines:goroutine:count:goroutine:count', 'count', 'goroutines'],
  ['process_cpu:exception:count:cpu:nanoseconds', 'count', 'exceptions'],
  // Unknown: no more than the name and the unit say.
  ['jemalloc:alloc_bytes:bytes::', 'allocation', 'bytes allocated'],
  ['v8:live_bytes:kilobytes::', 'memory', 'memory in use'],
  ['queue:lag:milliseconds::', 'count', 'time'],
  ['wall:cpu:nanoseconds:cpu:nanoseconds', 'count', 'time'],
  ['net:read:bytes::', 'count', 'bytes'],
  ['disk:blocks:count::', 'count', 'value'],
])('%s measures %s: %s', (id, kind, noun) => {
  expect(describeMeasure(id)).toMatchObject({ kind, noun });
});

test('of an unknown type it is not said how its values come about', () => {
  expect(describeMeasure('queue:lag:milliseconds::').method).toMatch(/Only its profiler knows/);
  expect(describeMeasure('goroutine:goroutine:count:goroutine:count').method).toMatch(/^Counted/);
});
