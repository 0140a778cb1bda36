/** @jest-environment node */
import { chooseSamples, listSampleKeys } from './sampleKeys';

const heap = { name: 'space', unit: 'bytes' } as const;
const cpu = { name: 'cpu', unit: 'ns' } as const;

test('profiles of one name have different keys', () => {
  expect(listSampleKeys([{ name: 'Thread' }, { name: 'main' }, { name: 'Thread' }])).toEqual([
    'Thread',
    'main',
    'Thread#2',
  ]);
});

test('a side is made of the profiles of one name, wherever they stand in their files', () => {
  const files = [
    { fileName: 'a', profiles: [heap, cpu], first: 1 },
    { fileName: 'b', profiles: [cpu, heap], first: 1 },
  ];
  expect(chooseSamples(files, '')).toEqual({ key: 'cpu', indices: [1, 0], sentences: [] });
  expect(chooseSamples(files, 'space')).toEqual({ key: 'space', indices: [0, 1], sentences: [] });
});

test('a file that has no such profile, or one in another unit, is left out with a sentence', () => {
  const files = [
    { fileName: 'a', profiles: [cpu], first: 0 },
    { fileName: 'b', profiles: [heap], first: 0 },
    { fileName: 'c', profiles: [{ name: 'cpu', unit: 'short' as const }], first: 0 },
  ];
  expect(chooseSamples(files, '')).toEqual({
    key: 'cpu',
    indices: [0, undefined, undefined],
    sentences: [
      'b is left out: it has no profile “cpu”, but “space”.',
      'c is left out: its “cpu” has another unit (short in the place of ns).',
    ],
  });
});

test('a profile that no file has is said, and the usual one is shown', () => {
  expect(chooseSamples([{ fileName: 'a', profiles: [cpu], first: 0 }], 'wall')).toEqual({
    key: 'cpu',
    indices: [0],
    sentences: ['No file has a profile “wall”: “cpu” is shown.'],
  });
});
