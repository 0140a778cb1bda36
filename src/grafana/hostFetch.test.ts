import { type BackendSrv, type BackendSrvRequest, type FetchResponse, setBackendSrv } from '@grafana/runtime';
import { type Observable, of, throwError } from 'rxjs';
import { hostFetch } from './hostFetch';

/** A host whose request service answers with `answer`, and keeps what it was asked. */
function setHost(answer: (request: BackendSrvRequest) => Observable<unknown>): BackendSrvRequest[] {
  const requests: BackendSrvRequest[] = [];
  const service: Pick<BackendSrv, 'fetch'> = {
    fetch: <T>(request: BackendSrvRequest) => {
      requests.push(request);
      return answer(request) as Observable<FetchResponse<T>>;
    },
  };
  setBackendSrv(service as BackendSrv);
  return requests;
}

test('bytes go out as a blob and come back as they are, without a toast', async () => {
  const data = new Uint8Array([1, 2, 255]).buffer;
  const requests = setHost(() =>
    of({ status: 200, data, headers: new Headers({ 'content-type': 'application/proto' }) }),
  );
  const response = await hostFetch('/x', {
    method: 'POST',
    headers: { 'content-type': 'application/proto' },
    body: new Uint8Array([9]),
  });
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 255]));
  expect(response.headers.get('content-type')).toBe('application/proto');
  expect(requests[0]).toMatchObject({ url: '/x', method: 'POST', showErrorAlert: false, responseType: 'arraybuffer' });
  expect(requests[0]?.data).toBeInstanceOf(Blob);
});

test('a failed answer is a response with its status and body', async () => {
  const data = new TextEncoder().encode('{"message":"no"}').buffer;
  setHost(() => throwError(() => ({ status: 403, statusText: 'Forbidden', data, config: { url: '/x' } })));
  const response = await hostFetch('/x');
  expect(response.status).toBe(403);
  expect(await response.json()).toEqual({ message: 'no' });
});

test('no answer at all throws like fetch does', async () => {
  setHost(() =>
    throwError(() => ({ status: 0, statusText: 'Request was aborted', data: undefined, config: { url: '/x' } })),
  );
  await expect(hostFetch('/x')).rejects.toThrow(TypeError);
});

test('an aborted request ends as a cancellation, whatever the host says', async () => {
  const controller = new AbortController();
  setHost(() => throwError(() => ({ status: -1, statusText: 'Request was aborted', config: { url: '/x' } })));
  controller.abort();
  await expect(hostFetch('/x', { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
});
