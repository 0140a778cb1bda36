import { create } from '@bufbuild/protobuf';
import {
  type Exemplar,
  ExemplarSchema,
  type HeatmapSeries,
  HeatmapSeriesSchema,
  HeatmapSlotSchema,
} from 'pyroscope/gen/types/v1/types_pb';
import { forEachProfile, groupSeries, type SteppedQuery } from './groupSeries';
import { buildLabelPairs } from './labelPairs';
import type { ProfileSeries } from './ProfileSeries';
import { printProfileId, type ProfileStore } from './ProfileStore';

const BUCKET_COUNT = 20;

export interface SelectHeatmapOptions {
  /** The things counted: whole profiles, or the part of a profile that belongs to each span. */
  readonly of: 'profiles' | 'spans';
  /** The most series, those with the largest sums; 0 for all. */
  readonly limit: number;
  /** True if each cell names the largest thing that it counts. */
  readonly withExemplars: boolean;
}

interface Item {
  readonly pointMs: number;
  readonly value: number;
  readonly series: ProfileSeries;
  readonly profile: number;
  /** 0 if profiles are counted. */
  readonly span: number;
}

/**
 * Counts how often a value occurs per step, in 20 equal buckets between the smallest and the largest value of the answer. Steps
 * without a value are left out.
 */
export function selectHeatmap(
  store: ProfileStore,
  query: SteppedQuery,
  options: SelectHeatmapOptions,
): HeatmapSeries[] {
  const groups = groupSeries(store, query)
    .map((group) => ({ group, items: group.series.flatMap((series) => listItems(series, query, options)) }))
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => sumOf(b.items) - sumOf(a.items))
    .slice(0, options.limit || undefined);
  const lower = computeBuckets(groups.flatMap(({ items }) => items.map((item) => item.value)));
  return groups.map(({ group, items }) =>
    create(HeatmapSeriesSchema, {
      labels: buildLabelPairs(group.labels),
      slots: [...groupByPoint(items)].map(([pointMs, slotItems]) => {
        const counts = lower.map(() => 0);
        const largest = new Map<number, Item>();
        for (const item of slotItems) {
          const bucket = findBucket(lower, item.value);
          const known = largest.get(bucket);
          if (!known || known.value < item.value) {
            largest.set(bucket, item);
          }
          counts[bucket] = (counts[bucket] ?? 0) + 1;
        }
        const exemplars = options.withExemplars ? [...largest.values()].map((item) => buildExemplar(store, item)) : [];
        return create(HeatmapSlotSchema, { timestamp: BigInt(pointMs), yMin: lower, counts, exemplars });
      }),
    }),
  );
}

function listItems(series: ProfileSeries, query: SteppedQuery, options: SelectHeatmapOptions): Item[] {
  const items: Item[] = [];
  forEachProfile(series, query, (profile, pointMs) => {
    if (options.of === 'profiles') {
      items.push({ pointMs, value: series.totals.items[profile] ?? 0, series, profile, span: 0 });
      return;
    }
    for (const [span, value] of sumSpans(series, profile)) {
      items.push({ pointMs, value, series, profile, span });
    }
  });
  return items;
}

function sumSpans(series: ProfileSeries, profile: number): Map<number, number> {
  const sums = new Map<number, number>();
  const end = series.getStart(profile + 1);
  for (let sample = series.getStart(profile); sample < end; sample++) {
    const span = series.getSpan(sample);
    if (span > 0) {
      sums.set(span, (sums.get(span) ?? 0) + (series.values.items[sample] ?? 0));
    }
  }
  return sums;
}

function sumOf(items: readonly Item[]): number {
  return items.reduce((sum, { value }) => sum + value, 0);
}

/** Computes the lower bounds of the buckets, always twenty: whole numbers, so that those of a small range repeat. */
function computeBuckets(values: readonly number[]): number[] {
  const min = values.reduce((smallest, value) => Math.min(smallest, value), Infinity);
  const max = values.reduce((largest, value) => Math.max(largest, value), -Infinity);
  const width = (max - min) / BUCKET_COUNT;
  return Array.from({ length: BUCKET_COUNT }, (_, bucket) => Math.floor(min + bucket * width));
}

/** Finds the bucket of a value. The largest value belongs to the last bucket. */
function findBucket(lower: readonly number[], value: number): number {
  return lower.findLastIndex((bound) => bound <= value);
}

function groupByPoint(items: readonly Item[]): [number, Item[]][] {
  const points = new Map<number, Item[]>();
  for (const item of items) {
    const point = points.get(item.pointMs) ?? [];
    points.set(item.pointMs, point);
    point.push(item);
  }
  return [...points].sort(([a], [b]) => a - b);
}

function buildExemplar(store: ProfileStore, { series, profile, value, span }: Item): Exemplar {
  return create(ExemplarSchema, {
    timestamp: BigInt(series.timesMs.items[profile] ?? 0),
    value: BigInt(value),
    labels: buildLabelPairs(series.labels),
    ...(store.spans.getSpan(span) ?? { profileId: printProfileId(series.pushes.items[profile] ?? 0) }),
  });
}
