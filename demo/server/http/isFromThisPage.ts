import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * True if a request comes from our own page or from a program on this machine. Refuses a page that had its own name resolve to
 * 127.0.0.1 (foreign Host), and a page of another origin, which would otherwise spend the user's rights here. A link from
 * elsewhere to one of our pages is fine: it hands nothing back.
 */
export function isFromThisPage(method: string, headers: IncomingHttpHeaders): boolean {
  const { host = '', origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = headers;
  if (!LOOPBACK.test(host) || (origin !== undefined && origin !== `http://${host}`)) {
    return false;
  }
  const isLink = method === 'GET' && mode === 'navigate';
  return site === undefined || site === 'same-origin' || site === 'none' || isLink;
}
