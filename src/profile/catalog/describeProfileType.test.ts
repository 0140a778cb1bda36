/** @jest-environment node */
import fc from 'fast-check';

import { compareProfileTypes } from './compareProfileTypes';
import { describeProfileType, formatProfileTypeTitle } from './describeProfileType';
import { DEFAULT_PROFILE_TYPE, KNOWN_PROFILE_TYPES } from './knownProfileTypes';
import { parseProfileType } from './parseProfileType';

test.each([
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', ['process_cpu', 'cpu', 'nanoseconds', 'cpu', 'nanoseconds'], true],
  ['memory:alloc_in_new_tlab_bytes:bytes::', ['memory', 'alloc_in_new_tlab_bytes', 'bytes', '', ''], true],
  ['heap:inuse:bytes:space:bytes:delta', ['heap', 'inuse', 'bytes', 'space', 'bytes'], true],
  ['heap:inuse:bytes:space:bytes:other', ['heap', 'inuse', 'bytes', 'space', 'bytes'], false],
  ['cpu', ['cpu', '', '', '', ''], false],
  ['', ['', '', '', '', ''], false],
])('the parts of "%s" are %j', (id, expected, isWellFormed) => {
  const { name, sampleType, sampleUnit, periodType, periodUnit, ...rest } = parseProfileType(id);
  expect([name, sampleType, sampleUnit, periodType, periodUnit]).toEqual(expected);
  expect(rest.isWellFormed).toBe(isWellFormed);
});

test.each([
  // id, group, type, unit, rate unit, instant, known
  [DEFAULT_PROFILE_TYPE, 'process_cpu', 'cpu', 'ns', 'cores', false, true],
  ['process_cpu:samples:count:cpu:nanoseconds', 'process_cpu', 'samples', 'short', undefined, false, true],
  ['process_cpu:alloc_size:bytes:cpu:nanoseconds', 'memory', 'alloc_size', 'bytes', 'binBps', false, true],
  ['process_cpu:exception:count:cpu:nanoseconds', 'exceptions', 'exceptions', 'short', 'ops', false, true],
  ['lock:lock_time:nanoseconds:cpu:nanoseconds', 'locks', 'lock_time', 'ns', 'ns/s', false, true],
  ['wall:wall:nanoseconds:wall:nanoseconds', 'wall', 'wall', 'ns', 'ns/s', false, true],
  ['wall:samples:count:wall:nanoseconds', 'wall', 'samples', 'short', undefined, false, true],
  ['memory:inuse_space:bytes:space:bytes', 'memory', 'inuse_space', 'bytes', undefined, true, true],
  ['goroutines:goroutine:count:goroutine:count', 'goroutine', 'goroutine', 'short', undefined, true, true],
  ['off_cpu:off_cpu:nanoseconds:events:count', 'off_cpu', 'off_cpu', 'ns', 'ns/s', false, false],
  ['heap:live_space:bytes::', 'heap', 'live_space', 'bytes', undefined, true, false],
  ['custom:events:count::', 'custom', 'events', 'short', undefined, false, false],
  ['custom:lag:milliseconds::', 'custom', 'lag', 'short', undefined, false, false],
  ['cpu', 'cpu', 'cpu', 'short', undefined, false, false],
  ['', '', '', 'short', undefined, false, false],
])('describes "%s"', (id, group, type, unit, rateUnit, isInstant, isKnown) => {
  expect(describeProfileType(id)).toEqual(expect.objectContaining({ id, group, type, unit, isInstant, isKnown }));
  expect(describeProfileType(id).rateUnit).toBe(rateUnit);
});

test('every known type is well-formed, described, and of the unit that its id says', () => {
  for (const [id, known] of KNOWN_PROFILE_TYPES) {
    expect(parseProfileType(id).isWellFormed).toBe(true);
    expect(known.description).not.toBe('');
    expect({ id, unit: known.unit }).toEqual({ id, unit: describeProfileType(`${id}:delta`).unit });
  }
});

test('any text has a description', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (id) => {
      const { group, type } = describeProfileType(id);
      expect(id).toContain(group);
      expect(id).toContain(type);
    }),
  );
});

test.each([
  [DEFAULT_PROFILE_TYPE, 'cpu (process_cpu)'],
  ['goroutine:goroutine:count:goroutine:count', 'goroutine'],
  ['cpu', 'cpu'],
  [':lag:count::', 'lag'],
])('the title of "%s" is "%s"', (id, title) => {
  expect(formatProfileTypeTitle(describeProfileType(id))).toBe(title);
});

test('CPU comes first, then what waits, then memory, and unknown groups last by name', () => {
  const ids = [
    'zeta:z:count::',
    'alpha:a:count::',
    'goroutine:goroutine:count:goroutine:count',
    'memory:inuse_space:bytes:space:bytes',
    'memory:alloc_space:bytes:space:bytes',
    'block:delay:nanoseconds:contentions:count',
    'mutex:delay:nanoseconds:contentions:count',
    'wall:wall:nanoseconds:wall:nanoseconds',
    'process_cpu:samples:count:cpu:nanoseconds',
    DEFAULT_PROFILE_TYPE,
  ];
  const titles = ids.map(describeProfileType).sort(compareProfileTypes).map(formatProfileTypeTitle);
  expect(titles).toEqual([
    'cpu (process_cpu)',
    'samples (process_cpu)',
    'wall',
    'delay (mutex)',
    'delay (block)',
    'alloc_space (memory)',
    'inuse_space (memory)',
    'goroutine',
    'a (alpha)',
    'z (zeta)',
  ]);
});
