/** @jest-environment node */
import { buildDenominators, describeDenominator, describeShares } from './describeShares';

test('shares of a part name the part and the whole', () => {
  const denominators = buildDenominators(40e9, 80e9);
  expect(describeShares(10e9, 'ns', denominators)).toBe(
    '10 s: 25 % of what is shown (40 s), 12.5 % of the whole profile (1.33 min)',
  );
  expect(describeDenominator('ns', denominators)).toBe('% of shown, 40 s');
});

test('where all is shown there is one share', () => {
  expect(describeShares(1, 'short', buildDenominators(3, 3))).toBe('1: 33.3 % of the whole profile (3)');
});

test('nothing of nothing is nothing', () => {
  expect(describeShares(0, 'bytes', buildDenominators(0, 0))).toBe('0 B: 0 % of the whole profile (0 B)');
});
