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

test('there are at most twelve', () => {
  const labels = (value: string) => Object.fromEntries(Array.from({ length: 30 }, (_, label) => [`l${label}`, value]));
  expect(chooseLabels(drawSets([labels('a'), labels('b')]))).toHaveLength(MOST_LABELS);
});
