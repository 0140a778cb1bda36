/** @jest-environment node */
import { PyroscopeError, type PyroscopeErrorKind } from 'pyroscope/PyroscopeError';
import { describeError } from './describeError';

const KINDS: PyroscopeErrorKind[] = [
  'unreachable',
  'unauthenticated',
  'forbidden',
  'refused',
  'unsupported',
  'malformed',
  'too-large',
  'failed',
];

test('every kind of error has a title of its own and a next step', () => {
  const descriptions = KINDS.map((kind) => describeError(new PyroscopeError(kind, 'what the server said')));
  expect(new Set(descriptions.map(({ title }) => title)).size).toBe(KINDS.length);
  for (const { nextStep, detail } of descriptions) {
    expect(nextStep).not.toBe('');
    expect(detail).toBe('what the server said');
  }
});

test('a server that said nothing leaves no empty line', () => {
  expect(describeError(new PyroscopeError('failed', ' ')).detail).toBeUndefined();
});
