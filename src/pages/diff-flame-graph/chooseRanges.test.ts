/** @jest-environment node */
import { type ChooseInput, chooseRanges } from './chooseRanges';

const HOUR = 3_600_000;
const STEP = 15_000;
const NOW = Date.UTC(2026, 10, 23, 8);
const panel = { fromMs: NOW - HOUR, toMs: NOW };

/** An hour of points of 15 s: one value up to a minute, another one from then on. */
function drawSeries(before: number, after: number, changeMinute: number): NonNullable<ChooseInput['series']> {
  const timesMs = Array.from({ length: 240 }, (_, point) => panel.fromMs + (point + 1) * STEP);
  const values = timesMs.map((timeMs, point) => {
    const level = timeMs - panel.fromMs <= changeMinute * 60_000 ? before : after;
    return level * (1 + 0.02 * Math.sin(point * 7));
  });
  return { series: { timesMs, values }, context: { range: panel, stepMs: STEP, kind: 'rate', averageUnit: 'cores' } };
}

function choose(overrides: Partial<ChooseInput>) {
  return chooseRanges({
    panels: { baseline: panel, comparison: panel },
    chosen: { baseline: undefined, comparison: undefined },
    differIn: 'nothing',
    hasFailed: false,
    series: undefined,
    nowMs: NOW,
    formatTime: (timeMs) => `minute ${Math.round((timeMs - panel.fromMs) / 60_000)}`,
    ...overrides,
  });
}

test('a change in the series that both sides share is found', () => {
  const chosen = choose({ series: drawSeries(1, 5, 30) });
  expect(chosen).toMatchObject({ status: 'ready', selection: { status: 'change' } });
  expect(chosen.status === 'ready' && chosen.note).toMatch(/^The largest change of this range is at minute 30/);
});

test('nothing is chosen before the series is here', () => {
  expect(choose({})).toEqual({ status: 'waiting' });
});

test('sides that differ are compared as wholes, of which none is longer than a day', () => {
  const week = { fromMs: NOW - 168 * HOUR, toMs: NOW };
  expect(choose({ differIn: 'filters', panels: { baseline: week, comparison: panel } })).toMatchObject({
    status: 'ready',
    baseline: { fromMs: NOW - 24 * HOUR, toMs: NOW },
    comparison: panel,
    selection: undefined,
    note: 'Different filters: comparing whole ranges.',
  });
});

test('what people chose is as they chose it, and the side without a choice is the whole chart', () => {
  const range = { fromMs: NOW - 400 * HOUR, toMs: NOW - 100 * HOUR };
  expect(choose({ chosen: { baseline: range, comparison: undefined } })).toMatchObject({
    status: 'ready',
    baseline: range,
    comparison: panel,
    note: '',
  });
});

test('a series that did not come is no series without a change', () => {
  expect(choose({ hasFailed: true, series: undefined })).toEqual({
    status: 'problem',
    message: expect.stringContaining('Retry') as unknown,
  });
});

test.each([
  ['an empty range', { baseline: 'invalid', comparison: panel }, /^The baseline’s range is empty or cannot be read/],
  ['two of them', { baseline: 'invalid', comparison: 'invalid' }, /^Both ranges are empty/],
  [
    'a time that no server is asked for',
    { baseline: { fromMs: Date.UTC(1693, 0, 1), toMs: NOW }, comparison: panel },
    /^Baseline: The time range begins before the year 2000/,
  ],
  [
    'the future',
    { baseline: panel, comparison: { fromMs: NOW, toMs: NOW + HOUR } },
    /^The comparison lies in the future/,
  ],
] as const)('%s is a sentence', (_, chosen, message) => {
  expect(choose({ chosen })).toEqual({ status: 'problem', message: expect.stringMatching(message) as unknown });
});

test('a series without points is said', () => {
  const { context } = drawSeries(1, 1, 0);
  expect(choose({ series: { series: { timesMs: [], values: [] }, context } })).toEqual({
    status: 'problem',
    message: 'Nothing to choose from: there are no data in this range.',
  });
});
