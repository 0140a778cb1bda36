/** @jest-environment node */
import { isLasting, PyroscopeError, type PyroscopeErrorKind } from './PyroscopeError';

test.each<[string, PyroscopeErrorKind, boolean]>([
  ['a call that the server does not know', 'unsupported', true],
  ['a server that fails at it', 'failed', true],
  ['a proxy without a server behind', 'unreachable', false],
  ['a lost connection', 'no-answer', false],
  ['a session that ended', 'unauthenticated', false],
  ['a question that was refused', 'refused', false],
])('%s lasts or not', (_, kind, expected) => {
  expect(isLasting(new PyroscopeError(kind, 'words'))).toBe(expected);
});
