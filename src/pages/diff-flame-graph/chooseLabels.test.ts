/** @jest-environment node */
import { chooseLabels, MOST_LABELS } from './chooseLabels';

function drawSets(rows: ReadonlyArray<Record<string, string>>) {
  return rows.map((labels) => new Map(Object.entries(labels)));
}

test('labels with one value, with very many, and the server’s own explain nothing', () => {
  const sets = drawSets(
    Array.from({ length: 40 }, (_, pod) => ({
      service_name: `s${pod % 2}`,
      __profile_type__: `t${pod % 2}`,
      pod: `pod-${pod}`,
      version: pod < 20 ? 'v1' : 'v2',
      region: ['eu', 'us', 'ap'][pod % 3] ?? '',
      namespace: 'shop',
    })),
  );
  expect(chooseLabels(sets)).toEqual(['version', 'region']);
});

test('a label that some profiles lack has two values', () => {
  expect(chooseLabels(drawSets([{ canary: 'yes' }, {}]))).toEqual(['canary']);
});

test('of labels that say the same the shorter one is asked for', () => {
  const rows = ['v1', 'v2'].map((version) => ({
    commit: `4f6c1c0de9a1${version}`,
    version,
    other: version === 'v1' ? 'x' : '',
  }));
  expect(chooseLabels(drawSets([...rows, { version: 'v1', commit: '4f6c1c0de9a1v1' }]))).toEqual(['version', 'other']);
});

test('there are at most twelve', () => {
  // Label n is "b" in set n alone.
  const rows = Array.from({ length: 20 }, (_, set) =>
    Object.fromEntries(Array.from({ length: 20 }, (__, label) => [`l${label}`, label === set ? 'b' : 'a'])),
  );
  expect(chooseLabels(drawSets(rows))).toHaveLength(MOST_LABELS);
});

test('a version comes before labels that have fewer values', () => {
  const rows = Array.from({ length: 6 }, (_, set) => ({ version: `v${set % 3}`, region: set < 2 ? 'eu' : 'us' }));
  expect(chooseLabels(drawSets(rows))).toEqual(['version', 'region']);
});
