import type { Interceptor, Transport } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';

// Without it a server leaves out label names with dots (LabelNames, Series).
const ALL_LABEL_NAMES = 'application/proto; allow-utf8-labelnames=true';

const askForAllLabelNames: Interceptor = (next) => (request) => {
  request.header.set('accept', ALL_LABEL_NAMES);
  return next(request);
};

export interface TransportOptions {
  /** Where the services of a Pyroscope server answer, without a slash at the end. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
}

/** Binary Connect calls to one Pyroscope server. */
export function createPyroscopeTransport({ baseUrl, fetch }: TransportOptions): Transport {
  return createConnectTransport({ baseUrl, fetch, useBinaryFormat: true, interceptors: [askForAllLabelNames] });
}
