/** @jest-environment node */
import { createRandom } from 'profile/diff/createRandom';
import { compareServices } from 'profile/fleet/compareServices';
import type { Series, SeriesContext, SeriesKind } from 'profile/series/change/Series';
import { autoSelect, type AutoSelection, type NoSelection } from 'profile/series/ranges/autoSelect';
import { describeSelection } from 'profile/series/ranges/describeSelection';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { computeStatistics } from './computeStatistics';
import { computeSummary } from './computeSummary';
import { formatChange, formatStretch } from './formatChange';

const STEP_MS = 15_000;
const FROM_MS = 1_795_421_460_000;
const COUNT = 240;

/** Gives the value of a point; undefined for no point, null for one without a value. */
type Shape = (place: number, random: () => number) => number | null | undefined;

const SHAPES: ReadonlyArray<readonly [name: string, shape: Shape]> = [
  ['no points', () => undefined],
  ['points without values', () => null],
  ['NaN only', () => Number.NaN],
  ['all zeros', () => 0],
  ['negative zeros', () => -0],
  ['one point', (place) => (place === 120 ? 1 : undefined)],
  ['one point at the end', (place) => (place === COUNT ? 1 : undefined)],
  ['two points, far apart', (place) => (place === 1 || place === COUNT ? 1 : undefined)],
  ['one zero', (place) => (place === 7 ? 0 : undefined)],
  ['one level', () => 0.3],
  ['NaN in gaps', (place, random) => (place % 60 < 20 ? Number.NaN : 1 + 0.1 * random())],
  ['null in gaps', (place, random) => (place % 60 < 20 ? null : 1 + 0.1 * random())],
  ['every other point', (place, random) => (place % 2 === 0 ? random() : undefined)],
  ['a point every ten minutes', (place) => (place % 40 === 0 ? place : undefined)],
  ['negative', (_, random) => -random()],
  ['negative, then positive', (place) => (place < 120 ? -1 : 1)],
  ['around zero', (_, random) => random() - 0.5],
  ['1e18 and more', (place, random) => 1e18 * (place < 120 ? 1 : 3) * (1 + 0.1 * random())],
  ['as large as servers count', () => 2 ** 63],
  ['infinite now and then', (place) => (place % 50 === 0 ? Infinity : 1)],
  ['as small as numbers are', (place) => (place < 120 ? Number.MIN_VALUE : 0)],
  ['1e-100, then 1e100', (place) => (place < 120 ? 1e-100 : 1e100)],
  ['sawtooth', (place) => place % 17],
  ['slow sawtooth', (place) => place % 120],
  ['a single spike', (place) => (place === 100 ? 1e6 : 1)],
  ['a single spike above zero', (place) => (place === 100 ? 1 : 0)],
  ['a single dip to zero', (place) => (place === 100 ? 0 : 1)],
  ['two-valued', (place) => place % 2],
  ['two-valued at random', (_, random) => Math.round(random())],
  ['zeros, then a level', (place) => (place < 120 ? 0 : 1)],
  ['a level, then zeros', (place) => (place < 120 ? 1 : 0)],
  ['a step in the last slots', (place) => (place < 230 ? 1 : 2)],
  ['doubling', (place) => 2 ** place],
  ['a random walk', (place, random) => 100 + place * (random() - 0.5)],
  ['one of them without noise', (place) => (place < 100 || place > 130 ? 1 : 1.0000001)],
  ['whole numbers, seldom above zero', (_, random) => (random() < 0.02 ? 1 : 0)],
];

/** Those that are at another level since the middle: all others are as they always were, or too little to say. */
const CHANGED: ReadonlySet<string> = new Set([
  'negative, then positive',
  '1e18 and more',
  '1e-100, then 1e100',
  'zeros, then a level',
  'a level, then zeros',
]);

const KINDS: readonly SeriesKind[] = ['rate', 'sum', 'instant'];
const RANGE = { fromMs: FROM_MS, toMs: FROM_MS + COUNT * STEP_MS };

function draw(shape: Shape): Series {
  const random = createRandom(7);
  const points = Array.from(
    { length: COUNT + 1 },
    (_, place) => [FROM_MS + place * STEP_MS, shape(place, random)] as const,
  );
  const sent = points.filter(([, value]) => value !== undefined);
  return { timesMs: sent.map(([timeMs]) => timeMs), values: sent.map(([, value]) => value) };
}

const CALM = draw((_, random) => 1 + 0.1 * random());

function buildContext(kind: SeriesKind): SeriesContext {
  return { range: RANGE, stepMs: STEP_MS, kind, averageUnit: kind === 'instant' ? 'bytes' : 'cores' };
}

/** Times of all that is written are numbers, so a time that is none is seen in the text. */
const formatTime = String;

const NO_NUMBER = /NaN|Infinity|undefined|null/;

function expectWithin(part: TimeRangeMs, whole: TimeRangeMs): void {
  expect(part.fromMs).toBeGreaterThanOrEqual(whole.fromMs);
  expect(part.toMs).toBeLessThanOrEqual(whole.toMs);
  expect(part.toMs).toBeGreaterThanOrEqual(part.fromMs);
}

function expectSound(selection: AutoSelection | NoSelection, context: SeriesContext): void {
  expect(describeSelection(selection, context.averageUnit, formatTime)).not.toMatch(NO_NUMBER);
  if (selection.status !== 'change' && selection.status !== 'quarters') {
    return;
  }
  const { baseline, comparison, stretch } = selection;
  expectWithin(baseline, context.range);
  expectWithin(comparison, context.range);
  const isBaselineFirst = baseline.fromMs < comparison.fromMs;
  const [first, second] = isBaselineFirst ? [baseline, comparison] : [comparison, baseline];
  expect(first.toMs).toBeLessThanOrEqual(second.fromMs);
  if (stretch) {
    expectWithin({ fromMs: stretch.fromMs, toMs: stretch.toMs ?? context.range.toMs }, context.range);
    expect(stretch.settledMs).toBeGreaterThanOrEqual(stretch.fromMs);
    expect(formatStretch(stretch, formatTime)).not.toMatch(NO_NUMBER);
  }
}

describe.each(SHAPES)('a series of %s', (name, shape) => {
  test.each(KINDS)(
    'as %s: nothing throws, no number is none, ranges are in the range, and only a change is one',
    (kind) => {
      const context = buildContext(kind);
      const series = draw(shape);
      expectSound(autoSelect(series, context, RANGE.toMs), context);
      const { byName } = computeStatistics(
        new Map([
          ['hostile', series],
          ['calm', CALM],
        ]),
        context,
      );
      const statistics = byName.get('hostile');
      const change = statistics?.change;
      if (!statistics || !change) {
        throw new Error('Every series has statistics.');
      }
      expect(change.isSure).toBe(CHANGED.has(name));
      const written = formatChange(change, context.averageUnit);
      expect(`${written.relative} ${written.absolute}`).not.toMatch(NO_NUMBER);
      for (const number of [change.score, statistics.volatility?.score, ...Object.values(statistics.totals)]) {
        expect(number).not.toBeNaN();
      }
      const summary = computeSummary([{ name: 'hostile', statistics }]);
      expect(summary.average).not.toBeNaN();
    },
  );

  test('in a fleet, before and after a calm time: nothing throws, and ranges are in theirs', () => {
    const before = buildContext('rate');
    const now = { ...before, range: { fromMs: RANGE.toMs, toMs: RANGE.toMs + COUNT * STEP_MS } };
    const later = ({ timesMs, values }: Series): Series => ({
      timesMs: Array.from(timesMs, (timeMs) => timeMs + COUNT * STEP_MS),
      values,
    });
    const hostile = draw(shape);
    const { services } = compareServices(
      {
        series: new Map([
          ['was', hostile],
          ['is', CALM],
          ['calm', CALM],
        ]),
        context: before,
      },
      {
        series: new Map([
          ['was', later(CALM)],
          ['is', later(hostile)],
          ['calm', later(CALM)],
        ]),
        context: now,
      },
      formatTime,
    );
    for (const { difference, gained, ranges, incomplete } of services) {
      expect(difference).not.toBeNaN();
      expect(gained).not.toBeNaN();
      expectWithin(ranges.baseline, before.range);
      expectWithin(ranges.comparison, now.range);
      expect(incomplete ?? '').not.toMatch(NO_NUMBER);
    }
  });
});
