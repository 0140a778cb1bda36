/** @jest-environment node */
import fc from 'fast-check';
import { FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import type { ProfileErrorReason } from 'profile/tree/ProfileDecodeError';
import { arbitraryTree } from '../../../tests/helpers/arbitraryTree';
import { printTree } from '../../../tests/helpers/printTree';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { parseSpeedscope } from './parseSpeedscope';
import { printSpeedscope } from './printSpeedscope';

const options = { name: 'checkout cpu', unit: 'nanoseconds', exporter: 'test' };

function fileWith(profile: object): string {
  return JSON.stringify({ shared: { frames: [{ name: 'main' }, { name: 'gc' }] }, profiles: [profile] });
}

const events = (...items: Array<[type: string, frame: number, at: number]>) =>
  fileWith({
    type: 'evented',
    name: 'x',
    unit: 'bytes',
    startValue: 10,
    endValue: 20,
    events: items.map(([type, frame, at]) => ({ type, frame, at })),
  });

test('writes frames that open and close on an axis of the total', () => {
  const text = [...printSpeedscope(treeFromText('main;gc 3\nmain 2'), options)].join('');

  expect(JSON.parse(text)).toEqual({
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    name: 'checkout cpu',
    exporter: 'test',
    activeProfileIndex: 0,
    shared: { frames: [{ name: 'total' }, { name: 'main' }, { name: 'gc' }] },
    profiles: [
      {
        type: 'evented',
        name: 'checkout cpu',
        unit: 'nanoseconds',
        startValue: 0,
        endValue: 5,
        events: [
          { type: 'O', frame: 1, at: 0 },
          { type: 'O', frame: 2, at: 0 },
          { type: 'C', frame: 2, at: 3 },
          { type: 'C', frame: 1, at: 5 },
        ],
      },
    ],
  });
});

test('what is printed parses to the same tree', () => {
  fc.assert(
    fc.property(arbitraryTree, (tree) => {
      expect(printTree(parseSpeedscope([...printSpeedscope(tree, options)].join('')).tree)).toEqual(printTree(tree));
    }),
  );
});

test('a unit that speedscope does not know is none', () => {
  expect(
    parseSpeedscope([...printSpeedscope(treeFromText('a 1'), { ...options, unit: 'objects' })].join('')).unit,
  ).toBe('none');
});

test('keeps what the root spent itself', () => {
  const builder = new FlameTreeBuilder();
  builder.push(0, 0, 5);
  builder.push(1, 1, 2);
  const text = [...printSpeedscope(builder.build(['total', 'a']), options)].join('');

  expect(printTree(parseSpeedscope(text).tree)).toEqual(['total 7 (self 5)', '  a 2 (self 2)']);
});

test('a file grows with the nodes only, however deep the tree', () => {
  const builder = new FlameTreeBuilder();
  for (let depth = 0; depth < 50_000; depth++) {
    builder.push(depth, 0, 1);
  }
  const parts = [...printSpeedscope(builder.build(['f']), options)];

  expect(parts.reduce((length, part) => length + part.length, 0)).toBeLessThan(50_000 * 100);
  expect(parseSpeedscope(parts.join('')).tree.total[0]).toBe(50_000);
});

test('reads sampled profiles', () => {
  const text = fileWith({ type: 'sampled', unit: 'none', samples: [[0], [0, 1], [0, 1]], weights: [1, 2, 4] });

  expect(printTree(parseSpeedscope(text).tree)).toEqual(['main 7 (self 1)', '  gc 6 (self 6)']);
});

test('reads evented profiles, time without a frame being the root’s', () => {
  const { tree, unit } = parseSpeedscope(events(['O', 0, 11], ['O', 1, 12], ['C', 1, 15], ['C', 0, 19]));

  expect(unit).toBe('bytes');
  expect(printTree(tree)).toEqual(['total 10 (self 2)', '  main 8 (self 5)', '    gc 3 (self 3)']);
});

test.each<[string, string, ProfileErrorReason]>([
  ['text', 'main 1', 'malformed'],
  ['another JSON file', '{"flamebearer": {}}', 'malformed'],
  ['an unknown type', fileWith({ type: 'timeline' }), 'malformed'],
  ['a list instead of a profile', fileWith([]), 'malformed'],
  ['samples without weights', fileWith({ type: 'sampled', samples: [[0]], weights: [] }), 'inconsistent'],
  ['a weight that is no number', fileWith({ type: 'sampled', samples: [[0]], weights: ['1'] }), 'malformed'],
  ['a negative weight', fileWith({ type: 'sampled', samples: [[0]], weights: [-1] }), 'negative'],
  ['a frame that does not exist', fileWith({ type: 'sampled', samples: [[7]], weights: [1] }), 'inconsistent'],
  ['a frame that is never closed', events(['O', 0, 11]), 'truncated'],
  ['the wrong frame closed', events(['O', 0, 11], ['C', 1, 12]), 'inconsistent'],
  ['time that runs backwards', events(['O', 0, 15], ['C', 0, 12]), 'inconsistent'],
])('refuses %s', (_, text, reason) => {
  expect(() => parseSpeedscope(text)).toThrow(expect.objectContaining({ name: 'ProfileDecodeError', reason }));
});
