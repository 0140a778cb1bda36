import { createClient, type Transport } from '@connectrpc/connect';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import type { EncodedProfile } from 'profile/formats/EncodedProfile';
import type { HeatmapSlot } from 'profile/heatmap/buildHeatmap';
import type { ProfilePart } from 'profile/parts/ProfilePart';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { HeatmapQueryType, QuerierService } from 'pyroscope/gen/querier/v1/querier_pb';
import { SettingsService } from 'pyroscope/gen/settings/v1/settings_pb';
import { ExemplarType } from 'pyroscope/gen/types/v1/types_pb';
import { mergeProfiles, PartProofs } from './mergeProfiles';
import { withTypedErrors } from './PyroscopeError';
import { parseTenantSettings, SETTINGS_NAME, type TenantSettings } from './tenantSettings';
import { checkPart, toBounds } from './toBounds';

export interface ProfileStats {
  readonly hasData: boolean;
  readonly oldestMs: number;
  readonly newestMs: number;
}

/** One combination of label values, with only the requested labels. */
export type LabelSet = ReadonlyMap<string, string>;

export interface SeriesQuery extends TimeRangeMs {
  /** Selectors such as `{service_name="checkout"}`; none means every profile of the tenant. */
  readonly matchers: readonly string[];
  /** Labels to report; none means all. */
  readonly labelNames: readonly string[];
}

export interface LabelNamesQuery extends TimeRangeMs {
  /** Selectors of the series whose labels to list; none means every profile of the tenant. */
  readonly matchers: readonly string[];
}

export interface LabelValuesQuery extends LabelNamesQuery {
  readonly label: string;
}

export interface ProfileQuery extends TimeRangeMs, ProfilePart {
  readonly profileTypeId: string;
  /** `{}` selects everything. */
  readonly labelSelector: string;
  /** Largest number of nodes in the answer, up to `SERVER_MAX_NODES`. */
  readonly maxNodes: number;
  /** Names of the outermost functions, in order; only stacks that begin with them are wanted. */
  readonly callSite?: readonly string[];
}

interface SpanHeatmapQuery extends TimeRangeMs {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly stepMs: number;
}

interface SingleProfilesQuery extends TimeRangeMs {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  /** One profile or a few per step, the largest. */
  readonly stepMs: number;
}

/** Profile as a program sent it; `profileId` of a `ProfileQuery` selects it. */
export interface SingleProfile {
  readonly id: string;
  readonly timeMs: number;
  /** Its total, in nanoseconds, bytes or a count. */
  readonly value: number;
  /** Labels without the server's own (`__…__`). */
  readonly labels: LabelSet;
}

export interface SnapshotsQuery extends TimeRangeMs {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly groupBy: readonly string[];
  /** Short, so that each profile of a group has a point of its own. */
  readonly stepMs: number;
  /** Largest number of groups; those with the largest sums are kept. */
  readonly limit: number;
}

/** Profiles sent with these labels, as sums in steps: times in milliseconds, values as the profiler sent them. */
export interface Snapshots {
  readonly labels: LabelSet;
  readonly timesMs: readonly number[];
  readonly values: readonly number[];
}

/** One function per call that we use. Each throws a `PyroscopeError`, or what an aborted request throws. */
export interface PyroscopeClient {
  fetchProfileStats(signal: AbortSignal): Promise<ProfileStats>;
  fetchSeries(query: SeriesQuery, signal: AbortSignal): Promise<LabelSet[]>;
  /** Fetches label names, including names with dots and other special characters, and the server's own (`__…__`). */
  fetchLabelNames(query: LabelNamesQuery, signal: AbortSignal): Promise<string[]>;
  fetchLabelValues(query: LabelValuesQuery, signal: AbortSignal): Promise<string[]>;
  fetchProfile(query: ProfileQuery, signal: AbortSignal): Promise<EncodedProfile>;
  /** Oldest first. Servers that know of no single profiles answer with none, or fail. */
  fetchSingleProfiles(query: SingleProfilesQuery, signal: AbortSignal): Promise<SingleProfile[]>;
  /** Fetches the values of spans in each profile, counted by time and value, with the span of the highest value of each cell. */
  fetchSpanHeatmap(query: SpanHeatmapQuery, signal: AbortSignal): Promise<HeatmapSlot[]>;
  fetchSnapshots(query: SnapshotsQuery, signal: AbortSignal): Promise<Snapshots[]>;
  fetchTenantSettings(signal: AbortSignal): Promise<TenantSettings>;
}

export function createPyroscopeClient(transport: Transport): PyroscopeClient {
  const querier = createClient(QuerierService, transport);
  const settings = createClient(SettingsService, transport);
  const proofs = new PartProofs();
  return {
    async fetchProfileStats(signal) {
      const stats = await withTypedErrors(() => querier.getProfileStats({}, { signal }));
      return {
        hasData: stats.dataIngested,
        oldestMs: Number(stats.oldestProfileTime),
        newestMs: Number(stats.newestProfileTime),
      };
    },

    async fetchSeries({ matchers, labelNames, fromMs, toMs }, signal) {
      const request = { matchers: [...matchers], labelNames: [...labelNames], ...toBounds({ fromMs, toMs }) };
      const { labelsSet } = await withTypedErrors(() => querier.series(request, { signal }));
      return labelsSet.map(({ labels }) => new Map(labels.map(({ name, value }) => [name, value])));
    },

    async fetchLabelNames({ matchers, fromMs, toMs }, signal) {
      const request = { matchers: [...matchers], ...toBounds({ fromMs, toMs }) };
      return (await withTypedErrors(() => querier.labelNames(request, { signal }))).names;
    },

    async fetchLabelValues({ label, matchers, fromMs, toMs }, signal) {
      const request = { name: label, matchers: [...matchers], ...toBounds({ fromMs, toMs }) };
      return (await withTypedErrors(() => querier.labelValues(request, { signal }))).names;
    },

    async fetchSingleProfiles({ profileTypeId, labelSelector, stepMs, ...range }, signal) {
      const request = {
        profileTypeID: profileTypeId,
        labelSelector,
        // Servers refuse less than a millisecond.
        step: Math.max(1, stepMs || 1) / 1000,
        exemplarType: ExemplarType.INDIVIDUAL,
        ...toBounds(range),
      };
      const { factor } = describeProfileType(profileTypeId);
      const { series } = await withTypedErrors(() => querier.selectSeries(request, { signal }));
      const exemplars = series.flatMap(({ points }) => points.flatMap((point) => point.exemplars));
      // The first point of a series holds what came up to a step before the range begins.
      const isInRange = (timeMs: number): boolean => timeMs >= range.fromMs && timeMs <= range.toMs;
      return exemplars
        .filter(({ profileId, timestamp }) => profileId !== '' && isInRange(Number(timestamp)))
        .map(({ profileId: id, timestamp, value, labels }) => ({
          id,
          timeMs: Number(timestamp),
          value: Number(value) * factor,
          labels: new Map(
            labels.filter(({ name }) => !name.startsWith('__')).map(({ name, value: text }) => [name, text]),
          ),
        }))
        .sort((a, b) => a.timeMs - b.timeMs);
    },

    async fetchSpanHeatmap({ profileTypeId, labelSelector, stepMs, ...range }, signal) {
      const request = {
        profileTypeID: profileTypeId,
        labelSelector,
        step: Math.max(1, stepMs) / 1000,
        queryType: HeatmapQueryType.SPAN,
        exemplarType: ExemplarType.SPAN,
        ...toBounds(range),
      };
      const { factor } = describeProfileType(profileTypeId);
      const { series } = await withTypedErrors(() => querier.selectHeatmap(request, { signal }));
      return series.flatMap(({ slots }) =>
        slots.map(({ timestamp, yMin, counts, exemplars }) => ({
          timeMs: Number(timestamp),
          yMin: yMin.map((value) => value * factor),
          counts,
          exemplars: exemplars.map((exemplar) => ({
            timeMs: Number(exemplar.timestamp),
            spanId: exemplar.spanId,
            traceId: exemplar.traceId,
            value: Number(exemplar.value) * factor,
            name: exemplar.labels.find(({ name }) => name === 'span_name')?.value ?? '',
          })),
        })),
      );
    },

    async fetchSnapshots({ profileTypeId, labelSelector, groupBy, stepMs, limit, ...range }, signal) {
      const request = {
        profileTypeID: profileTypeId,
        labelSelector,
        groupBy: [...groupBy],
        step: stepMs / 1000,
        limit: BigInt(limit),
        ...toBounds(range),
      };
      const { series } = await withTypedErrors(() => querier.selectSeries(request, { signal }));
      return series.map(({ labels, points }) => ({
        labels: new Map(labels.map(({ name, value }) => [name, value])),
        timesMs: points.map(({ timestamp }) => Number(timestamp)),
        values: points.map(({ value }) => value),
      }));
    },

    async fetchTenantSettings(signal) {
      const answer = await withTypedErrors(() => settings.get({}, { signal }));
      return parseTenantSettings(answer.settings.find(({ name }) => name === SETTINGS_NAME)?.value ?? '{}');
    },

    async fetchProfile(query, signal) {
      checkPart(query);
      const answer = await withTypedErrors(() => mergeProfiles(querier, proofs, query, signal));
      const { factor } = describeProfileType(query.profileTypeId);
      // A server without the tree format answers with levels, whatever was asked for.
      return answer.tree.length === 0 && answer.flamegraph
        ? {
            factor,
            format: 'levels',
            names: answer.flamegraph.names,
            levels: answer.flamegraph.levels.map((level) => level.values),
          }
        : { factor, format: 'tree', bytes: answer.tree };
    },
  };
}
