/** @jest-environment node */
import { parseMaxNodes } from './maxNodes';

test.each([
  ['500', 500],
  ['1048577', 1_048_576],
  ['0', 16_384],
  ['-1', 16_384],
  ['1e3', 16_384],
  ['', 16_384],
  [undefined, 16_384],
  [['5', '6'], 16_384],
])('maxNodes=%j in a URL asks for %d nodes', (value, expected) => {
  expect(parseMaxNodes(value)).toBe(expected);
});
