/** @jest-environment node */
import type { RatePrice } from 'profile/cost/priceProfile';
import { describeAmount } from './describeAmount';

/** A core costs 29.20 € a month. */
const PRICE: RatePrice = { status: 'priced', kind: 'cores', unit: 'money:EUR', divisor: 1e9 / 29.2, formula: '' };

/** Half a core for two minutes. */
const CPU = {
  amount: 60e9,
  amountUnit: 'ns',
  missing: undefined,
  totals: { average: 0.5, total: 60e9, max: 0.6 },
} as const;
const MEMORY = { ...CPU, amount: 1024 ** 2, amountUnit: 'bytes', totals: { ...CPU.totals, total: undefined } } as const;

test.each<[string, Parameters<typeof describeAmount>, ReturnType<typeof describeAmount>]>([
  ['a total', [CPU, undefined, undefined], { amount: '1 min', detail: 'total' }],
  ['its part of all values', [CPU, undefined, 240e9], { amount: '1 min', detail: 'total · 25 %' }],
  ['an average of snapshots, which have no part', [MEMORY, undefined, 1e9], { amount: '1 MiB', detail: 'on average' }],
  ['money', [CPU, PRICE, 240e9], { amount: '€14.60/month', detail: 'at this rate · 25 %' }],
  [
    'money of a value that has data for a part of the range',
    [{ ...CPU, missing: {} }, PRICE, undefined],
    { amount: '€14.60/month', detail: 'while it had data' },
  ],
  [
    'sums of unknown moments',
    [{ ...MEMORY, amount: undefined }, PRICE, undefined],
    { amount: undefined, detail: 'sums only, no average' },
  ],
])('a value of a label says %s', (_, args, expected) => {
  expect(describeAmount(...args)).toEqual(expected);
});
