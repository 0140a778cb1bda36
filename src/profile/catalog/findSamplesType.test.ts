/** @jest-environment node */
import { findSamplesType } from './findSamplesType';

const SENT = [
  'memory:alloc_space:bytes:space:bytes',
  'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  'process_cpu:samples:count:cpu:nanoseconds',
  'wall:samples:count:wall:nanoseconds',
];

test.each([
  ['process_cpu:cpu:nanoseconds:cpu:nanoseconds', 'process_cpu:samples:count:cpu:nanoseconds'],
  ['process_cpu:samples:count:cpu:nanoseconds', undefined],
  ['process_cpu:cpu:nanoseconds:wall:nanoseconds', undefined],
  ['memory:alloc_space:bytes:space:bytes', undefined],
])('the samples of %s are counted by %s', (id, expected) => {
  expect(findSamplesType(id, SENT)).toBe(expected);
});
