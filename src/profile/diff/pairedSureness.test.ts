/** @jest-environment node */
import { isPaired, planSlices } from 'profile/series/ranges/planSlices';
import { createEmptyTree } from 'profile/tree/FlameTreeBuilder';
import { treeFromText } from '../../../tests/helpers/treeFromText';
import {
  computeCommonLoad,
  computeSureness,
  type DiffSlice,
  type EstimatedSureness,
  type SurenessOptions,
} from './computeSureness';
import { createRandom } from './createRandom';

/** Load of both regions: it triples and falls again, slice by slice. */
const WAVE = [1, 1.4, 2, 2.6, 3, 2.8, 2.2, 1.6, 1.1, 0.9, 0.8, 0.9];
const FUNCTIONS = { serve: 300, parse: 150, log: 40 };

/** A region under that load, by the number of its samples, with their noise. */
function regionOf(random: () => number, factors: Partial<typeof FUNCTIONS> = {}): DiffSlice[] {
  return WAVE.map((load) => {
    const lines = Object.entries(FUNCTIONS).map(([name, mean]) => {
      const expected = mean * load * (factors[name as keyof typeof FUNCTIONS] ?? 1);
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      return `main;${name} ${Math.max(1, Math.round(expected + Math.sqrt(expected) * normal))}`;
    });
    return { tree: treeFromText(lines.join('\n')), weight: 60 };
  });
}

function estimate(
  baseline: readonly DiffSlice[],
  comparison: readonly DiffSlice[],
  options: Partial<SurenessOptions> = {},
): EstimatedSureness {
  const sureness = computeSureness(baseline, comparison, { test: 'rate', isPaired: true, ...options });
  if (sureness.status === 'unknown') {
    throw new Error(sureness.reason);
  }
  return sureness;
}

const sureSelf = ({ functions }: EstimatedSureness): string[] =>
  [...functions].filter(([, { self }]) => self.isSure).map(([name]) => name);

const dearerParse = (seed: number): readonly [DiffSlice[], DiffSlice[]] => {
  const random = createRandom(seed);
  return [regionOf(random), regionOf(random, { parse: 1.2 })];
};

test('what costs a fifth more in one of two regions is seen through the load of both, and only in pairs', () => {
  const [baseline, comparison] = dearerParse(1);
  const paired = estimate(baseline, comparison);
  expect(sureSelf(paired)).toEqual(['parse']);
  expect(paired.sliceCount).toEqual({ baseline: 12, comparison: 12, isPaired: true });
  const unpaired = estimate(baseline, comparison, { isPaired: false });
  expect(sureSelf(unpaired)).toEqual([]);
  expect(paired.whole.smallest).toBeLessThan(unpaired.whole.smallest / 3);
});

test('everything that costs a fifth more is sure, in the smallest number of pairs, too', () => {
  const random = createRandom(2);
  const [baseline, comparison] = [regionOf(random), regionOf(random, { serve: 1.2, parse: 1.2, log: 1.2 })];
  expect(estimate(baseline.slice(0, 8), comparison.slice(0, 8)).whole.isSure).toBe(true);
});

test.each(['rate', 'share'] as const)('regions that differ in nothing seldom seem to, by %s', (test) => {
  const random = createRandom(3);
  let alarms = 0;
  for (let run = 0; run < 60; run++) {
    const sureness = estimate(regionOf(random), regionOf(random), { test, resamples: 99, seed: run });
    alarms += sureness.whole.isSure || sureSelf(sureness).length > 0 ? 1 : 0;
  }
  // One in twenty is allowed; more than seven of sixty would come by chance in one case of a hundred.
  expect(alarms).toBeLessThanOrEqual(7);
});

test('swapped sides give the same functions, and a region of ten times the size the same shares', () => {
  const [baseline, comparison] = dearerParse(4);
  expect(sureSelf(estimate(comparison, baseline))).toEqual(sureSelf(estimate(baseline, comparison)));
  const tenfold = comparison.map(({ tree, weight }) => ({
    tree: { ...tree, self: tree.self.map((value) => value * 10), total: tree.total.map((value) => value * 10) },
    weight,
  }));
  const [shares, sharesOfTenfold] = [comparison, tenfold].map((side) => estimate(baseline, side, { test: 'share' }));
  expect(sharesOfTenfold?.functions.get('parse')?.self.smallest).toBeCloseTo(
    shares?.functions.get('parse')?.self.smallest ?? 0,
    9,
  );
  expect(sharesOfTenfold && sureSelf(sharesOfTenfold)).toEqual(shares && sureSelf(shares));
});

test('a burst of several slices on one side only is one burst, and no load', () => {
  const random = createRandom(5);
  const baseline = regionOf(random);
  const comparison = regionOf(random).map((slice, place) =>
    place >= 3 && place < 7 ? { ...slice, tree: treeFromText('main;serve 700\nmain;batch 900') } : slice,
  );
  expect(sureSelf(estimate(baseline, comparison))).not.toContain('batch');
});

test('regions that step at different minutes have pairs that tell no more than a few would, others have not', () => {
  const random = createRandom(7);
  const stepAt = (minute: number): DiffSlice[] =>
    WAVE.map((_, place) => {
      const mean = place * 5 < minute ? 300 : 1500;
      return { tree: treeFromText(`main;serve ${Math.round(mean + Math.sqrt(mean) * (random() - 0.5))}`), weight: 300 };
    });
  const apart = estimate(stepAt(15), stepAt(45));
  expect(apart.whole.isSure).toBe(false);
  expect(apart.independentSlices).toBeLessThan(3);
  expect(estimate(stepAt(30), stepAt(30)).independentSlices).toBeGreaterThan(4);
});

test('the same profiles on both sides differ in nothing, and what is on one side only is sure', () => {
  const baseline = regionOf(createRandom(6));
  const same = estimate(baseline, baseline);
  expect(sureSelf(same)).toEqual([]);
  expect(same.whole).toMatchObject({ isSure: false, chance: 1 });
  const empty = baseline.map(({ weight }) => ({ tree: createEmptyTree(), weight }));
  const steady = baseline.map(({ weight }) => ({ tree: treeFromText('main;serve 300\nmain;parse 150'), weight }));
  expect(sureSelf(estimate(empty, steady))).toEqual(['serve', 'parse']);
  // Without anything on a side there are no shares of it.
  expect(sureSelf(estimate(empty, baseline, { test: 'share' }))).toEqual([]);
});

test.each([
  ['both sides double', [10, 20, 20, 10], [30, 60, 60, 30], [40, 80, 80, 40]],
  ['one side bursts', [10, 10, 10, 10], [30, 90, 90, 30], [60, 60, 60, 60]],
  ['a side is mostly unused', [0, 0, 10, 20], [30, 60, 60, 30], [60, 60, 60, 60]],
])('common load where %s', (_, baseline, comparison, load) => {
  const seconds = new Float64Array(8).fill(60);
  expect([...computeCommonLoad(Float64Array.from([...baseline, ...comparison]), seconds)]).toEqual([...load, ...load]);
});

test('parts are paired where both sides are cut at the same times', () => {
  const hour = { fromMs: 0, toMs: 3_600_000 };
  const plan = planSlices(hour, hour);
  expect(plan && isPaired(plan)).toBe(true);
  const later = planSlices(hour, { fromMs: 1_800_000, toMs: 5_400_000 });
  expect(later && isPaired(later)).toBe(false);
  const longer = planSlices(hour, { fromMs: 0, toMs: 7_200_000 });
  expect(longer && isPaired(longer)).toBe(false);
});
