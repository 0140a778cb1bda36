import type { FlameGraph, FlameGraphDiff } from 'pyroscope/gen/querier/v1/querier_pb';
import type { Profile } from 'pyroscope/gen/google/v1/profile_pb';
import type { StackTraceSelector } from 'pyroscope/gen/types/v1/types_pb';
import type { CallTree } from './CallTree';
import { buildLocationTree, buildNameTree } from './CallTree';
import { cutTree, cutTreeTwice } from './cutTree';
import { encodeFlameGraph, encodeFlameGraphDiff } from './encodeLevels';
import { encodePprof } from './encodePprof';
import { encodeTree } from './encodeTree';
import { mergeStacks } from './mergeStacks';
import type { ProfileStore } from './ProfileStore';
import { parseProfileType, readMatchers, readMaxNodes, readTimeRange } from './readQuery';

/** What all requests for a merged profile have in common; selectors that a request cannot have are absent. */
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

// The function that stands for everything that was cut.
const OTHER = 'other';

/** Throws InvalidArgument, as all functions here do. */
export function selectFlameGraph(store: ProfileStore, request: ProfileRequest): FlameGraph {
  return encodeFlameGraph(selectNameTree(store, request), store.symbols.names, store.symbols.getName(OTHER));
}

/** The profile in the TREE format. */
export function selectTreeBytes(store: ProfileStore, request: ProfileRequest): Uint8Array {
  return encodeTree(selectNameTree(store, request), store.symbols.names, store.symbols.getName(OTHER));
}

/** The node limit of the left side is that of the whole answer. */
export function selectDiff(store: ProfileStore, left: ProfileRequest, right: ProfileRequest): FlameGraphDiff {
  const maxNodes = readMaxNodes(left.maxNodes);
  const otherKey = store.symbols.getName(OTHER);
  const tree = buildNameTree(store.symbols, [mergeRequested(store, left), mergeRequested(store, right)]);
  return encodeFlameGraphDiff(cutTree(tree, maxNodes, otherKey), store.symbols.names, otherKey);
}

/** Nothing is cut unless the request asks for it: pprof is for taking a profile along. */
export function selectPprof(store: ProfileStore, request: ProfileRequest): Profile {
  const { symbols } = store;
  const maxNodes = request.maxNodes ? readMaxNodes(request.maxNodes) : Infinity;
  const tree = buildLocationTree(symbols, mergeRequested(store, request));
  const cut = cutTree(tree, maxNodes, getOtherLocation(store));
  return encodePprof(symbols, cut, parseProfileType(request.profileTypeID), Number(request.end));
}

function selectNameTree(store: ProfileStore, request: ProfileRequest): CallTree {
  const maxNodes = readMaxNodes(request.maxNodes);
  const tree = buildNameTree(store.symbols, [mergeRequested(store, request)]);
  return cutTreeTwice(tree, maxNodes, store.symbols.getName(OTHER));
}

function mergeRequested(store: ProfileStore, request: ProfileRequest): Float64Array {
  return mergeStacks(store, {
    matchers: readMatchers(request),
    range: readTimeRange(request),
    spanIds: request.spanSelector ?? [],
    traceIds: request.traceIdSelector ?? [],
    profileIds: request.profileIdSelector ?? [],
    callSite: request.stackTraceSelector?.callSite.map(({ name }) => name) ?? [],
  });
}

function getOtherLocation({ symbols }: ProfileStore): number {
  const fn = symbols.getFunction({ name: OTHER, systemName: OTHER, filename: '', startLine: 0 });
  const mapping = symbols.getMapping({
    filename: '',
    buildId: '',
    memoryStart: 0n,
    memoryLimit: 0n,
    fileOffset: 0n,
    hasFunctions: false,
    hasFilenames: false,
    hasLineNumbers: false,
    hasInlineFrames: false,
  });
  return symbols.getLocation({ mapping, address: 0n, lines: [{ function: fn, line: 0 }] });
}
