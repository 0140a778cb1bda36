import { createClient } from '@connectrpc/connect';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { QuerierService } from 'pyroscope/gen/querier/v1/querier_pb';
import { isCancellation, PyroscopeError, toPyroscopeError } from './PyroscopeError';
import { createPyroscopeTransport, type TransportOptions } from './transport';

export interface ServerPprofQuery extends TimeRangeMs {
  readonly profileTypeId: string;
  /** `{}` selects everything. */
  readonly labelSelector: string;
  /** Only this one profile: a UUID. */
  readonly profileId?: string;
}

/**
 * The server's own merged pprof, uncompressed and uncut, with the lines, addresses and mappings that a call tree does not
 * have. The bytes are what the server sent: to read millions of samples only to write them again would take seconds.
 *
 * @throws PyroscopeError, also where the range has no profiles; or what an aborted request throws
 */
export async function fetchServerPprof(
  { baseUrl, fetch }: TransportOptions,
  { profileTypeId, labelSelector, profileId, fromMs, toMs }: ServerPprofQuery,
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
    bytes = new Uint8Array(await response.arrayBuffer());
    return new Response(undefined, { status: response.status, headers: { 'content-type': 'application/proto' } });
  };
  const querier = createClient(QuerierService, createPyroscopeTransport({ baseUrl, fetch: keepBody }));
  const start = BigInt(Math.floor(fromMs));
  const end = BigInt(Math.ceil(toMs));
  try {
    const profileIdSelector = profileId ? [profileId] : [];
    await querier.selectMergeProfile(
      { profileTypeID: profileTypeId, labelSelector, start, end, profileIdSelector },
      { signal },
    );
  } catch (error) {
    throw isCancellation(error) ? error : toPyroscopeError(error);
  }
  if (bytes.length === 0) {
    throw new PyroscopeError('refused', 'The server has no profile of this kind in this time range.');
  }
  return bytes;
}
