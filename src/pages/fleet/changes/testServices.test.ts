import { DEFAULT_PROFILE_TYPE } from 'profile/catalog/knownProfileTypes';
import { compareServices, type RangeSeries } from 'profile/fleet/compareServices';
import { chooseServicesToTest } from 'profile/fleet/listChanges';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import type { LoadedShift } from './loadShift';
import { testServices } from './testServices';

const STEP_MS = 60_000;
const HOUR_MS = 3_600_000;

function read(count: number, fromMs: number, factor: number): RangeSeries {
  const timesMs = Array.from({ length: 60 }, (_, step) => fromMs + (step + 1) * STEP_MS);
  return {
    series: new Map(
      Array.from({ length: count }, (_, place) => [
        `s${place}`,
        { timesMs, values: timesMs.map((_time, step) => (place + 1) * factor * (1 + (step % 7) / 100)) },
      ]),
    ),
    context: { range: { fromMs, toMs: fromMs + HOUR_MS }, stepMs: STEP_MS, kind: 'rate', averageUnit: 'cores' },
  };
}

function load(count: number): LoadedShift {
  const [baseline, current] = [read(count, 0, 1), read(count, HOUR_MS, 2)];
  return {
    ...{ baseline, current, drops: [], askedMs: 2 * HOUR_MS },
    question: {
      ...{ dataSourceUid: 'pyroscope', profileTypeId: DEFAULT_PROFILE_TYPE, labelSelector: '{}' },
      ...{ range: current.context.range, baseline: baseline.context.range },
    },
    shift: compareServices(baseline, current, String),
  };
}

const EMPTY: FunctionSeries = {
  ...{ sliceCount: 8, names: ['f'], self: new Float64Array(8).fill(1), total: new Float64Array(8).fill(1) },
  sliceTotal: new Float64Array(8).fill(1),
};

async function ask(count: number, options: { readonly failing?: string; readonly stopAfter?: number } = {}) {
  const loaded = load(count);
  const asked: string[] = [];
  let sliceCount = 0;
  const shown: string[] = [];
  const controller = new AbortController();
  const result = testServices(
    {
      ...{ loaded, services: chooseServicesToTest(loaded.shift), filters: [] },
      fetchSlices: async (labelSelector, slices) => {
        asked.push(labelSelector);
        sliceCount += slices.length;
        if (asked.length === options.stopAfter) {
          controller.abort();
        }
        if (labelSelector.includes(`"${options.failing}"`)) {
          throw new Error('no answer');
        }
        return EMPTY;
      },
      findCauses: async (tested) =>
        tested.map(({ name }) => ({ ...{ kind: 'service', name, difference: 1, services: [], isSure: false } })),
    },
    controller.signal,
    ({ states, causes }) => shown.push(`${causes.length} of ${states.size}`),
  );
  return { result, asked, shown, getSliceCount: () => sliceCount };
}

test.each([
  [6, 6],
  [1000, 20],
])('of %i services the largest are looked into, with eight slices each, 160 at the most', async (count, tested) => {
  const { result, asked, shown, getSliceCount } = await ask(count);
  expect((await result).isOpen).toBe(false);
  expect(asked).toHaveLength(tested);
  expect(asked[0]).toBe(`{service_name="s${count - 1}"}`);
  expect(getSliceCount()).toBe(8 * tested);
  expect(shown.slice(0, 3)).toEqual([`0 of ${tested}`, `1 of ${tested}`, `2 of ${tested}`]);
});

test('a service that fails is named and stops no other', async () => {
  const { result } = await ask(3, { failing: 's1' });
  const { states, causes } = await result;
  expect(states.get('s1')).toEqual({ failure: 'no answer' });
  expect(causes).toHaveLength(2);
});

test('once it is aborted nothing more is asked', async () => {
  const { result, asked } = await ask(10, { stopAfter: 2 });
  await expect(result).rejects.toThrow();
  expect(asked).toHaveLength(2);
});
