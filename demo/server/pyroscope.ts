import { type Client, Code, ConnectError, createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { QuerierService } from 'pyroscope/gen/querier/v1/querier_pb';

export type Querier = Client<typeof QuerierService>;

/** Makes Connect calls to the Pyroscope behind the data source. */
export function createQuerier(pyroscopeUrl: string): Querier {
  return createClient(QuerierService, createConnectTransport({ baseUrl: pyroscopeUrl, httpVersion: '1.1' }));
}

/** Prints an error in the words of Grafana's backend: `invalid_argument: parsing label selector …`. */
export function printError(error: unknown, pyroscopeUrl: string): string {
  const { code, rawMessage, cause } = ConnectError.from(error);
  const isRefused = typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ECONNREFUSED';
  const { hostname, port, protocol } = new URL(pyroscopeUrl);
  const address = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
  const message = isRefused ? `dial tcp ${address}: connect: connection refused` : rawMessage;
  return `${printCode(isRefused ? Code.Unavailable : code)}: ${message}`;
}

function printCode(code: Code): string {
  return Code[code].replaceAll(/(?<!^)[A-Z]/g, '_$&').toLowerCase();
}
