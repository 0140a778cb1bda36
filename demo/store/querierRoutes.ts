import type { ServiceImpl } from '@connectrpc/connect';
import { Code, ConnectError } from '@connectrpc/connect';
import type {
  FlameGraph,
  QuerierService,
  SelectHeatmapRequest,
  SelectMergeStacktracesRequest,
  SelectSeriesRequest,
} from 'pyroscope/gen/querier/v1/querier_pb';
import { HeatmapQueryType, ProfileFormat } from 'pyroscope/gen/querier/v1/querier_pb';
import { ExemplarType } from 'pyroscope/gen/types/v1/types_pb';
import { buildLocationTree, buildNameTree } from './CallTree';
import { cutTree, cutTreeTwice } from './cutTree';
import { encodeFlameGraph, encodeFlameGraphDiff } from './encodeLevels';
import { encodePprof } from './encodePprof';
import { encodeTree } from './encodeTree';
import type { SteppedQuery } from './groupSeries';
import { InvalidArgument } from './InvalidArgument';
import type { StackQuery } from './mergeStacks';
import { mergeStacks } from './mergeStacks';
import type { ProfileStore } from './ProfileStore';
import { parseProfileType, readMatchers, readMaxNodes, readSpanIds, readStepMs, readTimeRange } from './readQuery';
import { selectHeatmap } from './selectHeatmap';
import { selectLabelNames, selectLabelSets, selectLabelValues, selectProfileTypes } from './selectLabels';
import { selectSeries } from './selectSeries';

// Pyroscope cuts a diff here, whatever its sides ask for.
const DIFF_MAX_NODES = 2048;

/** What a query for stacks may ask for; the messages of the three RPCs differ in which of it they have. */
type StacksRequest = Pick<SelectMergeStacktracesRequest, 'profileTypeID' | 'labelSelector' | 'start' | 'end'> &
  Partial<
    Pick<
      SelectMergeStacktracesRequest,
      'maxNodes' | 'format' | 'stackTraceSelector' | 'profileIdSelector' | 'traceIdSelector' | 'spanSelector'
    >
  >;

/** Pyroscope's read API over a store. */
export function createQuerierRoutes(store: ProfileStore): ServiceImpl<typeof QuerierService> {
  return {
    profileTypes: (request) => ({ profileTypes: selectProfileTypes(store, readTimeRange(request)) }),
    labelNames: (request, { requestHeader }) => ({
      names: selectLabelNames(store, request, allowsUtf8(requestHeader)),
    }),
    labelValues: (request) => ({ names: selectLabelValues(store, request, request.name) }),
    series: (request, { requestHeader }) => ({
      labelsSet: selectLabelSets(store, request, allowsUtf8(requestHeader)),
    }),
    selectMergeStacktraces: (request) =>
      request.format === ProfileFormat.PPROF
        ? { pprof: { profile: selectPprof(store, request, readMaxNodes(request.maxNodes)) } }
        : selectTree(store, request),
    selectMergeSpanProfile: (request) => selectTree(store, request),
    selectMergeProfile: (request) => {
      const maxNodes = request.maxNodes ? readMaxNodes(request.maxNodes) : Infinity;
      return selectPprof(store, request, maxNodes);
    },
    selectSeries: (request) => {
      if (request.exemplarType === ExemplarType.SPAN) {
        throw new ConnectError(
          'rpc error: code = Unimplemented desc = exemplar type span is not implemented',
          Code.Unknown,
        );
      }
      // As in Pyroscope's second storage, stack_trace_selector and aggregation change nothing.
      const series = selectSeries(store, readSteppedQuery(request), {
        limit: Number(request.limit ?? 0n),
        withExemplars: request.exemplarType === ExemplarType.INDIVIDUAL,
      });
      return { series };
    },
    selectHeatmap: (request) => ({
      series: selectHeatmap(store, readSteppedQuery(request), {
        of: readHeatmapSubject(request),
        withExemplars: request.exemplarType === ExemplarType.INDIVIDUAL || request.exemplarType === ExemplarType.SPAN,
      }),
    }),
    diff: ({ left, right }) => {
      if (!left || !right) {
        throw new InvalidArgument('a diff needs a left and a right side');
      }
      const sides = [left, right].map((side) => mergeStacks(store, readStackQuery(side)));
      const other = store.symbols.getName('other');
      const tree = cutTree(buildNameTree(store.symbols, sides), DIFF_MAX_NODES, other);
      return { flamegraph: encodeFlameGraphDiff(tree, store.symbols.names, other) };
    },
    getProfileStats: () => {
      const range = store.getTimeRange();
      return {
        dataIngested: range !== undefined,
        oldestProfileTime: BigInt(range?.startMs ?? 0),
        newestProfileTime: BigInt(range?.endMs ?? 0),
      };
    },
  };
}

/** A server that runs both of Pyroscope's storages sends the tree along with a flame graph and has no DOT. */
function selectTree(store: ProfileStore, request: StacksRequest): { tree: Uint8Array; flamegraph?: FlameGraph } {
  const maxNodes = readMaxNodes(request.maxNodes);
  const { symbols } = store;
  const other = symbols.getName('other');
  const stacks = mergeStacks(store, readStackQuery(request));
  const callTree = cutTreeTwice(buildNameTree(symbols, [stacks]), maxNodes, other);
  const tree = encodeTree(callTree, symbols.names, other);
  return request.format === ProfileFormat.TREE
    ? { tree }
    : { tree, flamegraph: encodeFlameGraph(callTree, symbols.names, other) };
}

function selectPprof(store: ProfileStore, request: StacksRequest, maxNodes: number) {
  const { symbols } = store;
  const query = readStackQuery(request);
  const tree = cutTreeTwice(
    buildLocationTree(symbols, mergeStacks(store, query)),
    maxNodes,
    symbols.getNameOnlyLocation('other'),
  );
  return encodePprof(symbols, tree, parseProfileType(request.profileTypeID), query.range.endMs);
}

function readStackQuery(request: StacksRequest): StackQuery {
  return {
    matchers: readMatchers(request),
    range: readTimeRange(request),
    spanIds: readSpanIds(request.spanSelector ?? []),
    traceIds: request.traceIdSelector ?? [],
    profileIds: request.profileIdSelector ?? [],
    callSite: request.stackTraceSelector?.callSite.map((location) => location.name) ?? [],
  };
}

function readSteppedQuery(request: SelectSeriesRequest | SelectHeatmapRequest): SteppedQuery {
  return {
    matchers: readMatchers(request),
    range: readTimeRange(request),
    stepMs: readStepMs(request.step),
    groupBy: request.groupBy,
  };
}

function readHeatmapSubject({ queryType }: SelectHeatmapRequest): 'profiles' | 'spans' {
  switch (queryType) {
    case HeatmapQueryType.INDIVIDUAL:
      return 'profiles';
    case HeatmapQueryType.SPAN:
      return 'spans';
    default:
      throw new InvalidArgument('a heatmap needs a query type');
  }
}

function allowsUtf8(header: Headers): boolean {
  return /;\s*allow-utf8-labelnames=true/.test(header.get('accept') ?? '');
}
