/** @jest-environment node */
import fc from 'fast-check';
import { DIFF_COLORS } from 'flamegraph/canvas/buildDiffPalette';
import { RENDERERS } from 'flamegraph/state/FlameGraphState';
import {
  decodeDiffState,
  DEFAULT_DIFF_STATE,
  DIFF_COLUMNS,
  DIFF_MODES,
  DIFF_WIDTHS,
  type DiffViewState,
  encodeDiffState,
  FUNCTION_GROUPS,
  toggleDiffSort,
} from './DiffViewState';

const states: fc.Arbitrary<DiffViewState> = fc.record({
  mode: fc.constantFrom(...DIFF_MODES),
  widths: fc.constantFrom(...DIFF_WIDTHS),
  transforms: fc.constantFrom([], [{ kind: 'invert' } as const]),
  search: fc.string(),
  sort: fc.record({
    column: fc.constantFrom(...DIFF_COLUMNS),
    direction: fc.constantFrom('ascending' as const, 'descending' as const),
    by: fc.constantFrom('self' as const, 'total' as const),
  }),
  listed: fc.subarray([...FUNCTION_GROUPS]),
  colors: fc.constantFrom(...DIFF_COLORS),
  align: fc.constantFrom('left' as const, 'right' as const),
  renderer: fc.constantFrom(...RENDERERS),
  details: fc.string(),
  detailsCall: fc.constantFrom(undefined, { hash: '0123456789abcdef', depth: 7, isOnly: false }),
  detailsVersion: fc.string(),
  explained: fc.constantFrom(undefined, 'view' as const, 'code' as const),
});

test('what is as by default has no parameter', () => {
  expect(Object.values(encodeDiffState(DEFAULT_DIFF_STATE)).filter((value) => value !== undefined)).toEqual([]);
});

test('a state survives the URL', () => {
  fc.assert(
    fc.property(states, (state) => {
      expect(decodeDiffState(encodeDiffState(state))).toEqual({ state, errors: [] });
    }),
  );
});

test('what cannot be read is as by default', () => {
  const values = { diffMode: 'x', diffWidths: '', diffSort: 'name-up-self', diffListed: 'new,old', find: ['a'] };
  expect(decodeDiffState(values).state).toEqual({ ...DEFAULT_DIFF_STATE, listed: ['new'] });
});

test('a click on a heading turns its order, or begins with the largest', () => {
  const { sort } = DEFAULT_DIFF_STATE;
  expect(toggleDiffSort(sort, 'part').direction).toBe('ascending');
  expect(toggleDiffSort(sort, 'name')).toEqual({ column: 'name', direction: 'ascending', by: 'self' });
  expect(toggleDiffSort({ ...sort, by: 'total' }, 'baseline')).toEqual({
    column: 'baseline',
    direction: 'descending',
    by: 'total',
  });
});
