import { toBinary } from '@bufbuild/protobuf';
import { BinaryReader } from '@bufbuild/protobuf/wire';
import { createClient } from '@connectrpc/connect';
import type { ProfilePart } from 'profile/parts/ProfilePart';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { type Profile, ProfileSchema } from 'pyroscope/gen/google/v1/profile_pb';
import { ProfileFormat, QuerierService } from 'pyroscope/gen/querier/v1/querier_pb';
import { buildPartSelectors, listEmptyParts } from './mergeProfiles';
import { isCancellation, PyroscopeError, toPyroscopeError } from './PyroscopeError';
import { SERVER_MAX_NODES } from './serverLimits';
import { checkPart, toBounds } from './toBounds';
import { createPyroscopeTransport, type TransportOptions } from './transport';

export interface ServerPprofQuery extends TimeRangeMs {
  readonly profileTypeId: string;
  /** `{}` selects everything. */
  readonly labelSelector: string;
  /** Names of the outermost functions, in order; only stacks that begin with them are wanted. */
  readonly callSite?: readonly string[];
  /** A longer answer is given up: it is wanted for what else it tells, and not at any price. */
  readonly maxBytes?: number;
}

/**
 * Fetches the server's own merged pprof, uncompressed and uncut, with the lines, addresses and mappings that a call tree does not
 * have. The bytes are what the server sent: to read millions of samples only to write them again would take seconds.
 *
 * @throws PyroscopeError, even if the range has no profiles; or what an aborted request throws
 */
export async function fetchServerPprof(
  { baseUrl, fetch }: TransportOptions,
  { profileTypeId, labelSelector, callSite, maxBytes = Infinity, fromMs, toMs }: ServerPprofQuery,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = new Uint8Array();
  // Keeps the body, and leaves a valid message without any field to the client, which sees to headers and errors.
  const keepBody: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const isMessage = response.ok && response.headers.get('content-type')?.startsWith('application/proto') === true;
    if (!isMessage) {
      return response;
    }
    bytes = await readBytes(response, maxBytes);
    return new Response(undefined, { status: response.status, headers: { 'content-type': 'application/proto' } });
  };
  const querier = createClient(QuerierService, createPyroscopeTransport({ baseUrl, fetch: keepBody }));
  try {
    await querier.selectMergeProfile(
      {
        profileTypeID: profileTypeId,
        labelSelector,
        ...toBounds({ fromMs, toMs }),
        stackTraceSelector: callSite && { callSite: callSite.map((name) => ({ name })) },
      },
      { signal },
    );
  } catch (error) {
    throw isCancellation(error) ? error : toPyroscopeError(error);
  }
  if (bytes.length > maxBytes) {
    throw new PyroscopeError('too-large', 'The pprof of this question is too long to be read beside the graph.');
  }
  if (bytes.length === 0) {
    throw new PyroscopeError('no-data', '');
  }
  if (!isWholeMessage(bytes)) {
    throw new PyroscopeError('malformed', 'The pprof ends early, or is none.');
  }
  return bytes;
}

/** True if the fields of a message go to its end: what a lost connection cut must not be kept, nor saved as a file. */
function isWholeMessage(bytes: Uint8Array): boolean {
  const reader = new BinaryReader(bytes);
  try {
    while (reader.pos < reader.len) {
      const [field, wireType] = reader.tag();
      reader.skip(wireType, field);
    }
    return reader.pos === reader.len;
  } catch {
    // The reader throws on what is no field.
    return false;
  }
}

/** Reads all bytes, or as many as tell that there are more than so many. */
async function readBytes(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body || maxBytes === Infinity) {
    return new Uint8Array(await response.arrayBuffer());
  }
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done && length <= maxBytes; next = await reader.read()) {
    pieces.push(next.value);
    length += next.value.length;
  }
  await reader.cancel();
  const bytes = new Uint8Array(length);
  let place = 0;
  for (const piece of pieces) {
    bytes.set(piece, place);
    place += piece.length;
  }
  return bytes;
}

/**
 * Fetches the pprof of a part of a profile. Servers that do not know a selector ignore it: for ids that nothing has they
 * would return data, and then there is no pprof of the part.
 *
 * @throws PyroscopeError, also if the range has no profiles or the server has no such format; or what an aborted request
 *   throws
 */
export async function fetchPartPprof(
  options: TransportOptions,
  query: Omit<ServerPprofQuery, 'maxBytes' | 'callSite'> & ProfilePart,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  checkPart(query);
  const querier = createClient(QuerierService, createPyroscopeTransport(options));
  const ask = async (part: ProfilePart): Promise<Profile | undefined> => {
    const request = {
      profileTypeID: query.profileTypeId,
      labelSelector: query.labelSelector,
      ...toBounds(query),
      format: ProfileFormat.PPROF,
      maxNodes: BigInt(SERVER_MAX_NODES),
      ...buildPartSelectors(part),
    };
    const { pprof } = await querier.selectMergeStacktraces(request, { signal });
    return pprof?.profile;
  };
  try {
    const [profile, ...ofNobody] = await Promise.all([ask(query), ...listEmptyParts(query).map(ask)]);
    if (!profile) {
      throw new PyroscopeError('unsupported', 'This server gives no pprof of a part of a profile.');
    }
    if (ofNobody.some((other) => other && other.sample.length > 0)) {
      throw new PyroscopeError('ignored', '');
    }
    return toBinary(ProfileSchema, profile);
  } catch (error) {
    throw isCancellation(error) ? error : toPyroscopeError(error);
  }
}
