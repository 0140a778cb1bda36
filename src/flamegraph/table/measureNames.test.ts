/** @jest-environment node */
import { measureNames } from './measureNames';

test('short names leave room for the heading of their column', () => {
  expect(measureNames(['gc', 'main'], Uint32Array.of(0, 1))).toBeGreaterThanOrEqual('Function'.length * 7);
});

test('long names ask for more, up to a limit', () => {
  const ask = (letters: number) => measureNames(['x'.repeat(letters)], Uint32Array.of(0));
  expect(ask(40)).toBeGreaterThan(ask(20));
  expect(ask(4_000)).toBe(ask(5_000));
});
