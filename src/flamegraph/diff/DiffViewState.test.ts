/** @jest-environment node */
import { USUAL_VALUES } from 'url/parameters';
import { openUrl } from '../../../tests/helpers/openUrl';
import { decodeDiffState, DIFF_STATE_KEYS, type DiffViewState, encodeDiffState, toggleDiffSort } from './DiffViewState';

const STATE: DiffViewState = {
  mode: 'share',
  isMoney: true,
  widths: 'baseline',
  transforms: [{ kind: 'invert' }],
  search: 'json !test',
  sort: { column: 'name', direction: 'ascending', by: 'total' },
  listed: ['new', 'removed'],
  colors: 'redGreen',
  align: 'right',
  renderer: 'classic',
  details: 'main.parse',
  detailsCall: { hash: '0123456789abcdef', depth: 7, isOnly: false },
  detailsVersion: 'b92e07d5fa3c parse.go',
  explained: 'code',
};

test('a state survives the URL', () => {
  const { url } = openUrl('explorationType=diff-flame-graph');
  url.set(encodeDiffState(STATE));
  expect(decodeDiffState(url.pick(DIFF_STATE_KEYS))).toEqual({ state: STATE, errors: [] });
});

test('transforms that cannot be read are left out and named', () => {
  const { state, errors } = decodeDiffState({ ...USUAL_VALUES, transforms: '~zap~invert' });
  expect(state.transforms).toEqual([{ kind: 'invert' }]);
  expect(errors).toHaveLength(1);
});

test('a click on a heading turns its order, or begins with the largest', () => {
  const { diffSort: sort } = USUAL_VALUES;
  expect(toggleDiffSort(sort, 'part').direction).toBe('ascending');
  expect(toggleDiffSort(sort, 'name')).toEqual({ column: 'name', direction: 'ascending', by: 'self' });
  expect(toggleDiffSort({ ...sort, by: 'total' }, 'baseline')).toEqual({
    column: 'baseline',
    direction: 'descending',
    by: 'total',
  });
});
