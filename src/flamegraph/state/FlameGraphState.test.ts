/** @jest-environment node */
import { USUAL_VALUES } from 'url/parameters';
import type { Pane } from 'url/viewValues';
import { openUrl } from '../../../tests/helpers/openUrl';
import { decodeState, encodeState, FLAME_GRAPH_KEYS, type FlameGraphState, togglePane } from './FlameGraphState';

const STATE: FlameGraphState = {
  transforms: [{ kind: 'invert' }, { kind: 'hideFunctions', functions: { by: 'name', name: 'a,b|c' } }],
  panes: ['tree', 'sandwich'],
  search: 'json !test',
  sandwich: 'main.handle',
  colors: 'byOwnCode',
  amounts: 'money',
  align: 'right',
  isCollapsed: false,
  renderer: 'classic',
  sort: { column: 'name', direction: 'descending' },
  isFiltered: true,
  hasTrends: true,
  overTime: 'main.parse',
  servicesOf: 'main.parse',
  overTimeFrame: { name: 'main.parse', depth: 40, hash: '0123456789abcdef' },
  explained: 'code',
  details: 'main.parse',
  detailsCall: { hash: '0123456789abcdef', depth: 7, isOnly: false },
  detailsVersion: 'b92e07d5fa3c parse.go',
};

test('a state survives the URL', () => {
  const { url } = openUrl('explorationType=flame-graph');
  url.set(encodeState(STATE));
  expect(decodeState(url.pick(FLAME_GRAPH_KEYS))).toEqual({ state: STATE, errors: [] });
});

test('what of the tree cannot be read is left out and named', () => {
  const values = { ...USUAL_VALUES, transforms: '~zap', overTimeFrame: '~invert' };
  const { state, errors } = decodeState(values);
  expect(state).toEqual(decodeState(USUAL_VALUES).state);
  expect(errors).toHaveLength(2);
});

test.each<[Pane[], Pane, Pane[]]>([
  [['graph', 'functions'], 'functions', ['graph']],
  [['graph'], 'graph', ['graph']],
  [['graph'], 'tree', ['graph', 'tree']],
  [['graph', 'functions'], 'tree', ['functions', 'tree']],
  [['functions', 'sandwich'], 'graph', ['graph', 'sandwich']],
])('of %j, a click on %s leaves %j', (panes, pane, expected) => {
  expect(togglePane(panes, pane)).toEqual(expected);
});
