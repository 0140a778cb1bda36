import type { Interceptor, Transport } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';
import { classifyFailure } from './classifyFailure';
import { PyroscopeError } from './PyroscopeError';

// Without it a server omits label names with dots (LabelNames, Series).
const ALL_LABEL_NAMES = 'application/proto; allow-utf8-labelnames=true';

const askForAllLabelNames: Interceptor = (next) => (request) => {
  request.header.set('accept', ALL_LABEL_NAMES);
  return next(request);
};

/** Turns failed answers into errors here, where status and body are available: they tell whether Grafana or Pyroscope failed. */
function throwFailures(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) {
      return response;
    }
    throw classifyFailure({ status: response.status, body: await response.text() });
  };
}

/** Largest answer of a list call, in bytes: decoding a longer list would freeze the page, and nobody could read it. */
const MAX_LIST_BYTES = 32 * 1024 * 1024;
const LISTS: readonly string[] = ['Series', 'LabelNames', 'LabelValues', 'AdHocProfileService/List'];

/** Ends answers to calls for lists if they become too long, however many bytes a server wants to send. */
function limitLists(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const url = input instanceof Request ? input.url : String(input);
    const isList = LISTS.some((call) => url.endsWith(`/${call}`));
    return response.ok && response.body && isList
      ? new Response(await readAll(response.body), { status: response.status, headers: response.headers })
      : response;
  };
}

async function readAll(body: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const reader = body.getReader();
  const chunks: Array<Uint8Array<ArrayBuffer>> = [];
  let sizeBytes = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    sizeBytes += chunk.value.length;
    if (sizeBytes > MAX_LIST_BYTES) {
      await reader.cancel();
      throw new PyroscopeError('too-large', `The list is longer than ${MAX_LIST_BYTES / 1024 / 1024} MiB.`);
    }
    chunks.push(chunk.value);
  }
  return new Blob(chunks);
}

export interface TransportOptions {
  /** Address of the server's services, without a slash at the end. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

/** Binary Connect calls to one Pyroscope server. */
export function createPyroscopeTransport({ baseUrl, fetch }: TransportOptions): Transport {
  return createConnectTransport({
    baseUrl,
    fetch: limitLists(throwFailures(fetch)),
    useBinaryFormat: true,
    interceptors: [askForAllLabelNames],
  });
}
