/** @jest-environment node */
import type { ExportSubject } from 'flamegraph/exports/ExportSource';
import { computeCoverage } from 'profile/tree/computeCoverage';
import { treeFromText } from '../../../../tests/helpers/treeFromText';
import { buildTicket, describeSubject } from './buildTicket';

const tree = treeFromText('main;parse 60000000000\nmain;gc 30000000000\nmain;a 1\nmain;b 2\nmain;c 3\nmain;d 4');
const subject: ExportSubject = {
  serviceName: 'checkout',
  wholeTotal: tree.total[0] ?? 0,
  provenance: {
    profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
    labelSelector: '{service_name="checkout"}',
    range: { fromMs: Date.UTC(2026, 10, 23, 14, 37), toMs: Date.UTC(2026, 10, 23, 15, 7) },
    timeZone: 'Europe/Berlin',
    coverage: computeCoverage(tree),
    weight: 1800,
    transforms: [],
    pluginVersion: '1.0.0',
    createdMs: 0,
  },
};

test('one sentence says what, of which service, when and where, and how much', () => {
  const { sentences, query } = buildTicket(subject, tree, undefined);
  expect(sentences).toEqual(['CPU time · checkout · 2026-11-23 15:37–16:07 Europe/Berlin · 1.5 min, 50 mcores.']);
  expect(query).toBeUndefined();
});

test('a picture of one graph of the sandwich is headed with what it is of', () => {
  expect(describeSubject({ ...subject, pictured: 'Callers of parse' })).toMatch(
    /^Callers of parse · CPU time · checkout · /,
  );
});

test('the five functions that spend most themselves, with amount and share', () => {
  const { functions } = buildTicket(subject, tree, undefined);
  expect(functions.map(({ name }) => name)).toEqual(['parse', 'gc', 'd', 'c', 'b']);
  expect(functions[0]?.numbers).toEqual(['1 min (66.7 %)', '1 min (66.7 %)']);
});

test('where the screen shows money, so does the ticket', () => {
  const { sentences, functions } = buildTicket(
    { ...subject, unit: { unit: 'money:EUR', divisor: 10_000_000_000 } },
    tree,
    undefined,
  );
  expect(sentences[0]).toMatch(/ · 1\.5 min, 50 mcores · €9\.00\/month at this rate, extrapolated from 30 min\.$/);
  expect(functions[0]?.numbers).toEqual(['€6.00/month (66.7 %)', '€6.00/month (66.7 %)']);
});

test('filters, transforms and what the server cut are said, too', () => {
  const part = treeFromText('main;parse 60000000000\nmain;other 30000000000', { limited: true });
  const { sentences, query } = buildTicket(
    {
      serviceName: 'checkout',
      wholeTotal: 180e9,
      provenance: {
        ...subject.provenance,
        labelSelector: '{service_name="checkout", region="eu"}',
        coverage: computeCoverage(part),
        transforms: ['focus on main'],
      },
    },
    part,
    undefined,
  );
  expect(query).toBe('{service_name="checkout", region="eu"}');
  expect(sentences.slice(1)).toEqual([
    'Shown: focus on main, 50 % of the profile.',
    '33.3 % of the value lies in 1 branch that the server cut away (“other”).',
  ]);
});
