import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sendJson } from './http/sendJson';

/**
 * Serves short forms of long addresses for as long as the server runs: `POST /api/short-urls` and `/goto/<uid>`, as Grafana
 * documents them. They lead to paths of this server only: anything else would be an open redirect.
 */
export function addShortUrlRoutes(server: FastifyInstance): void {
  const paths = new Map<string, string>();
  server.post<{ Body: { path?: unknown } }>('/api/short-urls', ({ body, host }, reply) => {
    const { path } = body;
    if (typeof path !== 'string' || path.trim() === '' || /^[/\\]|^[a-z][\w+.-]*:|\.\.\//i.test(path)) {
      return sendJson(reply, 400, { message: 'Path should be relative' });
    }
    const uid = randomBytes(7).toString('hex');
    paths.set(uid, path);
    return sendJson(reply, 200, { uid, url: `http://${host}/goto/${uid}?orgId=1` });
  });
  server.get<{ Params: { uid: string } }>('/goto/:uid', ({ params }, reply) => {
    const path = paths.get(params.uid);
    return path === undefined ? sendJson(reply, 404, { message: 'Short URL not found' }) : reply.redirect(`/${path}`);
  });
}
