/** @jest-environment node */
import { create } from '@bufbuild/protobuf';
import { type Profile, ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import { subtractCounters } from './subtractCounters';

/** Builds a heap profile in which each stack is one location. Its address identifies it; ids differ from profile to profile. */
function createHeap(
  firstId: number,
  stacks: ReadonlyArray<{ address: number; bytes?: number; allocated: number; inUse: number }>,
): Profile {
  return create(ProfileSchema, {
    stringTable: ['', 'alloc_space', 'inuse_space', 'bytes'],
    sampleType: [{ type: 1n }, { type: 2n }],
    location: stacks.map(({ address }, index) => ({ id: BigInt(firstId + index), address: BigInt(address) })),
    sample: stacks.map(({ allocated, inUse, bytes = 0 }, index) => ({
      locationId: [BigInt(firstId + index)],
      value: [BigInt(allocated), BigInt(inUse)],
      label: [{ key: 3n, num: BigInt(bytes) }],
    })),
  });
}

test('counters become what was added, states stay', () => {
  const earlier = createHeap(1, [
    { address: 100, allocated: 1000, inUse: 300 },
    { address: 200, allocated: 50, inUse: 50 },
  ]);
  const later = createHeap(7, [
    { address: 200, allocated: 80, inUse: 20 },
    { address: 300, allocated: 5, inUse: 5 },
    { address: 100, allocated: 1000, inUse: 250 },
  ]);
  const added = subtractCounters(earlier, later, new Set(['alloc_space']));
  expect(added.sample.map(({ value }) => value)).toEqual([
    [30n, 20n],
    [5n, 5n],
    [0n, 250n],
  ]);
});

test('one stack with two object sizes is two counters', () => {
  const earlier = createHeap(1, [
    { address: 100, bytes: 16, allocated: 160, inUse: 0 },
    { address: 100, bytes: 64, allocated: 640, inUse: 0 },
  ]);
  const later = createHeap(1, [
    { address: 100, bytes: 64, allocated: 704, inUse: 0 },
    { address: 100, bytes: 16, allocated: 176, inUse: 0 },
  ]);
  const added = subtractCounters(earlier, later, new Set(['alloc_space']));
  expect(added.sample.map(({ value }) => value[0])).toEqual([64n, 16n]);
});

test('a stack in several samples is one counter, and none falls below 0', () => {
  const earlier = createHeap(1, [{ address: 100, allocated: 50, inUse: 0 }]);
  const later = createHeap(1, [
    { address: 100, allocated: 30, inUse: 0 },
    { address: 100, allocated: 40, inUse: 0 },
  ]);
  const added = subtractCounters(earlier, later, new Set(['alloc_space']));
  expect(added.sample.map(({ value }) => value[0])).toEqual([0n, 20n]);
});
