import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { ProfileMarks } from './ProfileMarks';

const AT_MS = Date.UTC(2026, 0, 2, 10, 0, 0);
const profile = (id: string, minute: number, value: number) => ({
  ...{ id, timeMs: AT_MS + minute * 60_000, value },
  labels: new Map([
    ['pod', id],
    ['region', 'eu'],
  ]),
});
// As servers send them: in no order.
const PROFILES = [profile('b', 20, 3e9), profile('a', 10, 2e9), profile('c', 30, 1e9)];

function renderMarks(onChoose = jest.fn()) {
  render(
    <div>
      <button data-testid="data-testid Exemplar marker" tabIndex={0} />
      <ProfileMarks
        profiles={PROFILES}
        profileTypeId="process_cpu:cpu:nanoseconds:cpu:nanoseconds"
        range={{ fromMs: AT_MS, toMs: AT_MS + 3_600_000 }}
        timeZone="utc"
        onChoose={onChoose}
      />
    </div>,
  );
  return onChoose;
}

const getMarks = () => screen.getByRole('slider', { name: /^Single profiles/ });
const getMark = () => getMarks().getAttribute('aria-valuetext');

test('all marks are one stop of Tab; arrows walk them by time, each with its time, value and what tells it apart', async () => {
  const user = userEvent.setup();
  const onChoose = renderMarks();
  await user.tab();
  expect(getMarks()).toHaveFocus();
  expect(getMark()).toBe('2026-01-02 10:10:00 · 2 s · pod=a');
  await user.keyboard('{ArrowRight}');
  expect(getMark()).toBe('2026-01-02 10:20:00 · 3 s · pod=b');
  expect(getMarks()).toHaveAttribute('aria-valuenow', '2');
  await user.keyboard('{End}{ArrowRight}');
  expect(getMark()).toContain('pod=c');
  await user.keyboard('{Home}{ArrowLeft}');
  expect(getMark()).toContain('pod=a');
  await user.keyboard('{ArrowRight}{Enter}');
  expect(onChoose.mock.calls).toEqual([['b']]);
});

test('the marks that Grafana draws are for the mouse alone', () => {
  renderMarks();
  const diamond = screen.getByTestId('data-testid Exemplar marker');
  expect(diamond).toHaveAttribute('tabindex', '-1');
  expect(diamond).toHaveAttribute('aria-hidden', 'true');
});
