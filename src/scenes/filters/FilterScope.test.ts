import { EmbeddedScene, SceneFlexLayout, SceneTimeRange, SceneVariableSet } from '@grafana/scenes';
import type { Filter } from 'profile/labels/Filter';
import type { LabelSet } from 'profile/labels/indexLabels';
import type { SeriesQuery } from 'pyroscope/client';
import { FiltersVariable } from 'scenes/variables/FiltersVariable';
import { DATA_SOURCE, FILTERS, PROFILE_TYPE, SERVICE_NAME } from 'scenes/variables/selection';
import { SelectionVariable } from 'scenes/variables/SelectionVariable';
import { FilterScope } from './FilterScope';

const REGION: Filter = { label: 'region', operator: '=', values: ['eu'] };
const VERSION: Filter = { label: 'version', operator: '=~', values: ['v.*'] };
const BROKEN: Filter = { label: 'version', operator: '=~', values: ['('] };

class ScopeScene extends EmbeddedScene {
  constructor(readonly scope: FilterScope) {
    super({
      $timeRange: new SceneTimeRange({ from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00Z' }),
      $variables: new SceneVariableSet({
        variables: [
          new SelectionVariable(DATA_SOURCE, 'uid'),
          new SelectionVariable(SERVICE_NAME, 'checkout'),
          new SelectionVariable(PROFILE_TYPE, 'cpu'),
          new FiltersVariable(FILTERS),
        ],
      }),
      body: new SceneFlexLayout({ children: [] }),
      controls: [scope],
    });
  }
}

/** A scope whose server knows these labels by service; `asked` collects its questions. */
function start(labelsOfService: Readonly<Record<string, readonly Record<string, string>[]>>): {
  scope: FilterScope;
  asked: SeriesQuery[];
  choose: (name: string, value: string) => void;
  filter: (...filters: Filter[]) => void;
} {
  const asked: SeriesQuery[] = [];
  const scope = new FilterScope((_, query) => {
    asked.push(query);
    const service = Object.keys(labelsOfService).find((name) => query.matchers[0]?.includes(`"${name}"`));
    const sets = service === undefined ? undefined : labelsOfService[service];
    return sets
      ? Promise.resolve(sets.map((labels): LabelSet => new Map(Object.entries(labels))))
      : Promise.reject(new Error('down'));
  });
  const scene = new ScopeScene(scope);
  scene.activate();
  scope.activate();
  scope.setView({ takesFilters: true, hasService: true });
  const find = (name: string) => scene.state.$variables?.getByName(name);
  return {
    scope,
    asked,
    choose: (name, value) => (find(name) as SelectionVariable).select(value),
    filter: (...filters) => (find(FILTERS) as FiltersVariable).select(filters),
  };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

const SERVICES = { checkout: [{ region: 'eu', version: 'v1' }], reports: [{ version: 'x1' }], empty: [] };

test('nothing is asked without filters', async () => {
  const { scope, asked } = start(SERVICES);
  await settle();
  expect(asked).toEqual([]);
  expect(scope.state).toMatchObject({ isSettled: true, applied: [], aside: [] });
});

test('queries wait until it is known which filters apply', async () => {
  const { scope, asked, filter } = start(SERVICES);
  filter(REGION);
  expect(scope.state).toMatchObject({ isSettled: false });
  await settle();
  expect(scope.state).toMatchObject({ isSettled: true, applied: [REGION], aside: [] });
  expect(asked).toEqual([
    expect.objectContaining({
      matchers: ['{service_name="checkout",__profile_type__="cpu"}'],
      labelNames: ['service_name', 'region'],
    }),
  ]);
});

test('another service sets aside what it lacks, and the first one takes it back', async () => {
  const { scope, choose, filter } = start(SERVICES);
  filter(REGION, VERSION);
  await settle();
  choose(SERVICE_NAME, 'reports');
  expect(scope.state.isSettled).toBe(false);
  await settle();
  expect(scope.state).toMatchObject({
    isSettled: true,
    applied: [],
    aside: [
      { filter: REGION, reason: 'label' },
      { filter: VERSION, reason: 'value' },
    ],
  });
  choose(SERVICE_NAME, 'checkout');
  await settle();
  expect(scope.state).toMatchObject({ applied: [REGION, VERSION], aside: [] });
});

test('several changes at once are one question', async () => {
  const { asked, choose, filter } = start(SERVICES);
  filter(REGION);
  choose(SERVICE_NAME, 'reports');
  choose(PROFILE_TYPE, 'memory');
  filter(VERSION);
  await settle();
  expect(asked.map(({ matchers }) => matchers[0])).toEqual(['{service_name="reports",__profile_type__="memory"}']);
});

test.each(['down', 'empty'])('every filter applies where the labels are not known: service %s', async (service) => {
  const { scope, choose, filter } = start(SERVICES);
  choose(SERVICE_NAME, service);
  filter(REGION, BROKEN);
  await settle();
  expect(scope.state).toMatchObject({
    isSettled: true,
    applied: [REGION],
    aside: [{ filter: BROKEN, reason: 'invalid' }],
  });
});

test('a view without filters sets all aside, and one without a service takes all', async () => {
  const { scope, asked, filter } = start(SERVICES);
  scope.setView({ takesFilters: false, hasService: true });
  filter(REGION);
  await settle();
  expect(scope.state).toMatchObject({ isSettled: true, applied: [], aside: [{ filter: REGION, reason: 'view' }] });
  scope.setView({ takesFilters: true, hasService: false });
  expect(scope.state).toMatchObject({ isSettled: true, applied: [REGION], aside: [] });
  await settle();
  expect(asked).toEqual([]);
});
