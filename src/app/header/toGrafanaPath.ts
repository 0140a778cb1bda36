import { locationUtil } from '@grafana/data';

/** An address of this Grafana as a path below its root, without a slash before it. */
export function toGrafanaPath(url: string): string {
  const { pathname, search } = new URL(url);
  return `${locationUtil.stripBaseFromUrl(pathname)}${search}`.replace(/^\/+/, '');
}
