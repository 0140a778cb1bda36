/** @jest-environment node */
import fc from 'fast-check';
import { Profile } from 'pprof-format';
import { createEmptyTree, FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { arbitraryTree } from '../../../../tests/helpers/arbitraryTree';
import { printTree } from '../../../../tests/helpers/printTree';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { buildTreeFromPprof } from './buildTreeFromPprof';
import { decodePprof } from './decodePprof';
import { encodePprof } from './encodePprof';

const cpu = { type: 'cpu', unit: 'nanoseconds' };

test('what is encoded decodes to the same tree', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      const decoded = buildTreeFromPprof(decodePprof(encodePprof(tree, { sampleType: cpu })), 0);

      expect(printTree(decoded)).toEqual(printTree(tree));
    }),
  );
});

test('other readers understand it', () => {
  const bytes = encodePprof(treeFromText('main;handle 3000000000\nmain 1'), { sampleType: cpu });
  const profile = Profile.decode(bytes);

  expect(profile.sample.map(({ locationId, value }) => [locationId.map(Number), value.map(Number)])).toEqual([
    [[2], [1]],
    [[3, 2], [3_000_000_000]],
  ]);
});

test('says where it comes from', () => {
  const bytes = encodePprof(treeFromText('main 1'), {
    sampleType: cpu,
    periodType: { type: 'cpu', unit: 'ns' },
    timeMs: 1_640_942_110_146,
    durationNs: 3e12,
    comments: ['service_name="a"', '38 % was cut'],
  });

  expect(decodePprof(bytes)).toMatchObject({
    sampleTypes: [cpu],
    periodType: { type: 'cpu', unit: 'ns' },
    timeMs: 1_640_942_110_146,
    durationNs: 3e12,
    comments: ['service_name="a"', '38 % was cut'],
  });
});

test('a root that is a function is part of the stacks', () => {
  const builder = new FlameTreeBuilder();
  builder.push(0, 0, 1);
  builder.push(1, 1, 2);
  const decoded = buildTreeFromPprof(
    decodePprof(encodePprof(builder.build(['handle', 'parse']), { sampleType: cpu })),
    0,
  );

  expect(printTree(decoded)).toEqual(['handle 3 (self 1)', '  parse 2 (self 2)']);
});

test('self of the root is a sample without a stack', () => {
  const builder = new FlameTreeBuilder();
  builder.push(0, 0, 5);
  const decoded = buildTreeFromPprof(decodePprof(encodePprof(builder.build(['total']), { sampleType: cpu })), 0);

  expect(printTree(decoded)).toEqual(['total 5 (self 5)']);
});

test('an empty tree is a profile without samples', () => {
  expect(decodePprof(encodePprof(createEmptyTree(), { sampleType: cpu })).samples.count).toBe(0);
});

test('refuses a tree whose stacks are too long to be written out', () => {
  // 40,000 frames in a chain, each with a self: 800 million entries.
  const builder = new FlameTreeBuilder();
  for (let depth = 0; depth < 40_000; depth++) {
    builder.push(depth, 0, 1);
  }

  expect(() => encodePprof(builder.build(['f']), { sampleType: cpu })).toThrow('too deep to be written as pprof');
});
