/** @jest-environment node */
import { listSampleOptions } from './describeFileProfile';

test('profiles of a file are offered by what they measure, with the name in the file beside it', () => {
  const profiles = {
    alloc_space: { name: 'alloc_space', unit: 'bytes', periodType: 'space' },
    inuse_space: { name: 'inuse_space', unit: 'bytes', periodType: 'space' },
    lag: { name: 'lag', unit: 'ns', periodType: '' },
  } as const;
  expect(listSampleOptions(Object.keys(profiles), (key) => profiles[key as keyof typeof profiles])).toEqual([
    { value: 'alloc_space', label: 'Memory allocated', unit: 'bytes', description: 'alloc_space' },
    { value: 'inuse_space', label: 'Memory in use', unit: 'bytes', description: 'inuse_space' },
    { value: 'lag', label: 'lag', unit: 'ns' },
  ]);
});

test('profiles that read alike are told apart by their names', () => {
  const cpu = { name: 'cpu', unit: 'ns', periodType: 'cpu' } as const;
  expect(
    listSampleOptions(['cpu', 'cpu#2', 'Thread', 'Thread#2'], (key) => (key < 'd' && key > 'c' ? cpu : undefined)),
  ).toEqual([
    { value: 'cpu', label: 'CPU time (cpu)', unit: 'ns' },
    { value: 'cpu#2', label: 'CPU time (cpu#2)', unit: 'ns' },
    { value: 'Thread', label: 'Thread' },
    { value: 'Thread#2', label: 'Thread#2' },
  ]);
});

test('of a stored file the names of profiles that were not asked for say what they measure, too', () => {
  expect(listSampleOptions(['inuse_space', 'samples'], () => undefined)).toEqual([
    { value: 'inuse_space', label: 'Memory in use', description: 'inuse_space' },
    { value: 'samples', label: 'samples' },
  ]);
});
