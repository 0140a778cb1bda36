import type { Client } from '@connectrpc/connect';
import { listPartKinds, type PartKind, type ProfilePart } from 'profile/parts/ProfilePart';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import {
  ProfileFormat,
  type QuerierService,
  type SelectMergeStacktracesResponse,
} from 'pyroscope/gen/querier/v1/querier_pb';
import { PyroscopeError } from './PyroscopeError';
import { SERVER_MAX_NODES } from './serverLimits';
import { toBounds } from './toBounds';

type Querier = Client<typeof QuerierService>;

interface MergeQuery extends TimeRangeMs, ProfilePart {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly maxNodes: number;
  readonly callSite?: readonly string[];
}

type Answer = Pick<SelectMergeStacktracesResponse, 'tree' | 'flamegraph'>;

/**
 * Fetches the merged profile of a query. Servers that do not know a selector, and the old storage of others, silently
 * ignore it and return the whole profile. So an answer counts as narrowed only once the same question about ids that
 * nothing has got an empty answer.
 *
 * @throws PyroscopeError of the kind `ignored` if the server does not narrow; else what the call throws
 */
export async function mergeProfiles(
  querier: Querier,
  proofs: PartProofs,
  query: MergeQuery,
  signal: AbortSignal,
): Promise<Answer> {
  const kinds = listPartKinds(query);
  const answer = await querier.selectMergeStacktraces(buildRequest(query), { signal });
  // A server that ignores the narrowing returns more than nothing, or has no data.
  if (isEmpty(answer)) {
    return answer;
  }
  for (const kind of kinds) {
    const isHeeded = await proofs.getOrAsk(kind, query, async () => {
      const nothing = { ...query, ...getPartOfNobody(kind), maxNodes: 1 };
      return isEmpty(await querier.selectMergeStacktraces(buildRequest(nothing), { signal }));
    });
    if (!isHeeded && kinds.length === 1 && kind === 'spanIds') {
      // Servers narrowed to spans by this call before they did by the other.
      return querier.selectMergeSpanProfile(buildRequest(query), { signal });
    }
    if (!isHeeded) {
      throw new PyroscopeError('ignored', '');
    }
  }
  return answer;
}

function getPartOfNobody(kind: PartKind): ProfilePart {
  return { spanIds: [], profileIds: [], traceIds: [], [kind]: [NOBODY[kind]] };
}

/** Lists a part without any data for each way in which a profile is narrowed. */
export function listEmptyParts(part: ProfilePart): ProfilePart[] {
  return listPartKinds(part).map(getPartOfNobody);
}

/** Well-formed ids that no span, profile or trace has. */
const NOBODY: Readonly<Record<PartKind, string>> = {
  spanIds: '0'.repeat(16),
  profileIds: '00000000-0000-0000-0000-000000000000',
  traceIds: '0'.repeat(32),
};

const MAX_KNOWN = 200;

/** Ways of narrowing that a server is known to support. */
export class PartProofs {
  private readonly known = new Map<string, boolean>();

  /** `ask`: whether the server answers with nothing for ids that nothing has. */
  async getOrAsk(kind: PartKind, query: MergeQuery, ask: () => Promise<boolean>): Promise<boolean> {
    const key = printProofKey(kind, query);
    const isHeeded = this.known.get(key) ?? (await ask());
    if (this.known.size >= MAX_KNOWN) {
      this.known.clear();
    }
    this.known.set(key, isHeeded);
    return isHeeded;
  }
}

/** The server's version decides for spans and traces; for single profiles, the storage that holds the range. */
function printProofKey(kind: PartKind, { profileTypeId, labelSelector, fromMs, toMs }: MergeQuery): string {
  return kind === 'profileIds' ? JSON.stringify([kind, profileTypeId, labelSelector, fromMs, toMs]) : kind;
}

function isEmpty({ tree, flamegraph }: Answer): boolean {
  return tree.length === 0 && (flamegraph?.total ?? 0n) === 0n;
}

function buildRequest(query: MergeQuery) {
  const { callSite } = query;
  return {
    profileTypeID: query.profileTypeId,
    labelSelector: query.labelSelector,
    maxNodes: BigInt(Math.min(SERVER_MAX_NODES, Math.max(1, Math.floor(query.maxNodes)))),
    format: ProfileFormat.TREE,
    ...toBounds(query),
    ...buildPartSelectors(query),
    stackTraceSelector: callSite && { callSite: callSite.map((name) => ({ name })) },
  };
}

/** Builds the message fields that narrow a profile. */
export function buildPartSelectors({ spanIds = [], profileIds = [], traceIds = [] }: ProfilePart) {
  return { spanSelector: [...spanIds], profileIdSelector: [...profileIds], traceIdSelector: [...traceIds] };
}
