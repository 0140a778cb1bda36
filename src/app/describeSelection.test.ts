/** @jest-environment node */
import type { Filter } from 'profile/labels/Filter';
import { describeSelection } from './describeSelection';

const CHECKOUT = { serviceName: 'checkout', profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' };
const WHOLE = { hasService: true, hasProfileType: true };
const FILTERS: readonly Filter[] = [
  { label: 'region', operator: '=', values: ['eu'] },
  { label: 'zone', operator: '=', values: ['a'] },
];

test('a folded phone names service, type and every filter of the URL, and how many of them are not used', () => {
  const describe = (filters: readonly Filter[], asideCount: number) =>
    describeSelection(WHOLE, CHECKOUT, { filters, asideCount });
  expect(describe([], 0)).toBe('checkout · CPU time');
  expect(describe(FILTERS.slice(0, 1), 0)).toBe('checkout · CPU time · Filters (1): region is eu');
  expect(describe(FILTERS, 1)).toBe('checkout · CPU time · Filters (2, 1 not used): region is eu, zone is a');
});

test('what a view does not have is not named', () => {
  const nothing = { filters: [], asideCount: 0 };
  expect(describeSelection({ hasService: false, hasProfileType: true }, CHECKOUT, nothing)).toBe('CPU time');
  expect(describeSelection({ hasService: false, hasProfileType: false }, CHECKOUT, nothing)).toBe('What is shown');
});
