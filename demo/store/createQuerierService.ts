import type { HandlerContext, ServiceImpl } from '@connectrpc/connect';
import { Code, ConnectError } from '@connectrpc/connect';
import type { QuerierService, SelectMergeStacktracesRequest } from 'pyroscope/gen/querier/v1/querier_pb';
import { HeatmapQueryType, ProfileFormat } from 'pyroscope/gen/querier/v1/querier_pb';
import { ExemplarType } from 'pyroscope/gen/types/v1/types_pb';
import type { SteppedQuery } from './groupSeries';
import { InvalidArgument } from './InvalidArgument';
import type { ProfileStore } from './ProfileStore';
import { readMatchers, readStepMs, readTimeRange } from './readQuery';
import { selectHeatmap } from './selectHeatmap';
import { selectLabelNames, selectLabelSets, selectLabelValues, selectProfileTypes } from './selectLabels';
import type { ProfileRequest } from './selectProfile';
import { selectDiff, selectFlameGraph, selectPprof, selectTreeBytes } from './selectProfile';
import { selectSeries } from './selectSeries';

/** Pyroscope's read API over a store. What a client got wrong is thrown as InvalidArgument. */
export function createQuerierService(store: ProfileStore): ServiceImpl<typeof QuerierService> {
  return {
    profileTypes: (request) => ({ profileTypes: selectProfileTypes(store, readTimeRange(request)) }),
    labelNames: (request, context) => ({ names: selectLabelNames(store, request, allowsUtf8LabelNames(context)) }),
    labelValues: (request) => ({ names: selectLabelValues(store, request, request.name) }),
    series: (request, context) => ({ labelsSet: selectLabelSets(store, request, allowsUtf8LabelNames(context)) }),
    selectMergeStacktraces: (request) => selectStacktraces(store, request),
    selectMergeSpanProfile: (request) =>
      request.format === ProfileFormat.TREE
        ? { tree: selectTreeBytes(store, request) }
        : { flamegraph: selectFlameGraph(store, request) },
    selectMergeProfile: (request) => selectPprof(store, request),
    selectSeries: (request) => {
      if (request.exemplarType === ExemplarType.SPAN) {
        // In these words and with this code, so that clients can be tried against it.
        const message = 'rpc error: code = Unimplemented desc = exemplar type span is not implemented';
        throw new ConnectError(message, Code.Unknown);
      }
      const series = selectSeries(store, readSteppedQuery(request), {
        limit: Number(request.limit ?? 0n),
        withExemplars: request.exemplarType === ExemplarType.INDIVIDUAL,
      });
      return { series };
    },
    selectHeatmap: (request) => {
      const series = selectHeatmap(store, readSteppedQuery(request), {
        of: request.queryType === HeatmapQueryType.SPAN ? 'spans' : 'profiles',
        withExemplars: request.exemplarType === ExemplarType.INDIVIDUAL || request.exemplarType === ExemplarType.SPAN,
      });
      return { series };
    },
    diff: ({ left, right }) => {
      if (!left || !right) {
        throw new InvalidArgument('missing left or right side of the diff');
      }
      return { flamegraph: selectDiff(store, left, right) };
    },
    getProfileStats: () => {
      const range = store.getTimeRange();
      return range
        ? {
            dataIngested: true,
            oldestProfileTime: BigInt(range.startMs),
            newestProfileTime: BigInt(range.endMs),
          }
        : {};
    },
  };
}

function selectStacktraces(store: ProfileStore, request: SelectMergeStacktracesRequest) {
  switch (request.format) {
    case ProfileFormat.TREE:
      return { tree: selectTreeBytes(store, request) };
    case ProfileFormat.PPROF:
      return { pprof: { profile: selectPprof(store, request) } };
    default:
      return { flamegraph: selectFlameGraph(store, request) };
  }
}

function readSteppedQuery(
  request: ProfileRequest & { readonly step: number; readonly groupBy: readonly string[] },
): SteppedQuery {
  return {
    matchers: readMatchers(request),
    range: readTimeRange(request),
    stepMs: readStepMs(request.step),
    groupBy: request.groupBy,
  };
}

function allowsUtf8LabelNames(context: HandlerContext): boolean {
  return (context.requestHeader.get('accept') ?? '').includes('allow-utf8-labelnames=true');
}
