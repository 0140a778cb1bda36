/** @jest-environment node */
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { areSidesUnequal, describeInstances, type Instances } from './describeInstances';

const question = {
  range: { fromMs: 0, toMs: 100_000 },
  profileType: describeProfileType('process_cpu:cpu:nanoseconds:cpu:nanoseconds'),
  selector: '{service_name="checkout"}',
};

test.each([
  ['nine pods of one version and one of the next', 270, 36, true],
  ['a little more', 30, 36, false],
  ['nothing on one side, which is no question of instances', 30, 0, false],
])('sides are unequal where instances may be why: %s', (_, baseline, comparison, expected) => {
  expect(areSidesUnequal({ baseline: question, comparison: question }, { baseline, comparison })).toBe(expected);
});

const counted = (baseline: number, comparison: number): Instances => ({
  ...{ status: 'counted', label: 'pod' },
  ...{ baseline, comparison },
});
const unknown: Instances = { status: 'unknown', reason: 'No label tells.' };
const caution =
  'One side may have more instances or more load than the other. Share of total compares how each is made up.';

test.each<[string, Partial<Parameters<typeof describeInstances>[0]>, string]>([
  ['counted', { instances: counted(9, 1) }, 'Baseline ran in 9 instances, comparison in 1 instance, counted by pod.'],
  [
    'shown per instance',
    { instances: counted(1.33, 12.4), mode: 'per-instance' },
    'Baseline ran in 1.3 instances on average, comparison in 12 instances, counted by pod.',
  ],
  ['as many on both sides, which explains no change', { instances: counted(3, 3.1) }, ''],
  [
    'as many on both sides, and shown per instance',
    { instances: counted(3, 3.1), mode: 'per-instance' },
    'Both sides ran in 3 instances, counted by pod.',
  ],
  ['nobody can count', { instances: unknown }, caution],
  ['nobody can count, of the same pods at another time', { instances: unknown, areSelectorsOther: false }, ''],
  ['nobody can count what was asked for', { instances: unknown, mode: 'per-instance' }, 'No label tells.'],
  ['on its way', { instances: { status: 'counting' }, mode: 'per-instance' }, 'Counting the instances of both sides …'],
  ['on its way, not asked for', { instances: { status: 'counting' } }, ''],
  ['shares', { instances: counted(9, 1), mode: 'share' }, ''],
  ['sides that are alike', { instances: counted(9, 1), isUnequal: false }, ''],
])('what is said of instances: %s', (_, question_, sentence) => {
  const usual = { instances: unknown, mode: 'per-second', isUnequal: true, areSelectorsOther: true } as const;
  expect(describeInstances({ ...usual, ...question_ })).toBe(sentence);
});
