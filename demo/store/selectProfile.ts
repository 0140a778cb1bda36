import type { Profile } from 'pyroscope/gen/google/v1/profile_pb';
import type { FlameGraphDiff } from 'pyroscope/gen/querier/v1/querier_pb';
import type { StackTraceSelector } from 'pyroscope/gen/types/v1/types_pb';
import { buildLocationTree, buildNameTree, type CallTree } from './CallTree';
import { cutTree, cutTreeTwice } from './cutTree';
import { encodeFlameGraphDiff } from './encodeLevels';
import { encodePprof } from './encodePprof';
import { InvalidArgument } from './InvalidArgument';
import { mergeStacks } from './mergeStacks';
import type { ProfileStore } from './ProfileStore';
import { parseProfileType, readIds, readMatchers, readMaxNodes, readTimeRange } from './readQuery';

/** The fields that all requests for a merged profile share; selectors that a request cannot have are absent. */
export interface ProfileRequest {
  readonly profileTypeID: string;
  readonly labelSelector: string;
  readonly start: bigint;
  readonly end: bigint;
  readonly maxNodes?: bigint;
  readonly stackTraceSelector?: StackTraceSelector;
  readonly spanSelector?: readonly string[];
  readonly traceIdSelector?: readonly string[];
  readonly profileIdSelector?: readonly string[];
}

/** The function that stands for everything that was cut. */
export const OTHER = 'other';

// Pyroscope cuts a diff here, whatever its sides ask for.
const DIFF_MAX_NODES = 2048;

/** Merges the functions of the request's stacks, cut to its number of nodes. Throws InvalidArgument, as all functions here do. */
export function selectNameTree(store: ProfileStore, request: ProfileRequest): CallTree {
  const maxNodes = readMaxNodes(request.maxNodes);
  const tree = buildNameTree(store.symbols, [mergeRequested(store, request)]);
  return cutTreeTwice(tree, maxNodes, store.symbols.getName(OTHER));
}

/** Merges both sides into one flame graph. */
export function selectDiff(store: ProfileStore, left: ProfileRequest, right: ProfileRequest): FlameGraphDiff {
  // What a side asks for changes nothing, but may be refused.
  [left, right].forEach(({ maxNodes }) => readMaxNodes(maxNodes));
  const otherKey = store.symbols.getName(OTHER);
  const tree = buildNameTree(store.symbols, [mergeRequested(store, left), mergeRequested(store, right)]);
  return encodeFlameGraphDiff(cutTree(tree, DIFF_MAX_NODES, otherKey), store.symbols.names, otherKey);
}

/** Merges the stacks with their files and lines, cut to a number of locations. */
export function selectPprof(store: ProfileStore, request: ProfileRequest, maxNodes: number): Profile {
  const { symbols } = store;
  const tree = buildLocationTree(symbols, mergeRequested(store, request));
  const cut = cutTreeTwice(tree, maxNodes, symbols.getNameOnlyLocation(OTHER));
  return encodePprof(symbols, cut, parseProfileType(request.profileTypeID), Number(request.end));
}

function mergeRequested(store: ProfileStore, request: ProfileRequest): Float64Array {
  const { spanSelector = [], traceIdSelector = [] } = request;
  if (spanSelector.length > 0 && traceIdSelector.length > 0) {
    throw new InvalidArgument('span_selector and trace_id_selector cannot be combined');
  }
  return mergeStacks(store, {
    matchers: readMatchers(request),
    range: readTimeRange(store, request),
    spanIds: readIds('span', spanSelector),
    traceIds: readIds('trace', traceIdSelector),
    profileIds: request.profileIdSelector ?? [],
    callSite: request.stackTraceSelector?.callSite.map(({ name }) => name) ?? [],
  });
}
