/** @jest-environment node */
import { describeMissing } from './describeMissing';
import type { MissingTime } from './judgeMissing';

const MINUTE = 60_000;
const HOUR = { fromMs: 0, toMs: 60 * MINUTE };
const NOTHING: MissingTime = { start: undefined, end: undefined, gaps: [] };
const gap = (from: number, to: number) => ({ fromMs: from * MINUTE, toMs: to * MINUTE });
const at = (minute: number, isOwn: boolean) => ({ timeMs: minute * MINUTE, isOwn });

const describeIt = (missing: Partial<MissingTime>) =>
  describeMissing({ ...NOTHING, ...missing }, HOUR, (timeMs) => `14:${String(timeMs / MINUTE).padStart(2, '0')}`);

test.each<[string, Partial<MissingTime>, string | undefined]>([
  ['a late start', { start: at(22, false) }, 'data since 14:22'],
  ['a start', { start: at(22, true) }, 'began sending at 14:22'],
  ['an early end', { end: at(47, false) }, 'no data since 14:47'],
  ['a stop', { end: at(47, true) }, 'stopped sending at 14:47'],
  ['a gap', { gaps: [gap(10, 25)] }, 'gap of 15 min'],
  ['several gaps', { gaps: [gap(10, 25), gap(40, 46)] }, '2 gaps, 21 min in all'],
  ['both ends', { start: at(22, true), end: at(47, true) }, 'data only from 14:22 to 14:47'],
  ['a start that is hardly late, and a stop', { start: at(1, true), end: at(47, true) }, 'stopped sending at 14:47'],
  [
    'all of these',
    { start: at(5, true), gaps: [gap(10, 25)], end: at(47, false) },
    'began sending at 14:05, gap of 15 min, no data since 14:47',
  ],
  ['a minute that is missing in an hour', { start: at(1, false), gaps: [gap(10, 11)] }, undefined],
])('%s', (_, missing, short) => {
  expect(describeIt(missing)?.short).toBe(short);
});

test('a stop is told with its evidence, a late end as late', () => {
  expect(describeIt({ end: at(47, true) })?.long).toContain('no data after 14:47, though others have');
  expect(describeIt({ end: at(47, false) })?.long).toContain('They may be late.');
});

test('three gaps are told one by one', () => {
  const gaps = [gap(1, 3), gap(10, 12), gap(20, 22), gap(30, 32)];
  expect(describeIt({ gaps: gaps.slice(0, 2) })?.long).toContain('from 14:01 to 14:03, from 14:10 to 14:12.');
  expect(describeIt({ gaps })?.long).toContain('from 14:20 to 14:22, and more.');
});
