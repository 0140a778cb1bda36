import { type BackendSrvRequest, getBackendSrv, isFetchError } from '@grafana/runtime';
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
