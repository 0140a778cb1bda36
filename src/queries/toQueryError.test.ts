/** @jest-environment node */
import { toQueryError } from './toQueryError';

test.each([
  [{ message: 'invalid_argument: bad selector' }, 'refused', 'bad selector'],
  [{ message: 'unavailable: dial tcp: connection refused' }, 'unreachable', 'dial tcp: connection refused'],
  [{ message: 'dial tcp: connection refused', status: 502 }, 'unreachable', 'dial tcp: connection refused'],
  [{ data: { message: 'Access denied' }, status: 403 }, 'forbidden', 'Access denied'],
  [{ data: { message: 'Unauthorized' }, status: 401 }, 'unauthenticated', 'Unauthorized'],
  [{ statusText: 'Gateway Timeout', status: 504 }, 'unreachable', 'Gateway Timeout'],
  [{ message: 'unknown: boom' }, 'failed', 'boom'],
  [
    {
      message: 'received error from client while getting span profile: unknown: rpc error: invalid span id',
      refId: 'A',
    },
    'failed',
    'rpc error: invalid span id',
  ],
  [{}, 'failed', 'The query failed.'],
])('the query error %j is "%s"', (error, kind, words) => {
  expect(toQueryError(error)).toMatchObject({ kind, words });
});
