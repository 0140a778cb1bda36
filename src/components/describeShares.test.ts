/** @jest-environment node */
import { withoutShares } from 'profile/amounts/AmountUnit';
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

test('of too few samples there are amounts alone', () => {
  const unit = withoutShares('ns');
  expect(describeShares(10e9, unit, buildDenominators(40e9, 80e9))).toBe('10 s');
  expect(describeDenominator(unit, buildDenominators(40e9, 40e9))).toBe('40 s in all');
  const average = withoutShares({ unit: 'bytes', moments: 2 });
  expect(describeShares(2048, average, buildDenominators(4096, 4096))).toBe('1 KiB');
});

test('where there are no amounts, shares stay', () => {
  const unit = withoutShares({ unit: 'bytes', moments: 0 });
  expect(describeShares(1, unit, buildDenominators(4, 4))).toBe('25 % of the whole profile');
});
