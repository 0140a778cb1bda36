/** @jest-environment node */
import {
  Function as PprofFunction,
  Line,
  Location,
  Mapping,
  Profile,
  Sample,
  StringTable,
  ValueType,
} from 'pprof-format';
import { getTotal, isExactSum } from 'profile/tree/FlameTree';
import type { ProfileErrorReason } from 'profile/tree/ProfileDecodeError';
import { printTree } from '../../../../tests/helpers/printTree';
import { buildTreeFromPprof } from './buildTreeFromPprof';
import { decodePprof } from './decodePprof';

interface DrawnLocation {
  id: number | bigint;
  mapping?: number;
  address?: number | bigint;
  /** Names of functions, innermost first. */
  lines?: string[];
}

/** A profile with `samples` drawn as location ids (leaf first) and values. */
function profileOf(
  samples: Array<[locations: Array<number | bigint>, ...values: Array<number | bigint>]>,
  locations: DrawnLocation[],
  types: Array<[type: string, unit: string]> = [['cpu', 'nanoseconds']],
): Profile {
  const stringTable = new StringTable();
  const functions = new Map<string, number>();
  const idOf = (name: string) => functions.get(name) ?? (functions.set(name, functions.size + 1), functions.size);
  return new Profile({
    stringTable,
    sampleType: types.map(
      ([type, unit]) => new ValueType({ type: stringTable.dedup(type), unit: stringTable.dedup(unit) }),
    ),
    sample: samples.map(([locationId, ...value]) => new Sample({ locationId, value, label: [] })),
    mapping: [new Mapping({ id: 1, memoryStart: 0x1000, filename: stringTable.dedup('/usr/lib/libc.so.6') })],
    location: locations.map(
      ({ id, mapping = 0, address = 0, lines = [] }) =>
        new Location({
          id,
          mappingId: mapping,
          address,
          line: lines.map((name, index) => new Line({ functionId: idOf(name), line: 10 + index })),
        }),
    ),
    function: [...functions].map(
      ([name, id]) =>
        new PprofFunction({ id, name: stringTable.dedup(name), filename: stringTable.dedup(`${name}.go`) }),
    ),
    timeNanos: 1_640_942_110_146_000_000n,
    durationNanos: 10_000_000_000n,
    period: 10_000_000,
    periodType: new ValueType({ type: stringTable.dedup('cpu'), unit: stringTable.dedup('nanoseconds') }),
    comment: [stringTable.dedup('a comment')],
  });
}

const simple = profileOf(
  [
    [[3, 2, 1], 30, 3],
    [[2, 1], 5, 1],
    [[4, 1], 10, 2],
  ],
  [
    { id: 1, lines: ['main'] },
    { id: 2, lines: ['handle'] },
    { id: 3, lines: ['parse'] },
    { id: 4, lines: ['gc'] },
  ],
  [
    ['cpu', 'nanoseconds'],
    ['samples', 'count'],
  ],
);

test('reads what a profile says about itself', () => {
  expect(decodePprof(simple.encode())).toMatchObject({
    sampleTypes: [
      { type: 'cpu', unit: 'nanoseconds' },
      { type: 'samples', unit: 'count' },
    ],
    defaultSampleType: 1,
    periodType: { type: 'cpu', unit: 'nanoseconds' },
    period: 10_000_000,
    timeMs: 1_640_942_110_146,
    durationNs: 10_000_000_000,
    comments: ['a comment'],
    samples: { count: 3 },
  });
});

test('builds the tree of each sample type, leaf last', () => {
  const profile = decodePprof(simple.encode());

  expect(printTree(buildTreeFromPprof(profile, 0))).toEqual([
    'main 45 (self 0)',
    '  handle 35 (self 5)',
    '    parse 30 (self 30)',
    '  gc 10 (self 10)',
  ]);
  expect(printTree(buildTreeFromPprof(profile, 1))[0]).toBe('main 6 (self 0)');
});

test('opens inlined functions, the innermost being the deepest', () => {
  const profile = decodePprof(
    profileOf(
      [[[2, 1], 7]],
      [
        { id: 1, lines: ['main'] },
        { id: 2, lines: ['innermost', 'inlined', 'outer'] },
      ],
    ).encode(),
  );

  expect(printTree(buildTreeFromPprof(profile, 0))).toEqual([
    'main 7 (self 0)',
    '  outer 7 (self 0)',
    '    inlined 7 (self 0)',
    '      innermost 7 (self 7)',
  ]);
});

test('keeps lines, files and mappings', () => {
  const { locations, functions, mappings, strings } = decodePprof(
    profileOf([[[1], 7]], [{ id: 1, mapping: 1, address: 0xffff_ffff_8000_0000n, lines: ['inner', 'outer'] }]).encode(),
  );

  expect([...locations.lineStart]).toEqual([0, 2]);
  expect([...locations.lineNumber]).toEqual([10, 11]);
  expect([...locations.lineFunction].map((fn) => strings[functions.filename[fn] ?? 0])).toEqual([
    'inner.go',
    'outer.go',
  ]);
  expect(locations.address[0]).toBe(0xffff_ffff_8000_0000n);
  expect(strings[mappings.filename[locations.mapping[0] ?? 0] ?? 0]).toBe('/usr/lib/libc.so.6');
});

test('what has no function is no frame, and what it spent is its caller’s', () => {
  const profile = decodePprof(
    profileOf(
      [
        [[2, 1], 7],
        [[4, 2, 3], 5],
        [[2, 3], 3],
      ],
      [
        { id: 1, mapping: 1, address: 0x9f2c4 },
        { id: 2, address: 0x10 },
        { id: 3, lines: ['main'] },
        { id: 4, lines: ['callback'] },
      ],
    ).encode(),
  );

  expect(printTree(buildTreeFromPprof(profile, 0))).toEqual([
    'total 15 (self 7)',
    '  main 8 (self 3)',
    '    callback 5 (self 5)',
  ]);
});

test('tells ids apart that no number can', () => {
  const ids = [2n ** 63n, 2n ** 63n + 1n, 2n ** 64n - 1n];
  const profile = decodePprof(
    profileOf(
      ids.map((id, index) => [[id], index + 1]),
      ids.map((id, index) => ({ id, lines: [`f${index}`] })),
    ).encode(),
  );

  expect(printTree(buildTreeFromPprof(profile, 0))).toEqual(['f0 1 (self 1)', 'f1 2 (self 2)', 'f2 3 (self 3)']);
});

test('reads lists of numbers that are not packed', () => {
  // Sample { location_id: 1, location_id: 1, value: 9 }, Location { id: 1 }, ValueType {}, string ""
  const bytes = Uint8Array.from([0x12, 6, 0x08, 1, 0x08, 1, 0x10, 9, 0x22, 2, 0x08, 1, 0x0a, 0, 0x32, 0]);

  const { samples } = decodePprof(bytes);
  expect([[...samples.stackStart], [...samples.stack], [...samples.values]]).toEqual([[0], [0, 0], [9]]);
});

test('skips fields that it does not know', () => {
  const unknown = [0xa2, 0x06, 2, 1, 2, 0xa8, 0x06, 5, 0xa9, 0x06, 1, 2, 3, 4, 5, 6, 7, 8];
  const bytes = Uint8Array.from([...unknown, ...simple.encode()]);

  expect(decodePprof(bytes)).toEqual(decodePprof(simple.encode()));
});

test('tells when a value beyond 2^53 made the tree inexact', () => {
  const profile = decodePprof(profileOf([[[1], 2n ** 60n + 1n]], [{ id: 1, lines: ['a'] }]).encode());

  expect(isExactSum(getTotal(buildTreeFromPprof(profile, 0)))).toBe(false);
});

test.each<[string, Uint8Array, ProfileErrorReason]>([
  ['a sample of an unknown location', profileOf([[[9], 1]], [{ id: 1 }]).encode(), 'inconsistent'],
  ['two locations of one id', profileOf([[[1], 1]], [{ id: 1 }, { id: 1 }]).encode(), 'inconsistent'],
  ['a location without an id', Uint8Array.from([0x22, 0]), 'inconsistent'],
  ['a sample without a value per type', profileOf([[[1], 1, 2]], [{ id: 1 }]).encode(), 'inconsistent'],
  ['a string that does not exist', Uint8Array.from([0x0a, 2, 0x08, 7]), 'inconsistent'],
  ['a negative string', Uint8Array.from([0x0a, 11, 0x08, ...Array<number>(9).fill(0xff), 1]), 'inconsistent'],
  ['a part longer than the file', Uint8Array.from([0x12, 100, 0]), 'truncated'],
  ['a part longer than the part around it', Uint8Array.from([0x22, 2, 0x22, 4, 1, 1, 1, 1]), 'malformed'],
  ['a number longer than its list', Uint8Array.from([0x12, 4, 0x0a, 1, 0x80, 1]), 'malformed'],
  ['a field without a number', Uint8Array.from([0, 1]), 'malformed'],
  ['JSON', new TextEncoder().encode('{"flamebearer": {}}'), 'truncated'],
  ['a file cut in half', simple.encode().subarray(0, 77), 'truncated'],
])('refuses %s', (_, bytes, reason) => {
  expect(() => decodePprof(bytes)).toThrow(expect.objectContaining({ name: 'ProfileDecodeError', reason }));
});

test('refuses a tree with a negative value and a sample type that does not exist', () => {
  const profile = decodePprof(profileOf([[[1], -1]], [{ id: 1, lines: ['a'] }]).encode());

  expect(() => buildTreeFromPprof(profile, 0)).toThrow('"a" has the negative value -1.');
  expect(() => buildTreeFromPprof(profile, 1)).toThrow('no number 1');
});

test('refuses stacks that multiply beyond what can be walked', () => {
  // 2,000 samples of 300 times the location that has 300 inlined functions: 180 million frames in a small file.
  const location = { id: 1, lines: Array<string>(300).fill('f') };
  const profile = decodePprof(
    profileOf(
      Array.from({ length: 2000 }, () => [Array<number>(300).fill(1), 1]),
      [location],
    ).encode(),
  );

  expect(() => buildTreeFromPprof(profile, 0)).toThrow('134,217,728 frames');
});
