/** @jest-environment node */
import { formatAmount } from 'profile/amounts/AmountUnit';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { buildColumnFormat } from 'profile/format/buildColumnFormat';
import { type CostDraft, findCostFaults, parseCostRates, printCostDraft } from './CostRates';
import { describeChartMoney, priceDifference, type PricedProfile, priceProfile, priceRate } from './priceProfile';

const CPU = describeProfileType('process_cpu:cpu:nanoseconds:cpu:nanoseconds');
const IN_USE = describeProfileType('memory:inuse_space:bytes:space:bytes');
const ALLOCATED = describeProfileType('memory:alloc_space:bytes:space:bytes');
const GOROUTINES = describeProfileType('goroutine:goroutine:count:goroutine:count');
const GIB = 2 ** 30;

const DRAFT: CostDraft = { currency: 'EUR', corePrice: '0.04', gibPrice: '0.005', hoursPerMonth: '730', co2Grams: '' };
const RATES = parseCostRates(printCostDraft(DRAFT));

/** Six cores for an hour. */
const SIX_CORES: PricedProfile = { profileType: CPU, total: 6 * 3600e9, weight: 3600, measuredMs: 3_600_000 };

function price(profile: Partial<PricedProfile>, rates = RATES) {
  return priceProfile({ ...SIX_CORES, ...profile }, rates);
}

test('CPU time costs average cores × price × hours a month, and each function its part of it', () => {
  const priced = price({});
  expect(priced).toMatchObject({
    sentence: 'At this rate 6 cores cost €175/month, extrapolated from 1 h.',
    formula: expect.stringContaining('6 cores on average × 0.04 EUR a core-hour × 730 h a month'),
  });
  const unit = priced.status === 'priced' ? priced.unit : 'ns';
  expect(formatAmount(1.4 * 3600e9, unit, SIX_CORES.total)).toBe('€40.88/month');
  expect(formatAmount(1e6, unit, SIX_CORES.total)).toBe('< €0.01/month');
});

test('a column of money names its currency once', () => {
  const { unit, print } = buildColumnFormat('money:EUR', 40.88);
  expect([unit, print(40.88), print(0.001)]).toEqual(['€/month', '40.88', '< 0.01']);
});

test('memory costs what is in use on average, whatever the number of moments', () => {
  const twoGib = (moments: number) => price({ profileType: IN_USE, total: moments * 2 * GIB, weight: moments });
  expect(twoGib(60)).toMatchObject({ sentence: expect.stringContaining('2 GiB cost €7.30/month') });
  expect(twoGib(240)).toMatchObject({ sentence: expect.stringContaining('2 GiB cost €7.30/month') });
});

test('CO₂ is said where somebody says how much a core makes', () => {
  const rates = parseCostRates(printCostDraft({ ...DRAFT, co2Grams: '10' }));
  expect(price({}, rates)).toMatchObject({ sentence: expect.stringContaining('and 43.8 kg CO₂ a month') });
});

test.each([ALLOCATED, GOROUTINES])('other types have no price, and say why: $title', (profileType) => {
  expect(price({ profileType })).toEqual({
    status: 'never',
    reason: `${profileType.title} has no price: only CPU time and memory in use have one.`,
  });
});

test('without a price there is no money, and what is missing is said', () => {
  expect(priceProfile(SIX_CORES, undefined)).toEqual({
    status: 'no-price',
    reason: 'No price is set for a core-hour.',
  });
  const onlyCores = parseCostRates(printCostDraft({ ...DRAFT, gibPrice: '' }));
  expect(price({ profileType: IN_USE }, onlyCores)).toMatchObject({ reason: 'No price is set for a GiB-hour.' });
});

test('where moments are not known, neither is money', () => {
  expect(price({ profileType: IN_USE, weight: 0 })).toMatchObject({ status: 'never' });
});

test.each([
  [{ corePrice: '-1' }, 'corePrice'],
  [{ gibPrice: 'Infinity' }, 'gibPrice'],
  [{ corePrice: 'four' }, 'corePrice'],
  [{ currency: 'euro' }, 'currency'],
  [{ currency: 'XQZ' }, 'currency'],
  [{ hoursPerMonth: '0' }, 'hoursPerMonth'],
  [{ hoursPerMonth: '800' }, 'hoursPerMonth'],
  [{ co2Grams: 'NaN' }, 'co2Grams'],
])('%j cannot be used', (change, field) => {
  expect(Object.keys(findCostFaults({ ...DRAFT, ...change }))).toEqual([field]);
});

test('nothing set is no fault, and a provisioned file may have numbers', () => {
  const nothing = { currency: '', corePrice: '', gibPrice: '', hoursPerMonth: '', co2Grams: '' };
  expect(findCostFaults(nothing)).toEqual({});
  expect(parseCostRates({})).toBeUndefined();
  expect(parseCostRates({ costCurrency: 'USD', costPerCoreHour: 0.03 })).toMatchObject({
    corePricePerHour: 0.03,
    hoursPerMonth: 730,
  });
  expect(parseCostRates({ costCurrency: 'USD', costPerCoreHour: -3 })).toBeUndefined();
});

test('a comparison says what a month costs more or less, and from how much time', () => {
  const priced = priceRate(CPU, RATES);
  const side = (cores: number) => ({ average: cores * 1e9, measuredMs: 1_800_000 });
  const compare = (baseline: number, comparison: number) =>
    priced.status === 'priced'
      ? priceDifference(priced, { baseline: side(baseline), comparison: side(comparison) }).sentence
      : '';
  expect(compare(2, 5)).toBe(
    'At this rate the comparison costs €87.60/month more (baseline €58.40/month, comparison €146/month), extrapolated from 30 min and 30 min.',
  );
  expect(compare(5, 2)).toContain('€87.60/month less');
  expect(compare(2, 2)).toContain('costs as much');
});

test('charts in money say what they show, which types have no price, and which price is missing', () => {
  expect(describeChartMoney([CPU], RATES)).toMatchObject({
    sentence: 'Charts show what a month at the rate of each moment would cost.',
    formula: expect.stringContaining('Cores that are used × 0.04 EUR a core-hour × 730 h a month.'),
  });
  expect(describeChartMoney([CPU, IN_USE, GOROUTINES], RATES)).toMatchObject({
    sentence: expect.stringMatching(
      /Other profile types keep their unit: only CPU time and memory in use have a price.$/,
    ),
    formula: expect.stringContaining('GiB in use × 0.005 EUR a GiB-hour'),
  });
  const onlyCores = parseCostRates(printCostDraft({ ...DRAFT, gibPrice: '' }));
  expect(describeChartMoney([CPU, IN_USE], onlyCores)).toMatchObject({
    sentence: expect.stringMatching(/No price is set for a GiB-hour.$/),
  });
  expect(describeChartMoney([GOROUTINES, CPU], undefined)).toEqual({
    ...{ status: 'no-price', reason: 'No price is set for a core-hour.' },
  });
  expect(describeChartMoney([GOROUTINES], RATES)).toMatchObject({ status: 'never' });
});
