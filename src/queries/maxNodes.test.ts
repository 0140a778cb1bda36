/** @jest-environment node */
import { parseMaxNodes } from './maxNodes';

test.each([
  ['500', 500],
  ['1048577', 1_048_576],
  ['0', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['', undefined],
  [undefined, undefined],
  [['5', '6'], undefined],
])('maxNodes=%j in a URL asks for %s nodes', (value, expected) => {
  expect(parseMaxNodes(value)).toBe(expected);
});
