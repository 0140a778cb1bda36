/** @jest-environment node */
import {
  decodeState,
  DEFAULT_STATE,
  encodeState,
  type FlameGraphState,
  type Pane,
  togglePane,
} from './FlameGraphState';

const STATE: FlameGraphState = {
  transforms: [{ kind: 'invert' }, { kind: 'hideFunctions', functions: { by: 'name', name: 'a,b|c' } }],
  panes: ['tree', 'sandwich'],
  search: 'json !test',
  sandwich: 'main.handle',
  colors: 'byOwnCode',
  align: 'right',
  isCollapsed: false,
  renderer: 'classic',
  sort: { column: 'name', direction: 'descending' },
  isFiltered: true,
  hasTrends: true,
  overTime: 'main.parse',
  overTimeFrame: { name: 'main.parse', depth: 40, hash: '0123456789abcdef' },
  explained: 'code',
  details: 'main.parse',
  detailsCall: { hash: '0123456789abcdef', depth: 7, isOnly: false },
  detailsVersion: 'b92e07d5fa3c parse.go',
};

test('a state survives its URL', () => {
  expect(decodeState(encodeState(STATE))).toEqual({ state: STATE, errors: [] });
});

test('what is as by default leaves no trace in the URL', () => {
  expect(Object.values(encodeState(DEFAULT_STATE)).filter((value) => value !== undefined)).toEqual([]);
});

test('nonsense in a link gives the usual view, and lost transforms are named', () => {
  const { state, errors } = decodeState({ transforms: '~zap', panes: 'x,,', colors: 'pink', renderer: ['canvas'] });
  expect(state).toEqual(DEFAULT_STATE);
  expect(errors).toHaveLength(1);
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
