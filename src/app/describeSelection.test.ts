/** @jest-environment node */
import type { Filter } from 'profile/labels/Filter';
import { canFoldSelection, describeSelection } from './describeSelection';

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

test.each<[string, Partial<Parameters<typeof canFoldSelection>[1]>, boolean]>([
  ['all is chosen and known', {}, true],
  ['no service is chosen', { selection: { serviceName: '' } }, false],
  ['services are still loading', { selection: { serviceName: '' }, isLoading: true }, true],
  ['the service is not there', { warnings: ['No profiles of “checkout” in this time range', undefined] }, false],
  ['a filter of the link cannot be read', { unreadable: ['region'] }, false],
])('what has to be chosen, or is wrong, is not folded: %s', (_, state, expected) => {
  const usual = { selection: CHECKOUT, isLoading: false, warnings: [undefined, undefined], unreadable: [] };
  expect(canFoldSelection(WHOLE, { ...usual, ...state })).toBe(expected);
});
