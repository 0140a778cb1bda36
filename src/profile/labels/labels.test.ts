/** @jest-environment node */
import fc from 'fast-check';
import { compileRegex, RegexSyntaxError } from './compileRegex';
import { createValueTest, getFilterProblem } from './createValueTest';
import { computeExplainedSpread, pickLabelsToScore, sortLabels } from './explainedSpread';
import { type Filter, type FilterOperator, toMatcher } from './Filter';
import { computeCardinalities, indexLabels } from './indexLabels';
import { type AsideReason, setFiltersAside } from './setFiltersAside';
import { excludeValue, getValueState, includeValue, selectValue } from './toggleValue';

/** "region in eu us" → a filter; several are separated by commas. */
function filtersOf(text: string): Filter[] {
  return text
    .split(', ')
    .filter((each) => each !== '')
    .map((each) => {
      const [label = '', operator = '', ...values] = each.split(' ');
      return { label, operator: operator as FilterOperator, values };
    });
}

const LABEL_SETS = [
  { service_name: 'checkout', __profile_type__: 'cpu', region: 'eu', version: 'v1', pod: 'a' },
  { service_name: 'checkout', __profile_type__: 'cpu', region: 'us', version: 'v1', pod: 'b' },
  { service_name: 'checkout', __profile_type__: 'cpu', region: 'us', version: 'v2', pod: 'c', team: 'pay' },
].map((labels) => new Map(Object.entries(labels)));

describe('including and excluding values', () => {
  test.each([
    ['', 'region in eu'],
    ['region in us', 'region in us eu'],
    ['region in eu', ''],
    ['region in us eu', 'region in us'],
    ['region = us', 'region in us eu'],
    ['region = eu', ''],
    ['region is-empty', 'region in  eu'],
    ['region not-in us', 'region in eu'],
    ['region != eu', 'region in eu'],
    ['region =~ e.*', 'region =~ e.*, region in eu'],
    ['version = v1, region in us, pod != a', 'version = v1, region in us eu, pod != a'],
  ])('"%s", then include eu: "%s"', (before, after) => {
    expect(includeValue(filtersOf(before), 'region', 'eu')).toEqual(filtersOf(after));
  });

  test.each([
    ['', 'region not-in eu'],
    ['region not-in us', 'region not-in us eu'],
    ['region != us', 'region not-in us eu'],
    ['region not-in eu', ''],
    ['region in eu us', 'region not-in eu'],
    ['region is-empty', 'region not-in eu'],
    ['region !~ u.*', 'region !~ u.*, region not-in eu'],
  ])('"%s", then exclude eu: "%s"', (before, after) => {
    expect(excludeValue(filtersOf(before), 'region', 'eu')).toEqual(filtersOf(after));
  });

  test.each([
    ['', 'eu', 'region = eu'],
    ['region in eu us, version = v1', 'eu', 'version = v1, region = eu'],
    ['region != us, region =~ e.*', 'eu', 'region =~ e.*, region = eu'],
    ['region = us', '', 'region is-empty'],
  ])('"%s", then only "%s": "%s"', (before, value, after) => {
    expect(selectValue(filtersOf(before), 'region', value)).toEqual(filtersOf(after));
  });

  test.each([
    ['region in eu us', 'eu', 'included'],
    ['region = eu', 'eu', 'included'],
    ['region = us', 'eu', 'open'],
    ['region is-empty', '', 'included'],
    ['region not-in eu', 'eu', 'excluded'],
    ['region !~ eu', 'eu', 'open'],
    ['version = eu', 'eu', 'open'],
  ])('with "%s", the value "%s" is %s', (filters, value, state) => {
    expect(getValueState(filtersOf(filters), 'region', value)).toBe(state);
  });

  test('the same button twice brings back what can be sent, and shows what it did in between', () => {
    const lists = fc.array(fc.constantFrom('eu', 'us', ''), { maxLength: 2 }).map((values) => [...new Set(values)]);
    fc.assert(
      fc.property(lists, fc.constantFrom('eu', 'us', ''), (values, value) => {
        const before: Filter[] = values.length > 0 ? [{ label: 'region', operator: 'in', values }] : [];
        const once = includeValue(before, 'region', value);
        const twice = includeValue(once, 'region', value);
        expect(getValueState(once, 'region', value)).not.toBe(getValueState(before, 'region', value));
        expect(new Set(twice.flatMap((filter) => filter.values))).toEqual(new Set(values));
      }),
    );
  });
});

describe('what passes a filter', () => {
  test.each([
    ['region = eu', ['eu']],
    ['region != eu', ['', 'us', 'e.u']],
    ['region in eu us', ['eu', 'us']],
    ['region in e.u', ['e.u']],
    ['region not-in eu us', ['', 'e.u']],
    ['region is-empty', ['']],
    ['region =~ e.*', ['eu', 'e.u']],
    ['region =~ u', []],
    ['region !~ e.*', ['', 'us']],
    ['region =~', ['', 'eu', 'us', 'e.u']],
  ])('%s: %j', (text, expected) => {
    const [filter] = filtersOf(text);
    expect(filter && ['', 'eu', 'us', 'e.u'].filter(createValueTest(filter))).toEqual(expected);
  });

  test('a regex that only closes what was not opened is no regex', () => {
    expect(() => createValueTest({ label: 'a', operator: '=~', values: ['a)(b'] })).toThrow(RegexSyntaxError);
  });

  test('a dot takes line breaks, as the server does', () => {
    expect(createValueTest({ label: 'a', operator: '=~', values: ['x.y'] })('x\ny')).toBe(true);
  });

  test('is what its matcher passes', () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'b', '.', '|', '\n', '(') });
    fc.assert(
      fc.property(
        fc.constantFrom('in', 'not-in'),
        fc.array(value, { minLength: 1 }),
        value,
        (operator, values, other) => {
          const filter: Filter = { label: 'a', operator, values };
          const regex = compileRegex(toMatcher(filter)?.value ?? '');
          expect(createValueTest(filter)(other)).toBe(regex.matches(other) === (operator === 'in'));
        },
      ),
    );
  });

  test.each([
    ['region =~ (', 'Not a regular expression: missing closing ): `(`.'],
    ['region !~ a**', 'Not a regular expression: invalid nested repetition operator: `**`.'],
    ['region =~ a)(b', 'Not a regular expression: unexpected ): `a)(b`.'],
    ['region =', 'The filter is not complete.'],
    ['region in', 'The filter is not complete.'],
    ['region = (', undefined],
    ['region in ( [', undefined],
    ['region is-empty', undefined],
  ])('the problem of "%s" is %j', (text, problem) => {
    const [filter] = filtersOf(text);
    expect(filter && getFilterProblem(filter)).toBe(problem);
  });
});

describe('the labels of a service', () => {
  test('are counted with the missing value, most values first, without the hidden ones', () => {
    expect(computeCardinalities(indexLabels(LABEL_SETS))).toEqual([
      { label: 'pod', valueCount: 3 },
      { label: 'region', valueCount: 2 },
      { label: 'team', valueCount: 2 },
      { label: 'version', valueCount: 2 },
    ]);
    expect(computeCardinalities(indexLabels([]))).toEqual([]);
  });

  test.each<[string, AsideReason | undefined]>([
    ['region = eu', undefined],
    ['region = ap', 'value'],
    ['region in ap eu', undefined],
    ['region =~ .s', undefined],
    ['region =~ .s|(', 'invalid'],
    ['zone = a', 'label'],
    ['zone in a ', undefined],
    ['zone is-empty', undefined],
    ['zone != a', undefined],
    ['zone =~ .+', 'label'],
    ['team is-empty', undefined],
    ['region is-empty', 'value'],
    ['region not-in eu us', 'value'],
    ['region in', 'invalid'],
  ])('decide that "%s" is set aside for: %s', (text, reason) => {
    const filters = filtersOf(text);
    const split = setFiltersAside(filters, { takesFilters: true, labels: indexLabels(LABEL_SETS) });
    expect(split).toEqual(
      reason ? { applied: [], aside: filters.map((filter) => ({ filter, reason })) } : { applied: filters, aside: [] },
    );
  });

  test('set nothing aside while they are not known, and a view without filters sets aside all', () => {
    const filters = filtersOf('zone = a, region = eu');
    expect(setFiltersAside(filters, { takesFilters: true, labels: undefined }).applied).toEqual(filters);
    expect(
      setFiltersAside(filters, { takesFilters: false, labels: undefined }).aside.map(({ reason }) => reason),
    ).toEqual(['view', 'view']);
  });
});

describe('how much a label explains', () => {
  test.each([
    [[50, 50], 0],
    [[80, 20], 0.36],
    [[97, 1, 1, 1], 0.9216],
    [[100, 0], 1],
    [[100], 0],
    [[], 0],
    [[0, 0], 0],
    [[1e308, 1e308, 1e308], 0],
    [[Number.NaN, -5, 10], 1],
  ])('totals %j give %d', (totals, expected) => {
    expect(computeExplainedSpread(totals)).toBeCloseTo(expected, 9);
  });

  test('is a share, whatever the unit and the order of the values', () => {
    // Sums of real samples: the smallest doubles, which a factor would make 0, are none.
    const totals = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(totals, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (values, factor) => {
        const spread = computeExplainedSpread(values);
        expect(spread).toBeGreaterThanOrEqual(0);
        expect(spread).toBeLessThanOrEqual(1);
        expect(computeExplainedSpread(values.map((value) => value * factor).reverse())).toBeCloseTo(spread, 6);
      }),
    );
  });

  const labels = [
    { label: 'pod', valueCount: 500 },
    { label: 'host', valueCount: 20 },
    { label: 'region', valueCount: 3 },
    { label: 'version', valueCount: 2 },
    { label: 'cluster', valueCount: 1 },
  ];

  test('is asked for the labels with few values', () => {
    expect(pickLabelsToScore(labels, 3)).toEqual(['version', 'region', 'host']);
    expect(pickLabelsToScore(labels)).toEqual(['version', 'region', 'host', 'pod']);
  });

  test('orders the labels, then the number of values, and a single value comes last', () => {
    const order = (scores: Array<[string, number]>): string[] =>
      sortLabels(labels, new Map(scores)).map(({ label }) => label);
    expect(order([])).toEqual(['pod', 'host', 'region', 'version', 'cluster']);
    expect(
      order([
        ['version', 0.36],
        ['region', 0],
        ['cluster', 0],
      ]),
    ).toEqual(['version', 'region', 'pod', 'host', 'cluster']);
  });
});
