import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { FastifyInstance } from 'fastify';
import { JSON_WITH_CHARSET, sendJson } from '../http/sendJson';
import { PYROSCOPE_UID } from '../settings/dataSources';

const PREFIX = '/api/datasources/proxy/uid/';
const MAX_BODY_BYTES = 4 * 1024 * 1024;

// Concern one connection only, or tell the data source about the user of this one.
const NOT_PASSED_ON = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding'],
  ...['upgrade', 'host', 'expect', 'cookie', 'set-cookie', 'origin', 'referer'],
]);

/** Hands requests to the data source's server as they are, and its answers back, both as streams of bytes. */
export async function addProxyRoutes(
  server: FastifyInstance,
  { pyroscopeUrl }: { pyroscopeUrl: string },
): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.all<{ Params: { uid: string } }>(`${PREFIX}:uid/*`, (request, reply) => {
      const { uid } = request.params;
      if (uid !== PYROSCOPE_UID) {
        return sendJson(reply, 404, { message: 'Unable to find datasource', traceID: '' }, JSON_WITH_CHARSET);
      }
      const target = buildTarget(pyroscopeUrl, request.url.slice(PREFIX.length + uid.length));
      if (!target) {
        return sendJson(reply, 404, { message: 'Not found' });
      }
      if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
        return sendJson(reply, 413, { message: 'Request body is too large' });
      }
      reply.hijack();
      forward(target, request.raw, reply.raw);
      return undefined;
    });
  });
}

/** Undefined where `..` would leave the base. */
function buildTarget(baseUrl: string, pathAndQuery: string): URL | undefined {
  const base = baseUrl.replace(/\/$/, '');
  const target = new URL(base + pathAndQuery);
  return target.href.startsWith(`${base}/`) ? target : undefined;
}

function forward(target: URL, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const send = target.protocol === 'https:' ? requestHttps : requestHttp;
  const onward = send(target, { method: incoming.method, headers: selectHeaders(incoming.headers) });
  onward.on('response', (answer) => {
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
