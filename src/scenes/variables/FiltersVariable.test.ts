import { locationService } from '@grafana/runtime';
import { EmbeddedScene, SceneFlexLayout, SceneVariableSet, UrlSyncManager } from '@grafana/scenes';
import fc from 'fast-check';
import type { Filter } from 'profile/labels/Filter';
import { FiltersVariable } from './FiltersVariable';

interface Explorer {
  readonly variable: FiltersVariable;
  readonly sync: UrlSyncManager;
  readonly stop: () => void;
}

/** The variable in a scene whose state is the URL, as it is after a page load with that query. */
function open(values: Readonly<Record<string, readonly string[]>> = {}): Explorer {
  const query = Object.entries(values).flatMap(([name, list]) => list.map((value) => [name, value]));
  locationService.replace(`/explore?${new URLSearchParams(query)}`);
  return attach();
}

function attach(): Explorer {
  const variable = new FiltersVariable('filters', ['filtersAllServices']);
  const scene = new EmbeddedScene({
    $variables: new SceneVariableSet({ variables: [variable] }),
    body: new SceneFlexLayout({ children: [] }),
  });
  const sync = new UrlSyncManager({ updateUrlOnInit: true });
  sync.initSync(scene);
  const subscription = locationService
    .getLocationObservable()
    .subscribe((location) => sync.handleNewLocation(location));
  return {
    variable,
    sync,
    stop: () => {
      subscription.unsubscribe();
      sync.cleanUp(scene);
    },
  };
}

function getParams(name: string): string[] {
  return locationService.getSearch().getAll(name);
}

const REGION: Filter = { label: 'region', operator: 'in', values: ['eu', 'us'] };
const VERSION: Filter = { label: 'version', operator: '!=', values: ['v1'] };

test('a link with several filters gives all of them, and the URL stays as it is', () => {
  const { variable, stop } = open({ 'var-filters': ['region|in|eu|us', 'version|!=|v1'] });
  expect(variable.state.filters).toEqual([REGION, VERSION]);
  expect(getParams('var-filters')).toEqual(['region|in|eu|us', 'version|!=|v1']);
  stop();
});

test('upstream’s second list is added once, and leaves the URL', () => {
  const { variable, stop } = open({
    'var-filters': ['region|in|eu|us'],
    'var-filtersAllServices': ['region|in|eu|us', 'version|!=|v1', 'nonsense'],
  });
  expect(variable.state).toMatchObject({ filters: [REGION, VERSION], unreadable: ['nonsense'] });
  expect(getParams('var-filtersAllServices')).toEqual([]);
  expect(getParams('var-filters')).toEqual(['region|in|eu|us', 'version|!=|v1', 'nonsense']);
  stop();
});

test('upstream’s second list alone is read, too', () => {
  const { variable, stop } = open({ 'var-filtersAllServices': ['region|in|eu|us', 'version|!=|v1'] });
  expect(variable.state.filters).toEqual([REGION, VERSION]);
  expect(getParams('var-filters')).toEqual(['region|in|eu|us', 'version|!=|v1']);
  stop();
});

test('a user’s choices are steps of the history, ours are not', () => {
  const { variable, stop } = open();
  variable.select([REGION]);
  variable.change([VERSION]);
  expect(getParams('var-filters')).toEqual(['version|!=|v1']);
  locationService.getHistory().goBack();
  expect(variable.state.filters).toEqual([]);
  expect(getParams('var-filters')).toEqual([]);
  stop();
});

test('what cannot be read stays in the URL until the filters are changed', () => {
  const { variable, stop } = open({ 'var-filters': ['nonsense', 'version|!=|v1'] });
  expect(variable.state).toMatchObject({ filters: [VERSION], unreadable: ['nonsense'] });
  variable.select([VERSION]);
  expect(variable.state.unreadable).toEqual([]);
  expect(getParams('var-filters')).toEqual(['version|!=|v1']);
  stop();
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'|,#\\"\'`\n\r\t\0 %&=+?{}()[]*.$^é\u{1f525}\u202e', '__gfp__', 'true', '0') }),
);
const filter: fc.Arbitrary<Filter> = fc
  .tuple(
    text.filter((label) => label !== ''),
    fc.constantFrom('=', '!=', 'is-empty', 'in', 'not-in', '=~', '!~'),
    text,
  )
  .chain(([label, operator, value]): fc.Arbitrary<Filter> => {
    if (operator === 'in' || operator === 'not-in') {
      return fc.array(text, { minLength: 1, maxLength: 4 }).map((values) => ({ label, operator, values }));
    }
    return fc.constant({ label, operator, values: operator === 'is-empty' ? [] : [value] });
  });

test('any filters survive the URL, as chosen and as a link', () => {
  fc.assert(
    fc.property(fc.array(filter, { maxLength: 4 }), (filters) => {
      const chosen = open();
      chosen.variable.select(filters);
      chosen.stop();
      const linked = attach();
      expect(linked.variable.state).toMatchObject({ filters, unreadable: [] });
      linked.stop();
    }),
  );
});
