import type { FastifyInstance } from 'fastify';
import { forward, MAX_BODY_BYTES } from '../http/forward';
import { JSON_WITH_CHARSET, sendJson } from '../http/sendJson';
import { PYROSCOPE_UID } from '../settings/dataSources';

const PREFIX = '/api/datasources/proxy/uid/';

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
      forward(target, request.raw, reply.raw, selectCookies(request.headers.cookie), { isDataSource: true });
      return undefined;
    });
  });
}

/** The one cookie that is passed on, as with “Allowed cookies” of the data source. */
const KEPT_COOKIE = /(?:^|; )(pyroscope_git_session=[^;]*)/;

function selectCookies(cookies = ''): Record<string, string> {
  const kept = KEPT_COOKIE.exec(cookies)?.[1];
  return kept === undefined ? {} : { cookie: kept };
}

/** Builds the address; undefined if `..` would leave the base. */
function buildTarget(baseUrl: string, pathAndQuery: string): URL | undefined {
  const base = baseUrl.replace(/\/$/, '');
  const target = new URL(base + pathAndQuery);
  return target.href.startsWith(`${base}/`) ? target : undefined;
}
