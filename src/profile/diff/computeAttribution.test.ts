/** @jest-environment node */
import { type AttributionInput, computeAttribution } from './computeAttribution';

type Row = readonly [value: string, baseline: number, comparison: number];

function group(names: string, rows: readonly Row[]): AttributionInput['groups'][number] {
  return {
    values: rows.map(([values, baseline, comparison]) => {
      const texts = values.split(' ');
      return { labels: names.split(' ').map((name, i) => ({ name, value: texts[i] ?? '' })), baseline, comparison };
    }),
  };
}

function attribute(
  groups: AttributionInput['groups'],
  total: readonly [number, number],
  weight: readonly [number, number] = [1, 1],
) {
  return computeAttribution({
    groups,
    total: { baseline: total[0], comparison: total[1] },
    weight: { baseline: weight[0], comparison: weight[1] },
  });
}

const version = group('version', [
  ['v1', 90, 0],
  ['v2', 0, 540],
]);
const region = group('region', [
  ['us-east', 40, 260],
  ['eu-west', 50, 280],
]);

test('names the new version, not the regions that all rose', () => {
  const { direction, difference, best, opposing } = attribute([region, version], [90, 540]);
  expect({ direction, difference }).toEqual({ direction: 'rise', difference: 450 });
  expect(best).toMatchObject({ labels: [{ name: 'version', value: 'v2' }], kind: 'new', part: 1, score: 1 });
  expect(opposing).toMatchObject({ labels: [{ name: 'version', value: 'v1' }], kind: 'removed' });
});

test('two labels together win only if they explain clearly more', () => {
  const inOneRegion = group('version region', [
    ['v1 us-east', 40, 40],
    ['v1 eu-west', 50, 0],
    ['v2 eu-west', 0, 500],
  ]);
  const mixed = group('version', [
    ['v1', 90, 40],
    ['v2', 0, 500],
  ]);
  expect(attribute([mixed, inOneRegion], [90, 540]).best?.labels).toHaveLength(1);
  const both = group('version region', [
    ['v2 us-east', 30, 60],
    ['v2 eu-west', 30, 400],
    ['v1 us-east', 30, 40],
    ['v1 eu-west', 30, 40],
  ]);
  const apart = [
    group('version', [
      ['v1', 60, 80],
      ['v2', 60, 460],
    ]),
    group('region', [
      ['us-east', 60, 100],
      ['eu-west', 60, 440],
    ]),
  ];
  expect(attribute([...apart, both], [120, 540]).best?.labels.map(({ value }) => value)).toEqual(['v2', 'eu-west']);
});

test('a pair that is all of one of its labels is not told twice', () => {
  const pod = group('pod', [
    ['a', 90, 0],
    ['b', 0, 270],
    ['c', 0, 270],
  ]);
  const pairs = group('version pod', [
    ['v1 a', 90, 0],
    ['v2 b', 0, 270.1],
    ['v2 c', 0, 270],
  ]);
  const { contributions } = attribute([version, pod, pairs], [90, 540]);
  expect(contributions.filter(({ labels }) => labels.length > 1)).toEqual([]);
  expect(contributions).toHaveLength(5);
});

test('a fall is explained by what fell', () => {
  const { direction, best } = attribute(
    [
      group('job', [
        ['index', 250, 0],
        ['serve', 250, 250],
      ]),
    ],
    [500, 250],
  );
  expect(direction).toBe('fall');
  expect(best).toMatchObject({ labels: [{ name: 'job', value: 'index' }], kind: 'removed', part: 1 });
});

test('values that change against each other are no rise of the whole', () => {
  const { direction, best } = attribute(
    [
      group('pool', [
        ['a', 300, 100],
        ['b', 100, 301],
      ]),
    ],
    [400, 401],
  );
  expect(direction).toBe('none');
  expect(best?.labels[0]?.value).toBe('b');
});

test('a whole that falls although every value rises is said to fall because of the mix', () => {
  // 100 s of the dear value and 100 s of the cheap one before, little of the dear one after: amounts, not averages, are compared.
  const { direction, contributions } = attribute(
    [
      group('size', [
        ['large', 900, 300],
        ['small', 100, 400],
      ]),
    ],
    [1000, 700],
  );
  expect(direction).toBe('fall');
  expect(contributions.map(({ labels, kind, part }) => [labels[0]?.value, kind, part])).toEqual([
    ['large', 'shrank', 1],
    ['small', 'grew', 0],
  ]);
});

test('ranges of different length are compared per second', () => {
  const { difference, contributions } = attribute(
    [
      group('zone', [
        ['a', 60, 240],
        ['b', 60, 480],
      ]),
    ],
    [120, 720],
    [600, 2400],
  );
  expect(difference).toBeCloseTo(0.1);
  expect(contributions.map(({ labels }) => labels[0]?.value)).toEqual(['b']);
});

test.each([
  ['one value', [group('cluster', [['prod', 90, 540]])]],
  [
    'all values alike',
    [
      group('pod', [
        ['a', 30, 180],
        ['b', 30, 180],
        ['c', 30, 180],
      ]),
    ],
  ],
  ['no labels', []],
])('%s tells nothing', (_, groups) => {
  expect(attribute(groups, [90, 540]).best).toBeUndefined();
});

test('what a group leaves out counts as the rest', () => {
  const { contributions } = attribute([group('host', [['a', 10, 110]])], [100, 600]);
  expect(contributions[0]).toMatchObject({ part: 0.2, expectedPart: 0.1 });
});

test('a side without weight has no answer', () => {
  expect(attribute([version], [0, 540], [0, 1])).toMatchObject({ direction: 'none', contributions: [] });
});
