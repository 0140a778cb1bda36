/** @jest-environment node */
import { create } from '@bufbuild/protobuf';
import { ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import { rewriteProfile } from './rewriteProfile';

// (idle) and main -> parse, two columns, and strings that nothing refers to any more once they are rewritten.
const RECORDED = create(ProfileSchema, {
  stringTable: [
    '',
    'sample',
    'count',
    'cpu',
    'nanoseconds',
    'wall',
    '(idle)',
    'main',
    'parse',
    '/home/someone/app.ts',
    'span_id',
    'abc',
    '/home/someone/node',
  ],
  sampleType: [
    { type: 1n, unit: 2n },
    { type: 5n, unit: 4n },
    { type: 3n, unit: 4n },
  ],
  periodType: { type: 5n, unit: 4n },
  period: 10n,
  timeNanos: 7n,
  durationNanos: 15n,
  comment: [12n],
  mapping: [{ id: 1n, filename: 12n }],
  location: [
    { id: 1n, line: [{ functionId: 1n }] },
    { id: 2n, line: [{ functionId: 2n, line: 3n }] },
    { id: 3n, line: [{ functionId: 3n, line: 9n }] },
  ],
  function: [
    { id: 1n, name: 6n },
    { id: 2n, name: 7n, filename: 9n },
    { id: 3n, name: 8n, filename: 9n },
  ],
  sample: [
    { locationId: [1n], value: [5n, 0n, 40n] },
    { locationId: [3n, 2n], value: [2n, 20n, 17n], label: [{ key: 10n, str: 11n }] },
    { locationId: [2n], value: [1n, 10n, 0n] },
  ],
});

const REWRITTEN = rewriteProfile(RECORDED, {
  sampleTypes: [
    { recordedAs: 'sample', type: 'samples', unit: 'count' },
    { recordedAs: 'cpu', type: 'cpu', unit: 'nanoseconds' },
  ],
  requiredType: 'cpu',
  periodType: { type: 'cpu', unit: 'nanoseconds' },
  omittedLeaf: '(idle)',
  renameFile: (filename) => filename.replace('/home/someone/', ''),
});

test('keeps the chosen columns of the samples that have a value in the required one', () => {
  expect(REWRITTEN.sample.map(({ locationId, value }) => ({ locationId, value }))).toEqual([
    { locationId: [3n, 2n], value: [2n, 17n] },
  ]);
  expect(REWRITTEN).toMatchObject({ period: 10n, timeNanos: 7n, durationNanos: 15n });
});

test('keeps labels and names, and renames files', () => {
  const text = (index: bigint | undefined) => REWRITTEN.stringTable[Number(index)];
  const [label] = REWRITTEN.sample[0]?.label ?? [];
  expect([text(label?.key), text(label?.str)]).toEqual(['span_id', 'abc']);
  expect(REWRITTEN.function.map(({ name, filename }) => `${text(name)} ${text(filename)}`)).toEqual([
    'main app.ts',
    'parse app.ts',
  ]);
});

test('carries no string over that is not in use', () => {
  expect(REWRITTEN.stringTable.toSorted()).toEqual([
    '',
    'abc',
    'app.ts',
    'count',
    'cpu',
    'main',
    'nanoseconds',
    'parse',
    'samples',
    'span_id',
  ]);
});

test('refuses a profile without the column', () => {
  const options = {
    sampleTypes: [{ recordedAs: 'delay', type: 'delay', unit: 'nanoseconds' }],
    periodType: { type: '', unit: '' },
  };
  expect(() => rewriteProfile(RECORDED, { ...options, renameFile: String })).toThrow('no sample type delay');
});
