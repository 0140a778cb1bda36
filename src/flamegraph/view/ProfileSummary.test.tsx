import { render, screen } from '@testing-library/react';
import React from 'react';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import { ProfileSummary } from './ProfileSummary';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const NOON_MS = Date.UTC(2026, 10, 23, 12);

function summarise(fromMs: number, toMs: number, tree = treeFromText('main;work 60000000000')): string {
  render(
    <ProfileSummary
      serviceName="shop"
      profileTypeId="process_cpu:cpu:nanoseconds:cpu:nanoseconds"
      range={{ fromMs, toMs }}
      timeZone="utc"
      tree={tree}
      weight={3600}
    />,
  );
  return screen.getByRole('heading').textContent ?? '';
}

beforeEach(() => jest.useFakeTimers({ now: NOON_MS }));
afterEach(() => jest.useRealTimers());

test.each([
  ['today is said by its times alone', NOON_MS - HOUR_MS, NOON_MS, ' · 11:00–12:00 · '],
  ['another day has its date', NOON_MS - DAY_MS - HOUR_MS, NOON_MS - DAY_MS, ' · 2026-11-22 11:00–12:00 · '],
  ['two days have both dates', NOON_MS - DAY_MS, NOON_MS, ' · 2026-11-22 12:00 – 2026-11-23 12:00 · '],
])('%s', (_, fromMs, toMs, times) => {
  expect(summarise(fromMs, toMs)).toContain(times);
});

test('of nothing there is no amount, and no whole profile', () => {
  expect(summarise(NOON_MS - HOUR_MS, NOON_MS, treeFromText(''))).toBe('CPU time · shop · 11:00–12:00');
});
