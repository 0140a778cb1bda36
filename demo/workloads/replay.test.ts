/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest, RECORDED_FOLDER } from '../profiles/Manifest';
import { decodePprof } from '../profiles/pprofBytes';
import { ProfileStore } from '../store/ProfileStore';
import type { ProfileSeries } from '../store/ProfileSeries';
import { DEPLOYMENTS } from './history/deployments';
import { replayRecordedProfiles } from './replay';

const NOW_MS = Date.UTC(2026, 4, 7, 12, 0, 4);
const ALL = { startMs: 0, endMs: Number.MAX_SAFE_INTEGER };
const MINUTE_MS = 60_000;

async function replay(nowMs: number, syntheticServices: number) {
  const store = new ProfileStore();
  const { serviceNames } = await replayRecordedProfiles({ store, nowMs, syntheticServices });
  return { serviceNames, series: store.select([], ALL) };
}

/** Prints `labels time total` of each profile, times relative to `nowMs`. */
function printProfiles(series: readonly ProfileSeries[], nowMs: number): string[] {
  return series.flatMap(({ labels, timesMs, totals, length }) => {
    const name = JSON.stringify([...labels]);
    return Array.from({ length }, (_, i) => `${name} ${(timesMs.items[i] ?? 0) - nowMs} ${totals.items[i]}`);
  });
}

function findSeries(series: readonly ProfileSeries[], wanted: Readonly<Record<string, string>>): ProfileSeries[] {
  return series.filter(({ labels }) => Object.entries(wanted).every(([name, value]) => labels.get(name) === value));
}

function sumBetween(series: readonly ProfileSeries[], fromMs: number, toMs: number): number {
  let sum = 0;
  for (const { timesMs, totals, length } of series) {
    for (let i = 0; i < length; i++) {
      const timeMs = timesMs.items[i] ?? 0;
      sum += timeMs >= fromMs && timeMs < toMs ? (totals.items[i] ?? 0) : 0;
    }
  }
  return sum;
}

const CPU = { __profile_type__: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' };

const SYNTHETIC = 60;

/** An hour takes seconds to replay, and many of them on a machine that does other things as well. */
const PATIENT_MS = 120_000;

let replayed: Awaited<ReturnType<typeof replay>>;
beforeAll(async () => {
  replayed = await replay(NOW_MS, SYNTHETIC);
}, PATIENT_MS);

const isRecorded = (name: string) => DEPLOYMENTS.some(({ service }) => service === name);

describe('the recorded services', () => {
  test('have all labels, at every time, up to now', () => {
    const { serviceNames, series } = replayed;
    const recorded = serviceNames.filter(isRecorded);
    expect(recorded.length).toBeGreaterThanOrEqual(6);
    for (const name of recorded.filter((each) => each !== 'labels')) {
      const own = findSeries(series, { service_name: name, ...CPU });
      expect(own.length).toBeGreaterThan(0);
      expect(Math.max(...own.map(({ newestMs }) => newestMs))).toBe(Date.UTC(2026, 4, 7, 12, 0, 0));
      expect(Math.min(...own.map(({ oldestMs }) => oldestMs))).toBe(Date.UTC(2026, 4, 7, 11, 0, 15));
      for (const { labels } of own) {
        const names = ['region', 'namespace', 'team', 'version', 'hostname', 'service_repository', 'service_git_ref'];
        expect(names.filter((label) => !labels.get(label))).toEqual([]);
      }
    }
  });

  test('offer the profile types that users know', () => {
    const types = new Set(replayed.series.map(({ labels }) => labels.get('__profile_type__')));
    expect([...types].toSorted()).toEqual([
      'block:contentions:count:contentions:count',
      'block:delay:nanoseconds:contentions:count',
      'goroutine:goroutine:count:goroutine:count',
      'memory:alloc_objects:count:space:bytes',
      'memory:alloc_space:bytes:space:bytes',
      'memory:inuse_objects:count:space:bytes',
      'memory:inuse_space:bytes:space:bytes',
      'mutex:contentions:count:contentions:count',
      'mutex:delay:nanoseconds:contentions:count',
      'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
      'process_cpu:samples:count:cpu:nanoseconds',
      'wall:samples:count:wall:nanoseconds',
      'wall:wall:nanoseconds:wall:nanoseconds',
    ]);
  });

  test.each([
    ['us-east', 35],
    ['eu-west', 31],
  ])('checkout in %s runs v2 from %d minutes ago on and costs several times as much', (region, minutesAgo) => {
    const release = NOW_MS - minutesAgo * MINUTE_MS;
    const checkout = findSeries(replayed.series, { service_name: 'checkout', region, ...CPU });
    const [v1, v2] = ['v1', 'v2'].map((version) => findSeries(checkout, { version }));
    expect(sumBetween(v2 ?? [], 0, release)).toBe(0);
    expect(sumBetween(v1 ?? [], release, NOW_MS)).toBe(0);
    const before = sumBetween(checkout, release - 20 * MINUTE_MS, release);
    const after = sumBetween(checkout, release, release + 20 * MINUTE_MS);
    expect(after).toBeGreaterThan(3 * before);
  });

  test('a span happens once', () => {
    const times = new Map<number, number>();
    for (const own of findSeries(replayed.series, { service_name: 'storefront', ...CPU })) {
      for (let profile = 0; profile < own.length; profile++) {
        for (let sample = own.getStart(profile); sample < own.getStart(profile + 1); sample++) {
          const span = own.getSpan(sample);
          const timeMs = own.timesMs.items[profile] ?? 0;
          if (span > 0) {
            expect(times.get(span) ?? timeMs).toBe(timeMs);
            times.set(span, timeMs);
          }
        }
      }
    }
    expect(times.size).toBeGreaterThan(20);
    expect(new Set(times.values()).size).toBeGreaterThan(10);
  });

  test('one of them, whose profiler gets lost now and then, has gaps and a late end', () => {
    const [first] = findSeries(replayed.series, { service_name: 'labels', ...CPU });
    const times = Array.from(first?.timesMs.items.subarray(0, first.length) ?? []);
    const gaps = times.slice(1).map((timeMs, i) => timeMs - (times[i] ?? 0));
    expect(Math.max(...gaps)).toBeGreaterThanOrEqual(10 * MINUTE_MS);
    expect(NOW_MS - (times.at(-1) ?? 0)).toBeGreaterThanOrEqual(8 * MINUTE_MS);
  });

  test('one of them has native code without symbols, which is kept as addresses', () => {
    const unnamed = readManifest()
      .services.filter(({ service }) => service === 'labels')
      .flatMap(({ types }) => types.filter(({ name }) => name === 'process_cpu'))
      .flatMap(({ files }) => files.map(({ file }) => decodePprof(readFileSync(join(RECORDED_FOLDER, file)))))
      .flatMap(({ location }) => location.filter(({ line, address }) => line.length === 0 && address !== 0n));
    expect(unnamed.length).toBeGreaterThan(10);
  });
});

test(
  'the same hour comes at any time, and only moves with it',
  async () => {
    const laterMs = NOW_MS + 60 * MINUTE_MS;
    const later = await replay(laterMs, SYNTHETIC);
    expect(printProfiles(later.series, laterMs)).toEqual(printProfiles(replayed.series, NOW_MS));
  },
  PATIENT_MS,
);

test(
  'the hour is replayed again and again: what is due is there once, with the course of the hour before',
  async () => {
    const store = new ProfileStore();
    const replay = await replayRecordedProfiles({ store, nowMs: NOW_MS, syntheticServices: 3 });
    const before = store.select([], ALL).length;
    // The next profile is due 11 s later.
    replay.appendUntil(NOW_MS + 5_000);
    expect(store.getTimeRange()?.endMs).toBe(Date.UTC(2026, 4, 7, 12, 0, 0));
    replay.appendUntil(NOW_MS + 30 * MINUTE_MS);
    replay.appendUntil(NOW_MS + 60 * MINUTE_MS);
    replay.appendUntil(NOW_MS + 60 * MINUTE_MS);
    expect(store.getTimeRange()?.endMs).toBe(Date.UTC(2026, 4, 7, 13, 0, 0));
    const series = store.select([], ALL);
    expect(series).toHaveLength(before);
    const release = NOW_MS + 25 * MINUTE_MS;
    const checkout = findSeries(series, { service_name: 'checkout', region: 'us-east', ...CPU });
    const later = sumBetween(checkout, release, release + 20 * MINUTE_MS);
    expect(later).toBeGreaterThan(3 * sumBetween(checkout, release - 20 * MINUTE_MS, release));
    const [synthetic] = findSeries(series, { namespace: 'synthetic' });
    expect(synthetic?.length).toBe(480);
    expect(new Set(synthetic?.timesMs.items.subarray(0, 480)).size).toBe(480);
  },
  PATIENT_MS,
);

test('made-up services come on top: named once each, some in teams', () => {
  const { serviceNames, series } = replayed;
  const names = serviceNames.filter((name) => !isRecorded(name));
  expect(new Set(names).size).toBe(SYNTHETIC);
  expect(names.some((name) => name.includes('/'))).toBe(true);
  expect(names.some((name) => !name.includes('/'))).toBe(true);
  const own = findSeries(series, { namespace: 'synthetic' });
  expect(own.map(({ length }) => length)).toEqual(Array.from({ length: SYNTHETIC }, () => 240));
});
