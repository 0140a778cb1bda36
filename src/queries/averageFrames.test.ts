import { createDataFrame, dateTime, FieldType } from '@grafana/data';
import { computeWeight } from 'profile/amounts/AmountUnit';
import { computeSeriesOfProfile } from 'profile/amounts/computeSeriesOfProfile';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { computeStatistics } from 'profile/series/services/computeStatistics';
import { computeStepMs } from 'profile/time/TimeRangeMs';
import { type DrawnPod, drawPushes, selectDrawn, serveDrawn } from '../../tests/helpers/drawnPods';
import { averageFrames } from './averageFrames';
import { readFrame } from './readFrame';

const MIB = 2 ** 20;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const TO_MS = 1_795_421_407_000;
const TYPE = 'memory:inuse_space:bytes:space:bytes';

interface Drawn {
  readonly hoursMs: number;
  readonly pods: readonly DrawnPod[];
  readonly groupBy?: readonly string[];
}

const labelPod = (at: number) => ({ service_name: 'shop', pod: `shop-${at}` });

/** Reads memory in use off the charts, the badge and the flame graph. */
async function look({ hoursMs, pods, groupBy = [] }: Drawn) {
  const range = { fromMs: TO_MS - hoursMs, toMs: TO_MS };
  const stepMs = computeStepMs(range, 250);
  const { client, asked } = serveDrawn(pods);
  const frames = selectDrawn(pods, { ...range, stepMs, groupBy }).map(({ labels, timesMs, values }) =>
    createDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: [...timesMs] },
        { name: 'value', type: FieldType.number, values: [...values], labels: Object.fromEntries(labels) },
      ],
    }),
  );
  const [from, to] = [dateTime(range.fromMs), dateTime(range.toMs)];
  const question = { profileTypeId: TYPE, labelSelector: '{}', groupBy, stepMs };
  const timeRange = { from, to, raw: { from, to } };
  const averaged = await averageFrames(client, question, frames, timeRange, new AbortController().signal);
  const context = { range, stepMs, kind: 'instant', averageUnit: 'bytes' } as const;
  const series = averaged.map(readFrame);
  const { byName } = computeStatistics(new Map(series.map((one, place) => [String(place), one])), context);
  const all = pods
    .flatMap(({ pushes }) => pushes)
    .filter(({ timeMs }) => timeMs >= range.fromMs && timeMs <= range.toMs);
  const total = all.reduce((sum, { value }) => sum + value, 0);
  const chart = series[0] && computeSeriesOfProfile(series[0], context, range);
  const profileType = describeProfileType(TYPE);
  const weight = computeWeight({ profileType, range, total }, chart);
  const statistics = byName.get('0');
  const toMib = (value: number | undefined) => value && Math.round((value / MIB) * 100) / 100;
  return {
    average: toMib(statistics?.totals.average),
    max: toMib(statistics?.totals.max),
    isChange: statistics?.change.isSure,
    root: weight > 0 ? toMib(total / weight) : undefined,
    notices: averaged.map(({ meta }) => meta?.notices?.[0]?.text),
    series,
    asked,
  };
}

/** Ten pods of 50 MiB, each a tenth of the interval after the other. */
const tenPods = (everyMs: number, hoursMs: number, label = labelPod) =>
  Array.from({ length: 10 }, (_, at) => ({
    labels: label(at),
    pushes: drawPushes(50 * MIB, everyMs, TO_MS - hoursMs - 3 * MINUTE + (at * everyMs) / 10 + 400, TO_MS),
  }));

describe.each([
  ['15 min', 15 * MINUTE],
  ['6 h', 6 * HOUR],
  ['24 h', 24 * HOUR],
])('in %s', (_, hoursMs) => {
  describe.each([10, 15, 30, 60])('pushed every %i s', (seconds) => {
    const everyMs = seconds * SECOND;

    test.each([
      ['one pod', [{ labels: labelPod(0), pushes: drawPushes(500 * MIB, everyMs, TO_MS - hoursMs - 200_400, TO_MS) }]],
      ['ten pods, one after the other', tenPods(everyMs, hoursMs)],
      [
        'ten pods at once',
        Array.from({ length: 10 }, (__, at) => ({
          labels: labelPod(at),
          pushes: drawPushes(50 * MIB, everyMs, TO_MS - hoursMs - 200_400, TO_MS),
        })),
      ],
    ])('%s: 500 MiB, in every place', async (__, pods) => {
      expect(await look({ hoursMs, pods })).toMatchObject({
        average: 500,
        max: 500,
        root: 500,
        isChange: false,
        notices: [undefined],
      });
    });
  });
});

const one = (hoursMs: number, pushes: ReturnType<typeof drawPushes>, label = labelPod(0)) => ({
  hoursMs,
  pods: [{ labels: label, pushes }],
});
const from = (hoursMs: number) => TO_MS - hoursMs;

describe('what there was at a moment', () => {
  test('of a pod that starts halfway', async () => {
    const hoursMs = 6 * HOUR;
    const late = { labels: labelPod(1), pushes: drawPushes(200 * MIB, 15 * SECOND, from(3 * HOUR) + 7000, TO_MS) };
    const early = {
      labels: labelPod(0),
      pushes: drawPushes(400 * MIB, 15 * SECOND, from(hoursMs) - 10 * MINUTE, TO_MS),
    };
    const { average, max, root, isChange } = await look({ hoursMs, pods: [early, late] });
    expect([max, root, isChange]).toEqual([600, average, true]);
    expect(average).toBeCloseTo(500, -1);
  });

  test('of a service with a gap', async () => {
    const hoursMs = 6 * HOUR;
    const pushes = drawPushes(500 * MIB, 15 * SECOND, from(hoursMs) - 10 * MINUTE, TO_MS).filter(
      ({ timeMs }) => timeMs < from(4 * HOUR) || timeMs > from(3 * HOUR),
    );
    const { average, max, root } = await look(one(hoursMs, pushes));
    expect([max, root, average]).toEqual([500, 500, 500]);
  });

  test('of pods that push at different intervals', async () => {
    const hoursMs = 6 * HOUR;
    const pods = [15, 60].map((seconds, at) => ({
      labels: labelPod(at),
      pushes: drawPushes(250 * MIB, seconds * SECOND, from(hoursMs) - 10 * MINUTE + 400 + at * 3000, TO_MS),
    }));
    expect(await look({ hoursMs, pods })).toMatchObject({ average: 500, root: 500, isChange: false });
  });

  test('of pods that have no label of their own', async () => {
    const hoursMs = 6 * HOUR;
    const pods = [0, 4000].map((shiftMs) => ({
      labels: { service_name: 'shop' },
      pushes: drawPushes(250 * MIB, 15 * SECOND, from(hoursMs) - 10 * MINUTE + 400 + shiftMs, TO_MS),
    }));
    expect(await look({ hoursMs, pods })).toMatchObject({ average: 500, root: 500, max: 500, notices: [undefined] });
  });

  test('of each service of a list, whatever its interval', async () => {
    const services = [15, 60, 30].map((seconds, at) => ({
      labels: { service_name: `service-${at}` },
      pushes: drawPushes(100 * MIB, seconds * SECOND, from(6 * HOUR) - 10 * MINUTE + 400, TO_MS),
    }));
    const { series, asked } = await look({ hoursMs: 6 * HOUR, pods: services, groupBy: ['service_name'] });
    expect(series.map(({ values }) => values[50])).toEqual([100 * MIB, 100 * MIB, 100 * MIB]);
    expect(asked).toHaveLength(1);
  });

  test('of a service that stopped long before the others', async () => {
    const pods = [TO_MS, from(3 * HOUR)].map((lastMs, at) => ({
      labels: { service_name: `service-${at}` },
      pushes: drawPushes(100 * MIB, 15 * SECOND, from(6 * HOUR) - 10 * MINUTE + 400, lastMs),
    }));
    const { series } = await look({ hoursMs: 6 * HOUR, pods, groupBy: ['service_name'] });
    expect(series.map(({ values }) => values[50])).toEqual([100 * MIB, 100 * MIB]);
  });

  test('of a service that ended within a step, as no fall', async () => {
    const lastMs = from(HOUR) - 70 * SECOND;
    const answer = await look(one(6 * HOUR, drawPushes(500 * MIB, 15 * SECOND, from(6 * HOUR) - 10 * MINUTE, lastMs)));
    expect(answer).toMatchObject({ average: 500, root: 500, max: 500, isChange: false });
    expect(Math.min(...Array.from(answer.series[0]?.values ?? [], Number))).toBe(500 * MIB);
  });

  test('of a program that sends every five minutes', async () => {
    const pushes = drawPushes(500 * MIB, 5 * MINUTE, from(6 * HOUR) - 10 * MINUTE + 400, TO_MS);
    expect(await look(one(6 * HOUR, pushes))).toMatchObject({
      average: 500,
      root: 500,
      max: 500,
      notices: [undefined],
    });
  });

  test('of programs that send every ten minutes, where the chart shows it', async () => {
    const services = Array.from({ length: 6 }, (_, at) => ({
      labels: { service_name: `service-${at}` },
      pushes: drawPushes(100 * MIB, at === 0 ? 10 * MINUTE : 15 * SECOND, from(6 * HOUR) - 10 * MINUTE + 400, TO_MS),
    }));
    const { series, notices } = await look({ hoursMs: 6 * HOUR, pods: services, groupBy: ['service_name'] });
    expect(series.map(({ values }) => values[20])).toEqual(services.map(() => 100 * MIB));
    expect(notices).toEqual(services.map(() => undefined));
  });

  test('of one that came to send less often, where steps are short enough to show each', async () => {
    const pushes = [
      ...drawPushes(500 * MIB, MINUTE, from(HOUR) - 10 * MINUTE + 400, from(HOUR / 2)),
      ...drawPushes(500 * MIB, 5 * MINUTE, from(HOUR / 2) + 5 * MINUTE, TO_MS),
    ];
    expect(await look(one(HOUR, pushes))).toMatchObject({ average: 500, root: 500, max: 500, isChange: false });
  });
});

describe('where the moments are not known, charts are sums and say so, and nothing else does', () => {
  const unknown = { average: undefined, max: undefined, root: undefined, isChange: false };

  test('pods came to push at another interval', async () => {
    const hoursMs = 6 * HOUR;
    const pushes = [
      ...drawPushes(500 * MIB, MINUTE, from(hoursMs) - 10 * MINUTE + 400, from(hoursMs / 2)),
      ...drawPushes(500 * MIB, 15 * SECOND, from(hoursMs / 2) + 5000, TO_MS),
    ];
    const answer = await look(one(hoursMs, pushes));
    expect(answer).toMatchObject({
      ...unknown,
      notices: [expect.stringMatching(/^Sums of snapshots: .* no fixed interval/)],
    });
    expect(answer.asked).toHaveLength(2);
  });

  test('pods came to push at another interval, and stopped long before others', async () => {
    const early = [
      ...drawPushes(500 * MIB, MINUTE, from(6 * HOUR) - 10 * MINUTE + 400, from(3 * HOUR)),
      ...drawPushes(500 * MIB, 15 * SECOND, from(3 * HOUR) + 5000, from(HOUR)),
    ];
    const pods = [early, drawPushes(MIB, 15 * SECOND, from(6 * HOUR), TO_MS)].map((pushes, at) => ({
      labels: { service_name: `service-${at}` },
      pushes,
    }));
    expect(await look({ hoursMs: 6 * HOUR, pods, groupBy: ['service_name'] })).toMatchObject({
      ...unknown,
      notices: [expect.stringMatching(/^Sums/), undefined],
    });
  });

  test('many pods share all labels', async () => {
    const pods = tenPods(15 * SECOND, 6 * HOUR, () => ({ service_name: 'shop', pod: '' }));
    expect(await look({ hoursMs: 6 * HOUR, pods })).toMatchObject(unknown);
  });

  test('programs push when they end', async () => {
    let [timeMs, random] = [from(6 * HOUR), 1];
    const pushes = Array.from({ length: 1400 }, () => {
      random = (random * 48_271) % 2_147_483_647;
      timeMs += (random % 30) * SECOND;
      return { timeMs, value: 500 * MIB };
    });
    expect(await look(one(6 * HOUR, pushes))).toMatchObject(unknown);
  });
});

test('a server that does not say when pods push leaves sums, a cancelled question throws', async () => {
  const frame = createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [TO_MS] },
      { name: 'value', type: FieldType.number, values: [MIB] },
    ],
  });
  const [at] = [dateTime(TO_MS)];
  const timeRange = { from: at, to: at, raw: { from: at, to: at } };
  const question = { profileTypeId: TYPE, labelSelector: '{}', groupBy: [], stepMs: 15_000 };
  const failing = { fetchSnapshots: () => Promise.reject(new Error('refused')) };
  const [averaged] = await averageFrames(failing, question, [frame], timeRange, new AbortController().signal);
  expect(averaged?.meta?.notices?.[0]?.text).toMatch(/the server did not say when its pods send\.$/);
  expect(averaged && readFrame(averaged).moments).toBe('unknown');
  await expect(averageFrames(failing, question, [frame], timeRange, AbortSignal.abort())).rejects.toThrow();
});
