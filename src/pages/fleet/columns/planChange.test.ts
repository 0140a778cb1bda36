/** @jest-environment node */
import type { FleetShift } from 'profile/fleet/compareServices';
import { describeThinBaseline, planChange } from './planChange';

const RANGE = { fromMs: 0, toMs: 1 };
const formatTime = () => '11:30';

function shift(
  incomplete: Readonly<Record<string, string | undefined>>,
  changes: Partial<FleetShift> = {},
): FleetShift {
  const services = Object.entries(incomplete).map(([name, reason]) => ({
    ...{ name, difference: 1, gained: 1, slotMs: undefined, stretch: undefined, incomplete: reason },
    ranges: { baseline: RANGE, comparison: RANGE },
  }));
  return { services, baselineData: 'whole', baselineFromMs: 0, endMs: undefined, ...changes };
}

test('functions are compared in services that have their data, and the others are named', () => {
  expect(planChange(shift({ a: undefined, b: undefined }), false, formatTime)).toEqual({
    ...{ isPossible: true, leftOut: [], note: '' },
  });
  expect(planChange(shift({ a: undefined, search: 'stopped sending at 12:48' }), false, formatTime)).toEqual({
    ...{ isPossible: true, leftOut: ['search'] },
    note: 'Change leaves out 1 service whose data are incomplete: search (stopped sending at 12:48).',
  });
  const many = planChange(shift({ a: undefined, b: 'x', c: 'x', d: 'x', e: 'x' }), false, formatTime);
  expect(many.leftOut).toEqual(['b', 'c', 'd', 'e']);
  expect(many.note).toContain('4 services whose data are incomplete: b (x), c (x), d (x) and 1 more.');
});

test.each([
  [shift({ a: 'late' }), false, 'The data of every service are incomplete: no change is shown.'],
  [shift({}, { baselineData: 'none' }), false, 'The range before has no data: no change is shown.'],
  [shift({ a: '' }), true, 'Profiles were dropped on their way in: no change is shown.'],
  [shift({ a: '' }, { baselineData: 'clipped' }), false, expect.stringContaining('has data since 11:30 only')],
])('where no service can be compared, the reason is said', (of, hasDrops, note) => {
  expect(planChange(of, hasDrops, formatTime)).toEqual({ isPossible: false, leftOut: [], note });
});

test('a range before with too little data is not compared with', () => {
  const said = 'The range before has data for 10 min of 1 h: no change is shown.';
  expect(describeThinBaseline(600, false, 3_600_000)).toBe(said);
  expect(describeThinBaseline(3_000, false, 3_600_000)).toBe('');
  // Moments are no seconds.
  expect(describeThinBaseline(600, true, 3_600_000)).toBe('');
  expect(describeThinBaseline(0, true, 3_600_000)).toBe(
    'How much was in use at a time is not known: no change is shown.',
  );
});
