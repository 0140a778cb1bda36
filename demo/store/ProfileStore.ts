import { gunzipSync } from 'node:zlib';
import { fromBinary } from '@bufbuild/protobuf';
import { type Profile, ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import { injectBuild } from './injectBuild';
import { internProfile } from './internProfile';
import { InvalidArgument } from './InvalidArgument';
import { type Matcher, matches } from './parseSelector';
import { ProfileSeries } from './ProfileSeries';
import type { QueryLimits } from './QueryLimits';
import { SpanTable } from './SpanTable';
import type { StoredProfile, ValueUnit } from './StoredProfile';
import { SymbolTable } from './SymbolTable';

const MAX_INFLATED_BYTES = 128 * 1024 * 1024;

export type Labels = Readonly<Record<string, string>>;

export interface TimeRange {
  /** Milliseconds since the epoch, both ends included. */
  readonly startMs: number;
  readonly endMs: number;
}

/** The profiles of one tenant, in memory. */
export class ProfileStore {
  readonly symbols = new SymbolTable();
  readonly spans = new SpanTable();
  private readonly seriesByKey = new Map<string, ProfileSeries>();
  /** The same series by the labels that were pushed: a replay would spend its time on sorting labels. */
  private readonly seriesByPushKey = new Map<string, ProfileSeries>();
  private pushCount = 0;

  private nextTidyMs = -Infinity;

  /**
   * @param now the clock for profiles that do not say when they were taken, in milliseconds since the epoch
   * @param keptMs profiles that are older than the newest one by more are forgotten after a while
   */
  constructor(
    readonly now: () => number = Date.now,
    readonly limits: QueryLimits = {},
    private readonly keptMs = Infinity,
  ) {}

  /**
   * Stores a pprof profile, gzip-compressed or not, under the labels given. `__name__` is needed (`process_cpu`,
   * `memory`, …). Throws InvalidArgument.
   */
  push(labels: Labels, pprof: Uint8Array): void {
    this.append(labels, this.intern(injectBuild(decodePprof(pprof), labels)));
  }

  /** Makes a profile cheap to append, many times and at other times: replaying an hour takes no decoding. */
  intern(profile: Profile): StoredProfile {
    return internProfile(this.symbols, this.spans, profile);
  }

  /** Stores a profile of `intern`, by default at the profile's own time. Throws InvalidArgument. */
  append(labels: Labels, profile: StoredProfile, timeMs: number = profile.timeMs || this.now()): void {
    if (!labels['__name__']) {
      throw new InvalidArgument('label __name__ is missing');
    }
    this.pushCount++;
    this.forgetOld(timeMs);
    const labelsKey = JSON.stringify([labels, profile.periodType]);
    for (const group of profile.groups) {
      const groupKey = JSON.stringify(group.labels);
      profile.sampleTypes.forEach((sampleType, index) => {
        const values = group.values[index];
        if (values?.some((value) => value !== 0)) {
          const key = `${labelsKey} ${groupKey} ${sampleType.type} ${sampleType.unit}`;
          const series =
            this.seriesByPushKey.get(key) ??
            this.getSeries(buildSeriesLabels({ ...group.labels, ...labels }, sampleType, profile.periodType));
          this.seriesByPushKey.set(key, series);
          series.append(timeMs, this.pushCount, group, values);
        }
      });
    }
  }

  /**
   * Selects the series that fulfil all matchers of at least one selector (no selector: all series) and have data in the range.
   */
  select(selectors: readonly (readonly Matcher[])[], range: TimeRange): ProfileSeries[] {
    return [...this.seriesByKey.values()].filter(
      (series) =>
        series.oldestMs <= range.endMs &&
        series.newestMs >= range.startMs &&
        (selectors.length === 0 || selectors.some((matchers) => matches(matchers, series.labels))),
    );
  }

  /** Returns the times of the oldest and the newest profile, undefined for an empty store. */
  getTimeRange(): TimeRange | undefined {
    let startMs = Infinity;
    let endMs = -Infinity;
    for (const series of this.seriesByKey.values()) {
      startMs = Math.min(startMs, series.oldestMs);
      endMs = Math.max(endMs, series.newestMs);
    }
    return startMs <= endMs ? { startMs, endMs } : undefined;
  }

  /** Forgets old profiles now and then: looking through all series on every push would be too often. */
  private forgetOld(newestMs: number): void {
    if (newestMs < this.nextTidyMs || this.keptMs === Infinity) {
      return;
    }
    this.nextTidyMs = newestMs + this.keptMs / 20;
    const oldestMs = newestMs - this.keptMs;
    for (const [key, series] of this.seriesByKey) {
      series.forgetBefore(oldestMs);
      if (series.length === 0) {
        this.seriesByKey.delete(key);
      }
    }
    for (const [key, series] of this.seriesByPushKey) {
      if (series.length === 0) {
        this.seriesByPushKey.delete(key);
      }
    }
  }

  private getSeries(labels: Labels): ProfileSeries {
    const sorted = Object.entries(labels)
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify(sorted);
    const series = this.seriesByKey.get(key) ?? new ProfileSeries(new Map(sorted));
    this.seriesByKey.set(key, series);
    return series;
  }
}

/** Combines the labels pushed and those that Pyroscope adds to them for each sample type. */
function buildSeriesLabels(labels: Labels, sampleType: ValueUnit, periodType: ValueUnit): Labels {
  const { ['__name__']: name, ['service_name']: service = 'unspecified' } = labels;
  return {
    ...labels,
    service_name: service,
    __period_type__: periodType.type,
    __period_unit__: periodType.unit,
    __profile_type__: [name, sampleType.type, sampleType.unit, periodType.type, periodType.unit].join(':'),
    __service_name__: service,
    __type__: sampleType.type,
    __unit__: sampleType.unit,
  };
}

/** Prints the id that a real store draws at random. Ours counts pushes, so that a replay has the same ids again. */
export function printProfileId(push: number): string {
  return `00000000-0000-4000-8000-${push.toString(16).padStart(12, '0')}`;
}

function decodePprof(bytes: Uint8Array): Profile {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return fromBinary(ProfileSchema, isGzip ? gunzipSync(bytes, { maxOutputLength: MAX_INFLATED_BYTES }) : bytes);
  } catch (error) {
    throw new InvalidArgument(`failed to parse profile: ${error instanceof Error ? error.message : String(error)}`);
  }
}
