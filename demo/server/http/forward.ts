import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp, type ServerResponse } from 'node:http';
import { request as requestHttps } from 'node:https';

export const MAX_BODY_BYTES = 4 * 1024 * 1024;

// Concern one connection only, or tell the other server about the user of this one.
const NOT_PASSED_ON = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding'],
  ...['upgrade', 'host', 'expect', 'cookie', 'set-cookie', 'origin', 'referer'],
]);

/** Hands a request on to another server and its answer back, both unchanged. `headers` replace those of the request. */
export function forward(
  target: URL,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  headers: Readonly<Record<string, string>> = {},
  { isDataSource = false }: { readonly isDataSource?: boolean } = {},
): void {
  const send = target.protocol === 'https:' ? requestHttps : requestHttp;
  const onward = send(target, { method: incoming.method, headers: { ...selectHeaders(incoming.headers), ...headers } });
  onward.on('response', (answer) => {
    if (isDataSource && answer.statusCode === 401) {
      // Grafana keeps a 401 of a data source from the browser, which would take its own session for ended.
      answer.resume();
      outgoing
        .writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
        .end('Authentication to data source failed');
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, selectHeaders(answer.headers));
    answer.on('error', () => outgoing.destroy());
    answer.pipe(outgoing);
  });
  onward.on('error', () => {
    if (outgoing.headersSent) {
      // Too late for a status: a torn connection is how the browser learns that the answer is not whole.
      outgoing.destroy();
    } else {
      outgoing.writeHead(502).end();
    }
  });
  // The browser went away: the server need not go on with the query.
  outgoing.on('close', () => onward.destroy());
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) {
      onward.destroy();
    }
  });
  incoming.pipe(onward);
}

function selectHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.has(name)));
}
