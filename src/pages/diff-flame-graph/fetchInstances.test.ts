import { dateTime, type DataFrame, FieldType, LoadingState, type PanelData } from '@grafana/data';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import { MOST_INSTANCES, readInstances } from './fetchInstances';

const RANGE = { fromMs: 0, toMs: 60_000 };
const question: DiffQuestion = {
  range: RANGE,
  profileType: describeProfileType('process_cpu:cpu:nanoseconds:cpu:nanoseconds'),
  selector: '{}',
};
const questions = { baseline: question, comparison: question };

/** An answer with a series for each of these labels. */
function answer(labels: ReadonlyArray<Record<string, string>>): PanelData {
  const series = labels.map((own): DataFrame => ({
    length: 2,
    fields: [
      { name: 'time', type: FieldType.time, config: {}, values: [15_000, 30_000] },
      { name: 'value', type: FieldType.number, config: {}, values: [1, 2], labels: own },
    ],
    meta: { custom: { stepMs: 15_000 } },
  }));
  const [from, to] = [dateTime(RANGE.fromMs), dateTime(RANGE.toMs)];
  return { state: LoadingState.Done, series, timeRange: { from, to, raw: { from, to } } };
}

const pods = (count: number) => answer(Array.from({ length: count }, (_, at) => ({ pod: `p${at}` })));

test('each value of the label is an instance', () => {
  const found = readInstances({ baseline: pods(9), comparison: pods(1) }, questions, 'pod');
  expect(found).toMatchObject({ status: 'found', label: 'pod' });
  expect(found.status === 'found' && found.sides.baseline.series).toHaveLength(9);
});

test.each([
  [
    'profiles without the label, which may be of any number',
    answer([{ pod: 'a' }, {}]),
    'some profiles of the comparison have no pod',
  ],
  ['an answer that was cut', pods(MOST_INSTANCES), 'the comparison has 200 instances or more, counted by pod'],
])('nobody knows how many there are: %s', (_, comparison, reason) => {
  expect(readInstances({ baseline: pods(1), comparison }, questions, 'pod')).toEqual({
    ...{ status: 'none', reason: `Per instance is not known: ${reason}.` },
  });
});
