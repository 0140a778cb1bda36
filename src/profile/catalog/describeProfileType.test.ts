/** @jest-environment node */
import fc from 'fast-check';
import { compareProfileTypes } from './compareProfileTypes';
import { describeProfileType, formatProfileTypeTitle, getPprofUnit } from './describeProfileType';
import { DEFAULT_PROFILE_TYPE, MEANINGS } from './knownProfileTypes';
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
  // id, title, group, type, unit, factor, rate unit, instant
  [DEFAULT_PROFILE_TYPE, 'CPU time', 'process_cpu', 'cpu', 'ns', 1, 'cores', false],
  ['process_cpu:cpu:microseconds:cpu:microseconds', 'CPU time', 'process_cpu', 'cpu', 'ns', 1e3, 'cores', false],
  ['wall:cpu:nanoseconds:wall:nanoseconds', 'CPU time', 'process_cpu', 'cpu', 'ns', 1, 'cores', false],
  ['wall:cpu:nanoseconds:cpu:nanoseconds', 'cpu (wall)', 'wall', 'cpu', 'ns', 1, 'ns/s', false],
  [
    'process_cpu:samples:count:cpu:nanoseconds',
    'CPU samples',
    'process_cpu',
    'samples',
    'short',
    1,
    'samples/s',
    false,
  ],
  [
    'process_cpu:samples:count::milliseconds',
    'Process samples',
    'process_cpu',
    'samples',
    'short',
    1,
    'samples/s',
    false,
  ],
  [
    'process_cpu:alloc_size:bytes:cpu:nanoseconds',
    'Memory allocated',
    'memory',
    'alloc_size',
    'bytes',
    1,
    'binBps',
    false,
  ],
  [
    'process_cpu:exception:count:cpu:nanoseconds',
    'Exceptions',
    'exceptions',
    'exception',
    'short',
    1,
    'exceptions/s',
    false,
  ],
  [
    'lock:lock_time:nanoseconds:cpu:nanoseconds',
    'Time waiting for locks',
    'mutex',
    'lock_time',
    'ns',
    1,
    'ns/s',
    false,
  ],
  ['wall:wall:microseconds:wall:microseconds', 'Wall time', 'wall', 'wall', 'ns', 1e3, 'ns/s', false],
  ['memory:inuse_space:bytes:space:bytes', 'Memory in use', 'memory', 'inuse_space', 'bytes', 1, 'binBps', true],
  ['memory:inuse_space:bytes:inuse_space:bytes', 'Memory in use', 'memory', 'inuse_space', 'bytes', 1, 'binBps', true],
  [
    'memory:inuse_space:kilobytes:space:kilobytes',
    'Memory in use',
    'memory',
    'inuse_space',
    'bytes',
    1024,
    'binBps',
    true,
  ],
  ['goroutines:goroutine:count:goroutine:count', 'Goroutines', 'goroutine', 'goroutine', 'short', 1, '/s', true],
  ['queue:lag:seconds::', 'lag (queue)', 'queue', 'lag', 'ns', 1e9, 'ns/s', false],
  ['heap:live:megabytes::', 'live (heap)', 'heap', 'live', 'bytes', 1024 ** 2, 'binBps', true],
  ['shop:cache_misses:count::', 'cache_misses (shop)', 'shop', 'cache_misses', 'short', 1, 'cache misses/s', false],
  ['shop:done:requests::', 'done (shop)', 'shop', 'done', 'short', 1, 'requests/s', false],
  ['shop:lag:count::', 'lag (shop)', 'shop', 'lag', 'short', 1, '/s', false],
  // A known name with values of another kind is not what the name says.
  ['memory:inuse_space:count:space:bytes', 'inuse_space (memory)', 'memory', 'inuse_space', 'short', 1, '/s', true],
  ['cpu', 'cpu', 'cpu', 'cpu', 'short', 1, '/s', false],
  ['', '', '', '', 'short', 1, '/s', false],
])('describes "%s"', (id, title, group, type, unit, factor, rateUnit, isInstant) => {
  expect(describeProfileType(id)).toMatchObject({ id, title, group, type, unit, factor, rateUnit, isInstant });
});

test('no two meanings have one title or one id, and none says that a picture of a moment adds up', () => {
  const ids = MEANINGS.flatMap((meaning) => meaning.ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(MEANINGS.map(({ title }) => title)).size).toBe(MEANINGS.length);
  const units = { ns: 'nanoseconds', bytes: 'bytes', short: 'count' };
  for (const { title, unit, aggregation, ids: own } of MEANINGS) {
    for (const [base, periodType = ''] of own.map((id) => id.split('/'))) {
      const described = describeProfileType(`${base}:${units[unit]}:${periodType}:`);
      expect(described).toMatchObject({ title, unit, isInstant: aggregation === 'instant', isKnown: true });
    }
  }
});

test('any text has a description', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (id) => {
      const { group, type, factor, isKnown } = describeProfileType(id);
      expect(isKnown || id.includes(group)).toBe(true);
      expect(id).toContain(type);
      expect(factor).toBeGreaterThan(0);
    }),
  );
});

test.each([
  [DEFAULT_PROFILE_TYPE, 'CPU time (cpu)'],
  ['goroutine:goroutine:count:goroutine:count', 'Goroutines (goroutine)'],
  [':cpu:nanoseconds:cpu:nanoseconds', 'CPU time (cpu)'],
  ['queue:lag:count::', 'lag (queue)'],
  ['cpu', 'cpu'],
  [':lag:count::', 'lag'],
])('the title of "%s" is "%s"', (id, title) => {
  expect(formatProfileTypeTitle(describeProfileType(id))).toBe(title);
});

test.each([
  ['wall:wall:microseconds:wall:microseconds', 'nanoseconds'],
  ['memory:inuse_space:kilobytes:space:bytes', 'bytes'],
  ['mutex:contentions:count:contentions:count', 'count'],
])('a file with values of "%s" says %s', (id, unit) => {
  expect(getPprofUnit(describeProfileType(id))).toBe(unit);
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
  const titles = ids
    .map(describeProfileType)
    .sort(compareProfileTypes)
    .map(({ title }) => title);
  expect(titles).toEqual([
    'CPU time',
    'CPU samples',
    'Wall time',
    'Time waiting for locks',
    'Time blocked',
    'Memory allocated',
    'Memory in use',
    'Goroutines',
    'a (alpha)',
    'z (zeta)',
  ]);
});
