import { AppEvents, DataQueryErrorType, type EventBus, urlUtil } from '@grafana/data';
import { type BackendSrv, type BackendSrvRequest, config, type FetchError, type FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable, Subject, type Subscriber } from 'rxjs';

/** Paths whose answers have results per query: an error is shown at the query, not as a toast. */
const dataQueryPath = /^\/?(api\/ds\/query|api\/datasources\/proxy\/|apis\/query\.grafana\.app\/)/;

/** Grafana waits this long before it shows a failed request, so that the caller can set `isHandled`. */
const errorAlertDelayMs = 50;

/** A longer message goes below a short headline. */
const maxHeadlineLength = 80;

type ReadBody<T> = (response: Response, emit: (data: T) => void) => Promise<void>;

/** HTTP for the plugin as Grafana offers it: error objects, toasts, cancellation by request id or signal. */
export class HostBackendSrv implements BackendSrv {
  private readonly startedRequestIds = new Subject<string>();

  constructor(private readonly appEvents: EventBus) {}

  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return this.send<T>(options, async (response, emit) => emit(await readBody(response, options.responseType)));
  }

  chunked(options: BackendSrvRequest): Observable<FetchResponse<Uint8Array | undefined>> {
    return this.send<Uint8Array | undefined>(options, async (response, emit) => {
      const reader = response.body?.getReader();
      for (let chunk = await reader?.read(); chunk?.done === false; chunk = await reader?.read()) {
        emit(chunk.value);
      }
    });
  }

  async request<T>(options: BackendSrvRequest): Promise<T> {
    return (await lastValueFrom(this.fetch<T>(options))).data;
  }

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  get<T>(
    url: string,
    params?: BackendSrvRequest['params'],
    requestId?: string,
    options?: Partial<BackendSrvRequest>,
  ): Promise<T> {
    return this.request<T>({ ...options, method: 'GET', url, params, requestId });
  }

  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }

  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }

  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }

  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>): Promise<T> {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }

  private send<T>(options: BackendSrvRequest, read: ReadBody<T>): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const { requestId, abortSignal } = options;
      const controller = new AbortController();
      const abort = (): void => controller.abort();
      abortSignal?.addEventListener('abort', abort);
      if (abortSignal?.aborted) {
        abort();
      }
      // A second request with the same id replaces the first.
      if (requestId !== undefined) {
        this.startedRequestIds.next(requestId);
      }
      const replacement = this.startedRequestIds.subscribe((id) => {
        if (id === requestId) {
          subscriber.error(createCancelledError(options));
        }
      });

      this.run({ options, signal: controller.signal, read, subscriber }).catch((error: unknown) => {
        if (!subscriber.closed) {
          this.showErrorLater(options, error);
        }
        subscriber.error(error);
      });
      return () => {
        replacement.unsubscribe();
        abortSignal?.removeEventListener('abort', abort);
        abort();
      };
    });
  }

  private async run<T>(call: {
    options: BackendSrvRequest;
    signal: AbortSignal;
    read: ReadBody<T>;
    subscriber: Subscriber<FetchResponse<T>>;
  }): Promise<void> {
    const { options, signal, read, subscriber } = call;
    const response = await fetch(buildUrl(options), { ...buildInit(options), signal });
    if (!response.ok) {
      throw createFetchError(options, response, await readBody<unknown>(response, options.responseType));
    }
    const { status, statusText, ok, headers, redirected, type, url } = response;
    await read(response, (data) => {
      this.showSuccess(options, data);
      subscriber.next({ data, status, statusText, ok, headers, redirected, type, url, config: options });
    });
    subscriber.complete();
  }

  private showSuccess(options: BackendSrvRequest, data: unknown): void {
    const isQuiet = (options.method ?? 'GET') === 'GET' || dataQueryPath.test(options.url);
    const wanted = options.showSuccessAlert ?? !isQuiet;
    if (wanted && hasMessage(data)) {
      this.appEvents.publish({ type: AppEvents.alertSuccess.name, payload: [data.message] });
    }
  }

  private showErrorLater(options: BackendSrvRequest, error: unknown): void {
    const wanted = options.showErrorAlert ?? !dataQueryPath.test(options.url);
    const isAbort = error instanceof DOMException && error.name === 'AbortError';
    if (!wanted || isAbort) {
      return;
    }
    setTimeout(() => {
      const { status = 500, isHandled, data } = error as Partial<FetchError<unknown>>;
      if (isHandled) {
        return;
      }
      const text = hasMessage(data) ? data.message : String(error);
      const [headline, description] =
        status === 422 ? ['Validation failed', text] : text.length > maxHeadlineLength ? ['Error', text] : [text, ''];
      const event = status < 500 ? AppEvents.alertWarning : AppEvents.alertError;
      this.appEvents.publish({ type: event.name, payload: [headline, description] });
    }, errorAlertDelayMs);
  }
}

function buildUrl({ url, params }: BackendSrvRequest): string {
  const isAbsolute = /^(https?:)?\/\//.test(url);
  const fromRoot = isAbsolute ? url : `${config.appSubUrl}/${url.replace(/^\//, '')}`;
  const query = params === undefined ? '' : urlUtil.serializeParams(params);
  return query === '' ? fromRoot : `${fromRoot}${fromRoot.includes('?') ? '&' : '?'}${query}`;
}

function buildInit(options: BackendSrvRequest): RequestInit {
  const headers = new Headers({ Accept: 'application/json, text/plain, */*' });
  headers.set('X-Grafana-Org-Id', String(config.bootData.user.orgId));
  const { data } = options;
  const isRaw = isRawBody(data);
  if (data !== undefined && !isRaw) {
    headers.set('Content-Type', 'application/json');
  }
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    headers.set(name, String(value));
  }
  return {
    method: options.method ?? 'GET',
    headers,
    body: data === undefined ? undefined : isRaw ? data : JSON.stringify(data),
    credentials: options.credentials ?? 'same-origin',
  };
}

function isRawBody(data: unknown): data is BodyInit {
  return data instanceof FormData || data instanceof Blob || data instanceof Uint8Array || typeof data === 'string';
}

async function readBody<T>(response: Response, type: BackendSrvRequest['responseType']): Promise<T> {
  switch (type) {
    case 'arraybuffer':
      return (await response.arrayBuffer()) as T;
    case 'blob':
      return (await response.blob()) as T;
    case 'text':
      return (await response.text()) as T;
    default: {
      const text = await response.text();
      return (isJson(text) ? JSON.parse(text) : text) as T;
    }
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Grafana hands over such a body as it is, whatever its content type.
    return false;
  }
}

/** Takes `data.message` from the body, its `error` field or its text. Bytes stay bytes if bytes were asked for. */
function createFetchError(options: BackendSrvRequest, response: Response, body: unknown): FetchError {
  const { status, statusText } = response;
  return { status, statusText, data: toErrorData(body, statusText), config: options };
}

function toErrorData(body: unknown, statusText: string): object {
  if (typeof body === 'string') {
    return body === ''
      ? { message: statusText || 'Unexpected error' }
      : { message: body, error: statusText, response: body };
  }
  if (typeof body !== 'object' || body === null) {
    return { message: 'Unexpected error' };
  }
  if (!hasMessage(body) && 'error' in body && typeof body.error === 'string') {
    return { ...body, message: body.error };
  }
  return body;
}

function createCancelledError(options: BackendSrvRequest): FetchError & { type: DataQueryErrorType } {
  return {
    type: DataQueryErrorType.Cancelled,
    cancelled: true,
    status: -1,
    statusText: 'Request was aborted',
    data: null,
    config: options,
  };
}

function hasMessage(data: unknown): data is { message: string } {
  return typeof data === 'object' && data !== null && 'message' in data && typeof data.message === 'string';
}
