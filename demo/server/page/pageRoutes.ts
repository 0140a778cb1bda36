import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type PageData, printContentSecurityPolicy, printPage } from './printPage';

export interface PageRouteOptions {
  readonly getData: () => PageData;
  /** True if the user may open the page of an app with that path. */
  readonly canOpen: (path: string) => boolean;
  readonly styles: readonly string[];
  readonly reloads: boolean;
}

/**
 * Answers every path of a page with the shell: the browser decides which page it is. As in Grafana, a user who may not open a
 * page of an app is sent home.
 */
export function addPageRoutes(server: FastifyInstance, { getData, canOpen, styles, reloads }: PageRouteOptions): void {
  const sendPage = ({ url }: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = url.replace(/\?.*$/, '');
    if (path.startsWith('/a/') && !canOpen(path)) {
      return reply.redirect('/');
    }
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-type', 'text/html; charset=UTF-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', printContentSecurityPolicy(nonce))
      .send(printPage({ data: getData(), nonce, styles, reloads }));
  };
  for (const path of ['/', '/a/*', '/plugins/*', '/embed', '/extension-point']) {
    server.get(path, sendPage);
  }
}
