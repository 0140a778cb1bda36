/** @jest-environment node */
import { computeCoverage } from 'profile/tree/computeCoverage';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { listProvenance, printProvenance, type Provenance, redactLabels } from './Provenance';

const provenance: Provenance = {
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{service_name="checkout",team=~"pay|fraud"}',
  range: { fromMs: Date.UTC(2026, 10, 23, 7, 10), toMs: Date.UTC(2026, 10, 23, 8, 10, 0, 5) },
  timeZone: 'Europe/Berlin',
  coverage: computeCoverage(treeFromText('main;work 3000000000')),
  weight: 60,
  transforms: [],
  pluginVersion: '1.2.3',
  createdMs: Date.UTC(2026, 6, 1),
};

test('says what was asked, when, how much of it is there, and who wrote it', () => {
  expect(printProvenance(provenance)).toEqual([
    'Profile type: process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    'Query: {service_name="checkout",team=~"pay|fraud"}',
    'Range: 2026-11-23T08:10:00.000+01:00 to 2026-11-23T09:10:00.005+01:00',
    'Total: 3 s (3000000000 nanoseconds)',
    'Coverage: whole profile',
    'Transforms: none',
    'Written by: Profiles Drilldown (OpenProfiles) 1.2.3',
    'Written at: 2026-07-01T02:00:00.000+02:00',
  ]);
});

test('of files it says which, and no time that nobody knows', () => {
  const ofFile = { ...provenance, fileNames: 'before.pb.gz', range: { fromMs: 0, toMs: 10_000 } };
  expect(listProvenance(ofFile)).toMatchObject({ Files: 'before.pb.gz', Recorded: '10 s, not known when' });
  expect(JSON.stringify(listProvenance(ofFile))).not.toMatch(/1970|Query/);
  expect(listProvenance(redactLabels(ofFile)).Files).toBe('redacted');
});

test('says what was done and what is missing', () => {
  const coverage = computeCoverage(treeFromText('main;other 38\nmain;work 62', { limited: true }));
  const lines = listProvenance({ ...provenance, coverage, transforms: ['hide gc', 'focus on main'] });

  expect(lines).toMatchObject({
    Coverage: '38 % of the value lies in 1 branch that the server cut away (“other”)',
    Transforms: 'hide gc; focus on main',
  });
});

test('says that a sum of more than 2^53 has lost its last digits', () => {
  const list = (total: number) =>
    listProvenance({ ...provenance, coverage: { ...provenance.coverage, total } }).Coverage;
  expect(list(2 ** 53 - 1)).toBe('whole profile');
  expect(list(2 ** 53)).toBe(
    'whole profile. Sums beyond 2^53 are kept as the nearest number: their last digits may differ from the server’s',
  );
});

test.each([
  ['UTC', '2026-07-01T00:00:00.000+00:00'],
  ['America/St_Johns', '2026-06-30T21:30:00.000-02:30'],
  ['Asia/Kathmandu', '2026-07-01T05:45:00.000+05:45'],
])('times in %s have its offset', (timeZone, text) => {
  expect(listProvenance({ ...provenance, timeZone })['Written at']).toBe(text);
});

test.each([
  ['{service_name="checkout",team=~"pay|fraud"}', '{service_name="redacted",team=~"redacted"}'],
  ['{}', '{}'],
  ['{"team.name"!="secret \\"x\\", y"}', '{"team.name"!="redacted"}'],
  ['{service_name="secret', '{redacted}'],
])('label values of %s can be left out', (labelSelector, redacted) => {
  expect(listProvenance(redactLabels({ ...provenance, labelSelector })).Query).toBe(redacted);
});

test('nothing invisible gets into the lines', () => {
  const { Transforms } = listProvenance({ ...provenance, transforms: ['hide \u202Egpj.exe\nQuery: {}'] });

  expect(Transforms).toBe('hide ⟨U+202E⟩gpj.exe␊Query: {}');
});
