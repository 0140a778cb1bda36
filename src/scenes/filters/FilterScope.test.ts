import { EmbeddedScene, SceneFlexLayout, SceneTimeRange } from '@grafana/scenes';
import type { Filter } from 'profile/labels/Filter';
import type { LabelSet } from 'profile/labels/indexLabels';
import type { SeriesQuery } from 'pyroscope/client';
import { ExplorerUrl } from 'scenes/explorerUrl';
import type { UrlPatch } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { openUrl } from '../../../tests/helpers/openUrl';
import { FilterScope } from './FilterScope';

const REGION: Filter = { label: 'region', operator: '=', values: ['eu'] };
const VERSION: Filter = { label: 'version', operator: '=~', values: ['v.*'] };
const BROKEN: Filter = { label: 'version', operator: '=~', values: ['('] };

class ScopeScene extends EmbeddedScene {
  constructor(url: UrlState, scope: FilterScope) {
    super({
      $timeRange: new SceneTimeRange({ from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00Z' }),
      body: new SceneFlexLayout({ children: [] }),
      controls: [new ExplorerUrl(url), scope],
    });
  }
}

/** A scope whose server knows these labels by service; `asked` collects its questions. */
function start(labelsOfService: Readonly<Record<string, readonly Record<string, string>[]>>): {
  scope: FilterScope;
  asked: SeriesQuery[];
  choose: (patch: UrlPatch) => void;
  filter: (...filters: Filter[]) => void;
} {
  const { url } = openUrl('', { dataSource: 'uid', service: 'checkout', profileType: 'cpu' });
  const asked: SeriesQuery[] = [];
  const scope = new FilterScope((_, query) => {
    asked.push(query);
    const service = Object.keys(labelsOfService).find((name) => query.matchers[0]?.includes(`"${name}"`));
    const sets = service === undefined ? undefined : labelsOfService[service];
    return sets
      ? Promise.resolve(sets.map((labels): LabelSet => new Map(Object.entries(labels))))
      : Promise.reject(new Error('down'));
  });
  const scene = new ScopeScene(url, scope);
  scene.activate();
  scope.activate();
  scope.setView({ takesFilters: true, hasService: true });
  return {
    scope,
    asked,
    choose: (patch) => url.set(patch),
    filter: (...filters) => url.set({ filters }),
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
  choose({ service: 'reports' });
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
  choose({ service: 'checkout' });
  await settle();
  expect(scope.state).toMatchObject({ applied: [REGION, VERSION], aside: [] });
});

test('several changes at once are one question', async () => {
  const { asked, choose } = start(SERVICES);
  choose({ service: 'reports', profileType: 'memory', filters: [VERSION] });
  await settle();
  expect(asked.map(({ matchers }) => matchers[0])).toEqual(['{service_name="reports",__profile_type__="memory"}']);
});

test.each(['down', 'empty'])('every filter applies where the labels are not known: service %s', async (service) => {
  const { scope, choose, filter } = start(SERVICES);
  choose({ service });
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
