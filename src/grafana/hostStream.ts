import { config } from '@grafana/runtime';

const STAY_HERE: RequestInit = { redirect: 'manual', referrerPolicy: 'no-referrer' };

/**
 * `fetch` on a path of this Grafana, with an answer that can be read while it comes. Not through Grafana's request service:
 * that one takes a 401 that a proxied service gave for a lost session, and shows a message for each failure.
 *
 * The address of the page, which names the service and its filters, is not sent along. A redirect is not followed: it comes
 * from the proxied service, which could lead anywhere in this Grafana, to its logout for example.
 */
export function hostStream(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('x-grafana-org-id', String(config.bootData.user.orgId));
  return fetch(config.appSubUrl + path, { ...init, headers, credentials: 'same-origin', ...STAY_HERE });
}
