/** @jest-environment node */
import fc from 'fast-check';
import { describeProfileType } from './describeProfileType';
import { groupProfileTypes, listSameMeaning } from './groupProfileTypes';

const GO = 'memory:inuse_space:bytes:space:bytes';
const NODE = 'memory:inuse_space:bytes:inuse_space:bytes';
const DOTNET = 'heap:inuse_space:bytes:cpu:nanoseconds';
const KILOBYTES = 'memory:inuse_space:kilobytes:space:kilobytes';

test.each([
  // CPU time of Go, Java, Python, Ruby, Rust and eBPF; of Node.js; in other units; of a profile without a name (OTLP).
  [
    'CPU time (cpu)',
    [
      'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      'wall:cpu:nanoseconds:wall:nanoseconds',
      'process_cpu:cpu:microseconds:cpu:microseconds',
      ':cpu:nanoseconds:cpu:nanoseconds',
    ],
  ],
  ['Wall time (wall)', ['wall:wall:nanoseconds:wall:nanoseconds', 'wall:wall:microseconds:wall:microseconds']],
  ['Memory in use (inuse_space, space)', [GO, NODE, DOTNET, KILOBYTES, 'memory:space:bytes:space:bytes']],
  [
    'Objects in use (inuse_objects)',
    ['memory:inuse_objects:count:space:bytes', 'memory:inuse_objects:count:inuse_space:bytes'],
  ],
  [
    'Memory allocated (alloc_size, alloc_space)',
    [
      'memory:alloc_space:bytes:space:bytes',
      'alloc:alloc_size:bytes:cpu:nanoseconds',
      'process_cpu:alloc_size:bytes:cpu:nanoseconds',
    ],
  ],
  [
    'Memory allocated in TLABs (alloc_in_new_tlab_bytes)',
    ['memory:alloc_in_new_tlab_bytes:bytes::', 'memory:alloc_in_new_tlab_bytes:bytes:space:bytes'],
  ],
  [
    'Goroutines (goroutine)',
    ['goroutine:goroutine:count:goroutine:count', 'goroutines:goroutine:count:goroutine:count'],
  ],
  [
    'Time waiting for locks (delay, lock_time)',
    [
      'mutex:delay:nanoseconds:contentions:count',
      'mutex:delay:nanoseconds:mutex:count',
      'lock:lock_time:nanoseconds:cpu:nanoseconds',
    ],
  ],
  [
    'Lock contentions (contentions)',
    ['mutex:contentions:count:contentions:count', 'mutex:contentions:count:mutex:count'],
  ],
  ['Time blocked (delay)', ['block:delay:nanoseconds:contentions:count', 'block:delay:nanoseconds:block:count']],
  [
    'Exceptions (exception)',
    ['exception:exception:count:cpu:nanoseconds', 'process_cpu:exception:count:cpu:nanoseconds'],
  ],
])('%s is one entry', (title, ids) => {
  const groups = groupProfileTypes(ids);
  expect(groups.map((group) => group.title)).toEqual([title]);
  expect(new Set(groups[0]?.ids)).toEqual(new Set(ids));
});

test.each([
  ['passed time is no CPU time', 'wall:wall:nanoseconds:wall:nanoseconds', 'wall:cpu:nanoseconds:wall:nanoseconds'],
  [
    'nor is what older servers call CPU time of Java',
    'wall:cpu:nanoseconds:cpu:nanoseconds',
    'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  ],
  [
    'nor time off CPU',
    'off_cpu:off_cpu:nanoseconds:off_cpu:nanoseconds',
    'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  ],
  ['samples are no time', 'process_cpu:samples:count:cpu:nanoseconds', 'process_cpu:cpu:nanoseconds:cpu:nanoseconds'],
  [
    'a part of the allocations is not the whole',
    'memory:alloc_in_new_tlab_bytes:bytes::',
    'memory:alloc_space:bytes:space:bytes',
  ],
  ['nor is the other part', 'memory:alloc_in_new_tlab_bytes:bytes::', 'memory:alloc_outside_tlab_bytes:bytes::'],
  ['what is in use was not all allocated', GO, 'memory:alloc_space:bytes:space:bytes'],
  ['objects are no bytes', GO, 'memory:inuse_objects:count:space:bytes'],
  ['sampled objects are not scaled up', 'memory:live:count:objects:count', 'memory:inuse_objects:count:space:bytes'],
  ['an attempt is no contention', 'lock:lock_count:count:cpu:nanoseconds', 'mutex:contentions:count:contentions:count'],
  [
    'a blocked operation is no lock',
    'block:delay:nanoseconds:contentions:count',
    'mutex:delay:nanoseconds:contentions:count',
  ],
  ['one name with another unit', GO, 'memory:inuse_space:count:space:bytes'],
  ['unknown types stay alone', 'queue:lag:nanoseconds::', 'queue:lag:nanoseconds:lag:nanoseconds'],
])('%s', (_, left, right) => {
  expect(groupProfileTypes([left, right])).toHaveLength(2);
  expect(listSameMeaning(left, [left, right])).toEqual([left]);
});

test('the chosen id comes first among those of its meaning, then the order of lists', () => {
  expect(listSameMeaning(NODE, [DOTNET, GO, NODE, 'cpu'])).toEqual([NODE, DOTNET, GO]);
  expect(listSameMeaning(NODE, [GO, DOTNET])).toEqual([DOTNET, GO]);
  expect(listSameMeaning('cpu', [GO])).toEqual([]);
});

test('every id is in one entry, whose values all have one unit and one way to add up', () => {
  const part = fc.constantFrom(
    'process_cpu',
    'wall',
    'memory',
    'cpu',
    'samples',
    'inuse_space',
    'bytes',
    'count',
    'ms',
    '',
  );
  const id = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(':'));
  fc.assert(
    fc.property(fc.array(id), (ids) => {
      const groups = groupProfileTypes(ids);
      expect(groups.flatMap((group) => group.ids).sort()).toEqual([...new Set(ids)].sort());
      for (const group of groups) {
        const kinds = group.ids
          .map(describeProfileType)
          .map(({ unit, isInstant, rateUnit }) => `${unit} ${isInstant} ${rateUnit}`);
        expect(new Set(kinds).size).toBe(1);
      }
    }),
  );
});
