/** @jest-environment node */
import { decodePprof } from 'profile/formats/pprof/decodePprof';
import { encodePprof } from 'profile/formats/pprof/encodePprof';
import { LabelTable } from 'profile/formats/pprof/LabelTable';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { describePprof } from './readPprofFile';

const PROFILE = decodePprof(
  encodePprof(treeFromText('main 20'), {
    ...{ sampleType: { type: 'cpu', unit: 'nanoseconds' }, timeMs: 1e12, durationNs: 0, comments: [] },
  }),
);

const listNotes = (labelNames: number, skippedLabels: number) =>
  describePprof(
    {
      ...PROFILE,
      labels: Array.from({ length: labelNames }, (_, place) => ({ name: `label ${place}`, value: 'x' })),
      skippedLabels,
    },
    'pprof',
  )[0]?.notes;

test('labels of samples that are not kept are said to be left out', () => {
  expect(listNotes(32, 0)).toEqual([]);
  expect(listNotes(0, 5312)).toEqual(['5.31 K labels of samples are left out: too many of the file are different.']);
  expect(listNotes(40, 0)).toEqual(['Samples have labels of 40 names; 32 can be chosen from.']);
});

test('a label that was seen before is kept when no other new one is', () => {
  const table = new LabelTable(2);
  for (const value of [1, 2, 3, 1]) {
    table.add([0, 0, value, 0]);
  }
  expect(table.list(() => '').map(({ value }) => value)).toEqual(['1', '2']);
  expect([...table.take().label]).toEqual([0, 1, 0]);
  expect(table.skippedCount).toBe(1);
});
