import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

/**
 * Grafana's short form of one of its own addresses (`POST /api/short-urls`). `path` is relative to Grafana's root, without a
 * slash before it. Rejects with whatever the host's request service throws.
 */
export async function createShortUrl(path: string): Promise<string> {
  const answer = await lastValueFrom(
    getBackendSrv().fetch<{ readonly url: string }>({
      url: '/api/short-urls',
      method: 'POST',
      data: { path },
      showErrorAlert: false,
      showSuccessAlert: false,
    }),
  );
  return answer.data.url;
}
