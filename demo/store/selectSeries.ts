import { create } from '@bufbuild/protobuf';
import { type Exemplar, ExemplarSchema, PointSchema, type Series, SeriesSchema } from 'pyroscope/gen/types/v1/types_pb';
import { forEachProfile, groupSeries, type SeriesGroup, type SteppedQuery } from './groupSeries';
import { buildLabelPairs } from './labelPairs';
import type { ProfileSeries } from './ProfileSeries';
import { printProfileId, type ProfileStore } from './ProfileStore';

export interface SelectSeriesOptions {
  /** The most series, those with the largest sums; 0 for all. */
  readonly limit: number;
  /** True if each point names its largest profile. */
  readonly withExemplars: boolean;
}

interface PointSum {
  value: number;
  readonly exemplar: { value: number; profile: number; series: ProfileSeries };
}

/** Adds up all profiles per step and group, the largest group first. Steps without a profile have no point. */
export function selectSeries(store: ProfileStore, query: SteppedQuery, options: SelectSeriesOptions): Series[] {
  const sums = groupSeries(store, query)
    .map((group) => {
      const points = sumPoints(group, query);
      return { group, points, total: sum(Array.from(points.values(), (point) => point.value)) };
    })
    .filter(({ points }) => points.size > 0)
    .sort((a, b) => b.total - a.total);
  return sums.slice(0, options.limit > 0 ? options.limit : undefined).map(({ group, points }) =>
    create(SeriesSchema, {
      labels: buildLabelPairs(group.labels),
      points: [...points]
        .sort(([a], [b]) => a - b)
        .map(([pointMs, point]) =>
          create(PointSchema, {
            value: point.value,
            timestamp: BigInt(pointMs),
            exemplars: options.withExemplars ? [buildExemplar(point)] : [],
          }),
        ),
    }),
  );
}

function sumPoints(group: SeriesGroup, query: SteppedQuery): Map<number, PointSum> {
  const points = new Map<number, PointSum>();
  for (const series of group.series) {
    forEachProfile(series, query, (profile, pointMs) => {
      const value = series.totals.items[profile] ?? 0;
      const point = points.get(pointMs);
      if (!point) {
        points.set(pointMs, { value, exemplar: { value, profile, series } });
        return;
      }
      point.value += value;
      if (value > point.exemplar.value) {
        Object.assign(point.exemplar, { value, profile, series });
      }
    });
  }
  return points;
}

function buildExemplar({ exemplar }: PointSum): Exemplar {
  const { series, profile, value } = exemplar;
  return create(ExemplarSchema, {
    timestamp: BigInt(series.timesMs.items[profile] ?? 0),
    profileId: printProfileId(series.pushes.items[profile] ?? 0),
    value: BigInt(value),
    labels: buildLabelPairs(series.labels),
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
