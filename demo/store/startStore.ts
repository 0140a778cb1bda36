import { createServer, type IncomingMessage } from 'node:http';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { CONSTANT_ANSWERS } from './constantAnswers';
import { createRoutes, reportErrors } from './createRoutes';
import type { SourceRepository } from './createVcsService';
import { ProfileStore } from './ProfileStore';

const MAX_BODY_BYTES = 64 * 1024 * 1024;
const PLAIN_TEXT = 'text/plain; charset=utf-8';
const LOOPBACK = '127.0.0.1';
const LOOPBACK_NAMES: readonly string[] = [LOOPBACK, 'localhost', '[::1]'];

export interface StartStoreOptions {
  /** Any free port if 0 or absent. */
  readonly port?: number;
  /** An empty store if absent. */
  readonly store?: ProfileStore;
  /** Source that users can look into; if absent, the integration of GitHub is not set up. */
  readonly repository?: SourceRepository;
}

export interface RunningStore {
  /** Has no slash at the end. */
  readonly url: string;
  readonly store: ProfileStore;
  close(): Promise<void>;
}

/** Serves a store as a Pyroscope server does, to this machine only. Rejects when the port is taken. */
export async function startStore(options: StartStoreOptions = {}): Promise<RunningStore> {
  const { port = 0, store = new ProfileStore() } = options;
  const handle = connectNodeAdapter({
    routes: createRoutes(store, options.repository),
    interceptors: [reportErrors],
    grpc: false,
    grpcWeb: false,
    readMaxBytes: MAX_BODY_BYTES,
    // Compressing for the same machine takes longer than sending.
    compressMinBytes: Infinity,
    // Fields and enum values that a server does not know are passed over without a word.
    jsonOptions: { ignoreUnknownFields: true },
    fallback: (request, response) => {
      const answer = CONSTANT_ANSWERS[request.url ?? ''];
      if (answer) {
        respond(response, 200, 'application/json', JSON.stringify(answer));
      } else {
        respond(response, 404, PLAIN_TEXT, '404 page not found\n');
      }
    },
  });
  const server = createServer((request, response) => {
    if (isForThisMachine(request)) {
      handle(request, response);
    } else {
      respond(response, 403, PLAIN_TEXT, 'this server answers on loopback names only\n');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  const address = server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${LOOPBACK}:${boundPort}`,
    store,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/**
 * True for requests to this machine's own name. A web page can send its own name to this address (DNS rebinding), and would
 * otherwise read the answer.
 */
function isForThisMachine({ headers: { host = '' } }: IncomingMessage): boolean {
  return LOOPBACK_NAMES.includes(host.replace(/:\d+$/, ''));
}

interface TextResponse {
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown;
  end(text: string): unknown;
}

function respond(response: TextResponse, status: number, contentType: string, text: string): void {
  response.writeHead(status, { 'content-type': contentType });
  response.end(text);
}
