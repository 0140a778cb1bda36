import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PageData } from './printPage';
import { printContentSecurityPolicy, printPage } from './printPage';

export interface PageRouteOptions {
  readonly getData: () => PageData;
  readonly styles: readonly string[];
  readonly reloads: boolean;
}

/** The shell answers on every path of a page; which page it is the browser decides. */
export function addPageRoutes(server: FastifyInstance, { getData, styles, reloads }: PageRouteOptions): void {
  const sendPage = (_request: unknown, reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-type', 'text/html; charset=UTF-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', printContentSecurityPolicy(nonce))
      .send(printPage({ data: getData(), nonce, styles, reloads }));
  };
  for (const path of ['/', '/a/*', '/plugins/*']) {
    server.get(path, sendPage);
  }
}
