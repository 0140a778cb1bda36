import { type BackendSrvRequest, config, getBackendSrv, isFetchError } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

/**
 * `fetch` through Grafana's own request service, which renews the session's token and sends the organisation along.
 * Failed answers come back as a response with their status, without a toast; no answer at all throws.
 */
export async function hostFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const request: BackendSrvRequest = {
    url: String(input instanceof Request ? input.url : input),
    method: init.method ?? 'GET',
    headers: Object.fromEntries(headers),
    // The service serialises plain objects and passes blobs on as they are.
    data:
      init.body instanceof Uint8Array
        ? new Blob([copyBytes(init.body)], { type: headers.get('content-type') ?? '' })
        : init.body,
    responseType: 'arraybuffer',
    showErrorAlert: false,
    showSuccessAlert: false,
    abortSignal: init.signal ?? undefined,
  };
  try {
    const answer = await lastValueFrom(getBackendSrv().fetch<ArrayBuffer>(request), { defaultValue: undefined });
    if (!answer) {
      throw new DOMException('The request was cancelled.', 'AbortError');
    }
    return new Response(hasNoBody(answer.status) ? undefined : answer.data, {
      status: answer.status,
      headers: answer.headers,
    });
  } catch (error) {
    if (init.signal?.aborted) {
      throw new DOMException('The request was cancelled.', 'AbortError');
    }
    // Status 0 and below: no server answered.
    if (isFetchError<unknown>(error) && error.status > 0) {
      return new Response(toBody(error.data), {
        status: error.status,
        headers: { 'content-type': 'application/json' },
      });
    }
    throw error instanceof Error ? error : new TypeError(describeFailure(error));
  }
}

function hasNoBody(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** Bytes on a buffer of their own, as a blob wants them. */
function copyBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy;
}

function toBody(data: unknown): BodyInit {
  return data instanceof ArrayBuffer || typeof data === 'string' ? data : JSON.stringify(data ?? {});
}

function describeFailure(error: unknown): string {
  return isFetchError<unknown>(error) ? error.statusText || 'The request failed' : String(error);
}

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
