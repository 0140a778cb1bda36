import { Code, ConnectError, type HandlerContext, type ServiceImpl } from '@connectrpc/connect';
import { HeatmapQueryType, ProfileFormat, type QuerierService } from 'pyroscope/gen/querier/v1/querier_pb';
import { ExemplarType } from 'pyroscope/gen/types/v1/types_pb';
import { cutTree } from './cutTree';
import { encodeFlameGraph } from './encodeLevels';
import { encodeTree } from './encodeTree';
import type { SteppedQuery } from './groupSeries';
import { InvalidArgument, UnknownFailure } from './InvalidArgument';
import type { ProfileStore } from './ProfileStore';
import { readMatchers, readMaxNodes, readPprofNodes, readStepMs, readTimeRange } from './readQuery';
import { selectHeatmap } from './selectHeatmap';
import { selectLabelNames, selectLabelSets, selectLabelValues, selectProfileTypes } from './selectLabels';
import { OTHER, type ProfileRequest, selectDiff, selectNameTree, selectPprof } from './selectProfile';
import { selectSeries } from './selectSeries';

/** Creates Pyroscope's read API over a store. It throws faults of a client as InvalidArgument. */
export function createQuerierService(store: ProfileStore): ServiceImpl<typeof QuerierService> {
  return {
    profileTypes: (request) => ({ profileTypes: selectProfileTypes(store, readTimeRange(store, request)) }),
    labelNames: (request, context) => ({ names: selectLabelNames(store, request, allowsUtf8LabelNames(context)) }),
    labelValues: (request) => ({ names: selectLabelValues(store, request, request.name) }),
    series: (request, context) => ({ labelsSet: selectLabelSets(store, request, allowsUtf8LabelNames(context)) }),
    selectMergeStacktraces: (request) =>
      request.format === ProfileFormat.PPROF
        ? { pprof: { profile: selectPprof(store, request, readPprofNodes(request.maxNodes)) } }
        : selectStacktraces(store, request, request.format),
    selectMergeSpanProfile: (request) => selectStacktraces(store, request, request.format),
    // Nothing is cut unless the request asks for it: pprof is for taking a profile along.
    selectMergeProfile: (request) =>
      selectPprof(store, request, request.maxNodes ? readPprofNodes(request.maxNodes) : Infinity),
    selectSeries: (request) => {
      if (request.exemplarType === ExemplarType.SPAN) {
        // In these words and with this code, so that clients can be tried against it.
        const message = 'rpc error: code = Unimplemented desc = exemplar type span is not implemented';
        throw new ConnectError(message, Code.Unknown);
      }
      // As in Pyroscope's second storage, stack_trace_selector and aggregation change nothing.
      const series = selectSeries(store, readSteppedQuery(store, request), {
        limit: Number(request.limit ?? 0n),
        withExemplars: request.exemplarType === ExemplarType.INDIVIDUAL,
      });
      return { series };
    },
    selectHeatmap: (request) => {
      const subject = readHeatmapSubject(request.queryType);
      const withExemplars = readHeatmapExemplars(subject, request.exemplarType);
      const limit = Number(request.limit ?? 0n);
      if (!(Math.floor(request.step * 1000) >= 1)) {
        throw new InvalidArgument(`step must be >= 1ms, got ${request.step.toFixed(6)}`);
      }
      if (request.start >= request.end) {
        throw new InvalidArgument(`start time must be before end time, got start=${request.start} end=${request.end}`);
      }
      if (limit < 0) {
        throw new InvalidArgument(`limit must be non-negative, got ${limit}`);
      }
      return { series: selectHeatmap(store, readSteppedQuery(store, request), { of: subject, withExemplars, limit }) };
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

/**
 * Answers as a server that runs both of Pyroscope's storages: it makes the flame graph from the tree, which it cuts once more on
 * the way, and sends the tree along. It has no DOT.
 */
function selectStacktraces(store: ProfileStore, request: ProfileRequest, format: ProfileFormat) {
  const callTree = selectNameTree(store, request);
  const { names } = store.symbols;
  const otherKey = store.symbols.getName(OTHER);
  const tree = encodeTree(callTree, names, otherKey);
  if (format === ProfileFormat.TREE) {
    return { tree };
  }
  const cut = cutTree(callTree, readMaxNodes(request.maxNodes), otherKey);
  return { tree, flamegraph: encodeFlameGraph(cut, names, otherKey) };
}

function readSteppedQuery(
  store: ProfileStore,
  request: ProfileRequest & { readonly step: number; readonly groupBy: readonly string[] },
): SteppedQuery {
  return {
    matchers: readMatchers(request),
    range: readTimeRange(store, request),
    stepMs: readStepMs(request.step),
    groupBy: request.groupBy,
  };
}

function readHeatmapSubject(queryType: HeatmapQueryType): 'profiles' | 'spans' {
  switch (queryType) {
    case HeatmapQueryType.INDIVIDUAL:
      return 'profiles';
    case HeatmapQueryType.SPAN:
      return 'spans';
    default:
      throw new UnknownFailure('valid heatmap query type must be specified');
  }
}

function readHeatmapExemplars(of: 'profiles' | 'spans', type: ExemplarType): boolean {
  if (of === 'profiles' && type === ExemplarType.SPAN) {
    throw new UnknownFailure('span exemplars only available for span query type');
  }
  if (of === 'spans' && type === ExemplarType.INDIVIDUAL) {
    throw new UnknownFailure('individual exemplars only available for individual query type');
  }
  return type === ExemplarType.INDIVIDUAL || type === ExemplarType.SPAN;
}

function allowsUtf8LabelNames(context: HandlerContext): boolean {
  return (context.requestHeader.get('accept') ?? '').includes('allow-utf8-labelnames=true');
}
