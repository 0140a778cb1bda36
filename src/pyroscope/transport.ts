import type { Interceptor, Transport } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';

// Without it a server leaves out label names with dots (LabelNames, Series).
const ALL_LABEL_NAMES = 'application/proto; allow-utf8-labelnames=true';

const askForAllLabelNames: Interceptor = (next) => (request) => {
  request.header.set('accept', ALL_LABEL_NAMES);
  return next(request);
};

/**
 * Error answers that are no JSON (a proxy's page, nothing at all) say no more than their status: without a JSON content
 * type the Connect client goes by that.
 */
function markForeignErrors(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) {
      return response;
    }
    const body = await response.text();
    const headers = new Headers(response.headers);
    headers.set('content-type', isJsonObject(body) ? 'application/json' : 'text/plain');
    return new Response(body, { status: response.status, headers });
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    // The question was whether it parses.
    return false;
  }
}

export interface TransportOptions {
  /** Where the services of a Pyroscope server answer, without a slash at the end. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

/** Binary Connect calls to one Pyroscope server. */
export function createPyroscopeTransport({ baseUrl, fetch }: TransportOptions): Transport {
  return createConnectTransport({
    baseUrl,
    fetch: markForeignErrors(fetch),
    useBinaryFormat: true,
    interceptors: [askForAllLabelNames],
  });
}
