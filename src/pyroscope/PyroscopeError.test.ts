/** @jest-environment node */
import { Code, ConnectError } from '@connectrpc/connect';
import { isLasting, toPyroscopeError } from './PyroscopeError';

test.each<[string, unknown, boolean]>([
  ['a call that the server does not know', new ConnectError('not implemented', Code.Unimplemented), true],
  ['a server that fails at it', new ConnectError('not implemented', Code.Unknown), true],
  ['a proxy without a server behind', new ConnectError('bad gateway', Code.Unavailable), false],
  ['an answer that took too long', new ConnectError('deadline', Code.DeadlineExceeded), false],
  ['a session that ended', new ConnectError('unauthorized', Code.Unauthenticated), false],
  ['a question that was refused', new ConnectError('range too long', Code.InvalidArgument), false],
])('%s lasts or not', (_, error, expected) => {
  expect(isLasting(toPyroscopeError(error))).toBe(expected);
});
