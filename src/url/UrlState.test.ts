/** @jest-environment node */
import fc from 'fast-check';
import type { Filter } from 'profile/labels/Filter';
import { URL_VALUES } from '../../tests/helpers/arbitraryUrlValues';
import { MemoryLocation } from '../../tests/helpers/MemoryLocation';
import { openUrl } from '../../tests/helpers/openUrl';
import { NAMES, URL_KEYS, type UrlKey } from './names';
import { isKept, PARAMETERS, type UrlPatch, type UrlValues } from './parameters';
import { UrlState } from './UrlState';

function read(location: MemoryLocation): URLSearchParams {
  return new URLSearchParams(location.getSearch());
}

const REGION: Filter = { label: 'region', operator: 'in', values: ['eu', 'us'] };
const VERSION: Filter = { label: 'version', operator: '!=', values: ['v1'] };

test('a link gives every value back', () => {
  fc.assert(
    fc.property(fc.record(URL_VALUES), (values) => {
      const { url } = openUrl();
      const linked = new UrlState(new MemoryLocation(url.buildSearch(values)));
      expect(linked.pick(URL_KEYS)).toEqual(values);
      expect(URL_KEYS.flatMap((key) => linked.getUnreadable(key))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('no two parameters have one name', () => {
  expect(new Set(Object.values(NAMES)).size).toBe(URL_KEYS.length);
});

test('what is usual leaves no trace in the URL, but for what a link should name', () => {
  const { location, url } = openUrl('', { dataSource: 'local', timeZone: 'browser' });
  url.set({ layout: 'rows', panes: ['tree'], groupBy: 'region' });
  url.set({ layout: 'grid', panes: ['graph', 'functions'], groupBy: undefined });
  expect(Object.fromEntries(read(location))).toEqual({
    explorationType: 'all',
    from: 'now-1h',
    to: 'now',
    timezone: 'browser',
    'var-dataSource': 'local',
    'var-profileMetricId': 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  });
});

const NONSENSE: Readonly<Partial<Record<UrlKey, string>>> = {
  view: 'graphs',
  from: 'yesterday',
  to: 'soon',
  timeZone: 'Atlantis/Capital',
  layout: 'circle',
  serviceSort: 'size',
  hidesEmpty: 'yes',
  panelType: 'pie',
  spanIds: '${__span.spanId}',
  profileIds: '9a517183f26a089d',
  traceIds: '0'.repeat(32),
  hasHeatmap: 'yes',
  spanBaseline: '1_2_x',
  spanComparison: '9a517183f26a089d',
  maxNodes: '1e3',
  align: 'middle',
  renderer: 'webgl',
  explained: 'all',
  detailsCall: '123.4',
  panes: 'graphs',
  colors: 'pink',
  fleetChanges: 'never',
  amounts: 'euros',
  isCollapsed: 'maybe',
  functionSort: 'name-up',
  isFiltered: 'all',
  hasTrends: '1',
  comparisonFrom: 'then',
  comparisonTo: 'later',
  isSynced: 'true',
  diffMoney: 'yes',
  diffMode: 'absolute',
  diffWidths: 'left',
  diffSort: 'name-up-self',
  diffListed: 'old',
  diffColors: 'purple',
  baselineFiles: 'before.txt',
  comparisonFiles: 'after.txt',
  baselineStored: '../passwd',
  comparisonStored: 'a b',
  liveSide: 'both',
  sharesMode: 'absolute',
  olderBaselineFrom: 'then',
  olderBaselineTo: 'later',
  olderComparisonFrom: 'then',
  olderComparisonTo: 'later',
};

test('every parameter that cannot be any text has a value here that cannot be read', () => {
  const anyText = URL_KEYS.filter((key) => PARAMETERS[key].codec.expected === undefined);
  const named: readonly UrlKey[] = ['filters', 'filtersBaseline', 'filtersComparison'];
  expect([...Object.keys(NONSENSE), ...anyText, ...named].sort()).toEqual([...URL_KEYS].sort());
});

test.each(Object.entries(NONSENSE) as [UrlKey, string][])(
  'what cannot be read as %s gives what is usual, is named, and stays until it is dismissed',
  (key, text) => {
    const { views } = PARAMETERS[key];
    const view = key === 'view' ? text : views === 'all' ? 'all' : (views[0] ?? '');
    const page = view === 'files' ? view : undefined;
    const search = new URLSearchParams({ [NAMES.view]: page ? 'all' : view, [NAMES[key]]: text });
    const { location, url } = openUrl(search.toString(), {}, page);
    expect(url.get(key)).toEqual(PARAMETERS[key].usual);
    expect(url.getProblems().map(({ message }) => message)).toEqual([
      expect.stringContaining(`“${NAMES[key]}=${text}”`),
    ]);
    expect(read(location).get(NAMES[key])).toBe(text);
    url.forgetProblems();
    expect(url.getProblems()).toEqual([]);
    expect(location.stepCount).toBe(0);
  },
);

test('of a list, what can be read holds', () => {
  const { url } = openUrl('explorationType=flame-graph&panes=graph,pie,tree,sandwich');
  expect(url.get('panes')).toEqual(['graph', 'tree']);
  expect(url.getUnreadable('panes')).toEqual(['pie', 'sandwich']);
});

test('a page with an address of its own keeps its own parameters, and need say nothing of a view', () => {
  const { location, url } = openUrl('find=gc&panes=tree&diffSync=on&diffSync=pie', {}, 'files');
  expect(location.getSearch()).toBe('find=gc&panes=tree&diffSync=on&diffSync=pie');
  const told: string[] = [];
  url.subscribe(['panes'], () => told.push('panes'));
  url.subscribe(['isSynced'], () => told.push('isSynced'));
  location.setSearch('find=gc&panes=graph', true);
  expect(told).toEqual(['panes']);
});

test('ids come as one value or as several, each once', () => {
  const [span, other] = ['9a517183f26a089d', '0123456789abcdef'];
  const { url } = openUrl(`explorationType=flame-graph&var-spanSelector=${span},x&var-spanSelector=${other},${span}`);
  expect(url.get('spanIds')).toEqual([span, other]);
  expect(url.getUnreadable('spanIds')).toEqual(['x']);
});

test('a view is not told of what other views keep, nor says what is wrong with it', () => {
  const { url } = openUrl('explorationType=labels&panes=pie');
  let calls = 0;
  url.subscribe(['panes'], () => calls++);
  url.set({ panes: ['tree'] });
  expect(calls).toBe(0);
  expect(url.getProblems()).toEqual([]);
});

describe('changes', () => {
  test('several parameters change in one step, of which those who listen are told once', () => {
    const { location, url } = openUrl('explorationType=labels');
    const seen: unknown[] = [];
    url.subscribe(['service', 'filters'], () => seen.push(url.pick(['service', 'filters'])));
    url.subscribe(['layout'], () => seen.push('layout'));
    url.set({ service: 'checkout', filters: [REGION] });
    expect(seen).toEqual([{ service: 'checkout', filters: [REGION] }]);
    expect(location.stepCount).toBe(1);
  });

  test('what is so already is no step', () => {
    const { location, url } = openUrl('var-serviceName=checkout');
    const changes = { view: 'flame-graph', service: 'search' } as const;
    url.set(changes);
    url.set(changes);
    expect(location.stepCount).toBe(1);
  });

  test('typing is no step, and neither is what we choose ourselves', () => {
    const { location, url } = openUrl('explorationType=labels');
    url.set({ listSearch: 'a' });
    url.set({ service: 'checkout' }, { isStep: false });
    expect(location.stepCount).toBe(0);
    expect(url.pick(['listSearch', 'service'])).toEqual({ listSearch: 'a', service: 'checkout' });
  });

  test('values keep their identity until they change', () => {
    const { url } = openUrl('var-filters=region|in|eu|us');
    const before = url.get('filters');
    url.set({ layout: 'rows' });
    expect(url.get('filters')).toBe(before);
  });

  test('what runs after a change sees all of it, and runs once', () => {
    const { url } = openUrl('explorationType=labels');
    const seen: string[] = [];
    const look = (): void => void seen.push(`${url.get('service')} ${url.get('groupBy')}`);
    url.subscribe(['service'], () => url.afterChange(look));
    // Another one that listens changes something in turn.
    url.subscribe(['service'], () => url.set({ groupBy: 'region' }, { isStep: false }));
    url.subscribe(['groupBy'], () => url.afterChange(look));
    url.set({ service: 'checkout' });
    expect(seen).toEqual(['checkout region']);
    url.afterChange(look);
    expect(seen).toHaveLength(2);
  });

  test('parameters of others stay as they are', () => {
    const { location, url } = openUrl('orgId=1&kiosk&explorationType=labels&panelType=table');
    url.set({ view: 'all' });
    expect(read(location).get('orgId')).toBe('1');
    expect(read(location).has('kiosk')).toBe(true);
  });
});

describe('what belongs together', () => {
  test('another view keeps what all share, and what the link says', () => {
    const { location, url } = openUrl(
      'searchText=pay&var-groupBy=region&panelType=table&layout=rows&sort=change&to=now-1m&explorationType=labels&var-filters=a|=|b',
    );
    url.set({ view: 'flame-graph', maxNodes: 100 });
    expect(url.pick(['layout', 'serviceSort', 'to', 'maxNodes'])).toEqual({
      layout: 'rows',
      serviceSort: 'change',
      to: 'now-1m',
      maxNodes: 100,
    });
    for (const name of ['searchText', 'var-groupBy', 'panelType']) {
      expect(read(location).has(name)).toBe(false);
    }
    location.go(-1);
    expect(url.pick(['listSearch', 'groupBy', 'panelType'])).toEqual({
      listSearch: 'pay',
      groupBy: 'region',
      panelType: 'table',
    });
  });

  test('another label, or another service, has other values to compare', () => {
    const chosen = 'var-serviceName=a&var-groupBy=region&baselineValue=eu&panelType=table&searchText=e';
    for (const patch of [{ groupBy: 'zone' }, { service: 'b' }]) {
      const { url } = openUrl(`explorationType=labels&${chosen}`);
      url.set(patch);
      expect(url.pick(['baselineValue', 'panelType', 'listSearch'])).toEqual({
        baselineValue: undefined,
        panelType: 'time-series',
        listSearch: '',
      });
      expect(url.get('groupBy')).toBe(patch.groupBy ?? 'all');
    }
  });

  test('a default that shows with the data takes nothing along', () => {
    const { url } = openUrl('explorationType=labels&var-groupBy=region');
    url.set({ service: 'b' }, { isStep: false });
    expect(url.get('groupBy')).toBe('region');
  });

  test('a span is one of the service, type and filters that it was chosen for', () => {
    for (const patch of [{ service: 'b' }, { profileType: 'memory' }, { filters: [REGION] }] satisfies UrlPatch[]) {
      const { url } = openUrl('explorationType=flame-graph&var-serviceName=a&var-spanSelector=9a517183f26a089d');
      url.set(patch);
      expect(url.get('spanIds')).toEqual([]);
    }
    const { url } = openUrl('explorationType=flame-graph&var-serviceName=a&var-spanSelector=9a517183f26a089d');
    url.set({ from: 'now-2h' });
    expect(url.get('spanIds')).toEqual(['9a517183f26a089d']);
  });

  test('a search among services outlives another profile type', () => {
    const { url } = openUrl('searchText=pay');
    url.set({ profileType: 'memory' });
    expect(url.get('listSearch')).toBe('pay');
  });
});

describe('what nobody said', () => {
  test('is assumed until somebody does', () => {
    const { location, url } = openUrl('', { service: 'last' });
    expect(url.get('service')).toBe('last');
    expect(read(location).get('var-serviceName')).toBe('last');
    expect(url.isAssumed('service')).toBe(true);
    url.set({ service: 'search' });
    expect(url.isAssumed('service')).toBe(false);
    expect(openUrl('var-serviceName=last', { service: 'last' }).url.isAssumed('service')).toBe(false);
  });

  test('an empty name leaves the choice to us', () => {
    expect(openUrl('var-profileMetricId=').url.get('profileType')).toBe(PARAMETERS.profileType.usual);
  });

  test('a link to the page without more keeps what is looked at, in the first view', () => {
    const { location, url } = openUrl('explorationType=labels&var-serviceName=checkout&from=now-2h&var-groupBy=region');
    location.setSearch('', true);
    expect(url.pick(['view', 'service', 'from', 'groupBy'])).toEqual({
      view: 'all',
      service: 'checkout',
      from: 'now-2h',
      groupBy: 'all',
    });
  });
});

describe('filters', () => {
  test('a link with several gives all of them, and the URL stays as it is', () => {
    const { location, url } = openUrl('var-filters=region|in|eu|us&var-filters=version|!=|v1');
    expect(url.get('filters')).toEqual([REGION, VERSION]);
    expect(read(location).getAll('var-filters')).toEqual(['region|in|eu|us', 'version|!=|v1']);
  });

  test('upstream’s second list is added once, and leaves the URL', () => {
    const second = ['region|in|eu|us', 'version|!=|v1', 'nonsense'].map((each) => ['var-filtersAllServices', each]);
    const { location, url } = openUrl(`var-filters=region|in|eu|us&${new URLSearchParams(second)}`);
    expect(url.get('filters')).toEqual([REGION, VERSION]);
    expect(url.getUnreadable('filters')).toEqual(['nonsense']);
    expect(read(location).getAll('var-filtersAllServices')).toEqual([]);
    expect(read(location).getAll('var-filters')).toEqual(['region|in|eu|us', 'version|!=|v1', 'nonsense']);
  });

  test('upstream’s second list alone is read, too', () => {
    const { location, url } = openUrl('var-filtersAllServices=region|in|eu|us&var-filtersAllServices=version|!=|v1');
    expect(url.get('filters')).toEqual([REGION, VERSION]);
    expect(read(location).getAll('var-filters')).toEqual(['region|in|eu|us', 'version|!=|v1']);
  });

  test('what cannot be read stays in the URL until the filters are changed', () => {
    const { location, url } = openUrl('var-filters=nonsense&var-filters=version|!=|v1');
    expect(url.getUnreadable('filters')).toEqual(['nonsense']);
    url.set({ filters: [VERSION] });
    expect(url.getUnreadable('filters')).toEqual([]);
    expect(read(location).getAll('var-filters')).toEqual(['version|!=|v1']);
  });
});

test('back and forward find each state of a walk again', () => {
  const patch = fc
    .subarray(URL_KEYS, { minLength: 1, maxLength: 4 })
    .chain((keys) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, URL_VALUES[key] as fc.Arbitrary<unknown>]))),
    ) as fc.Arbitrary<UrlPatch>;
  const choice = fc.record({ patch, isStep: fc.boolean() });
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 15 }), fc.array(fc.integer({ min: -4, max: 4 })), (choices, jumps) => {
      const { location, url } = openUrl('', { dataSource: 'local', service: 'checkout', timeZone: 'browser' });
      const pickKept = (): Partial<UrlValues> => url.pick(URL_KEYS.filter((key) => isKept(key, url.get('view'))));
      // What somebody knows who listens to all of it.
      let followed = pickKept();
      url.subscribe(URL_KEYS, () => {
        followed = pickKept();
      });
      const states = [url.pick(URL_KEYS)];
      for (const { patch: next, isStep } of choices) {
        const before = location.stepCount;
        url.set(next, { isStep });
        expect(url.pick(URL_KEYS)).toMatchObject(next);
        states.splice(location.stepCount > before ? states.length : states.length - 1, 1, url.pick(URL_KEYS));
      }
      let place = states.length - 1;
      for (const jump of [...jumps, -1, -1, 1]) {
        place = place + jump >= 0 && place + jump < states.length ? place + jump : place;
        location.go(jump);
        expect(url.pick(URL_KEYS)).toEqual(states[place]);
        expect(states[place]).toMatchObject(followed);
      }
    }),
  );
});
