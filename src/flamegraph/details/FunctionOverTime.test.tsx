import { render, screen } from '@testing-library/react';
import { cutRange } from 'profile/series/slices/cutRange';
import React from 'react';
import { FunctionOverTime } from './FunctionOverTime';

const MINUTE_MS = 60_000;
const FROM_MS = Date.UTC(2026, 0, 1, 10);
const RANGE = { fromMs: FROM_MS, toMs: FROM_MS + 60 * MINUTE_MS };

test('parts without data say so and are no parts of nothing, and since when there are none stands above', () => {
  render(
    <FunctionOverTime
      course={{ name: 'serve', of: 'function', wholeValue: 2e9, isTreeChanged: false, isPaired: false }}
      values={Float64Array.of(1e9, 1e9, 0, 0)}
      ranges={cutRange(RANGE, 4)}
      moments={undefined}
      missing={{ start: undefined, end: { timeMs: FROM_MS + 40 * MINUTE_MS, isOwn: false }, gaps: [] }}
      unit="ns"
      profileTotal={2e9}
      timeZone="utc"
    />,
  );
  expect(screen.getByText(/^no data since .*10:40$/)).toBeVisible();
  const parts = screen.getAllByRole('listitem').map(({ textContent }) => textContent?.replace(/^.*?:00: /, ''));
  expect(parts).toEqual(['1 s', '1 s', '0 ns', 'no data']);
});
