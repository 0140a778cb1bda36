/** @jest-environment node */
import { buildColumnFormat } from './buildColumnFormat';

test.each([
  ['ns', 216e9, 's', [216e9, 1e9, 1e6, 0, -60e9], ['216.0', '1.0', '< 0.1', '0', '-60.0']],
  ['ns', 59e9, 's', [59e9, 0.3e9, 0.001e9], ['59.00', '0.30', '< 0.01']],
  ['ns', 1440e9, 'min', [1440e9, 7.2e9], ['24.00', '0.12']],
  ['bytes', 900, 'B', [900, 1], ['900', '1']],
  ['bytes', 3 * 2 ** 20, 'MiB', [3 * 2 ** 20, 2 ** 10], ['3.00', '< 0.01']],
  ['short', 740, '', [740, 1], ['740', '1']],
  ['short', 12_300, 'K', [12_300, 4, 100], ['12.30', '< 0.01', '0.10']],
  ['cores', 0.52, 'mcores', [0.52, 0.004, -0.00001], ['520.0', '4.0', '> -0.1']],
  ['cores', 2.5, 'cores', [2.5, 0.004, -0.004], ['2.50', '< 0.01', '> -0.01']],
  ['cores', 0.0375, 'mcores', [0.0375, 0.0004], ['37.50', '0.40']],
  ['binBps', 2048, 'KiB/s', [2048], ['2.00']],
  ['samples/s', 12, 'samples/s', [12, Number.NaN], ['12.00', '–']],
] as const)('a column of %s up to %p is in %s', (unit, largest, expected, values, texts) => {
  const format = buildColumnFormat(unit, largest);
  expect(format.unit).toBe(expected);
  expect(values.map(format.print)).toEqual(texts);
});
