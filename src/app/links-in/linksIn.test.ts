import { readFileSync } from 'node:fs';
import { type DataSourceInstanceSettings, dateTime } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv, setTemplateSrv } from '@grafana/runtime';
import fc from 'fast-check';
import { writeStored } from 'grafana/storage';
import { decodeFilters } from 'profile/labels/decodeFilter';
import { type Matcher, printSelector, toMatcher } from 'profile/labels/Filter';
import { readSelector } from 'profile/labels/readSelector';
import { HostTemplateSrv } from '../../../demo/host/services/templateSrv';
import manifest from '../../plugin.json';
import { LINKS } from './linksIn';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SPAN = '9a517183f26a089d';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const datasource = { type: 'grafana-pyroscope-datasource', uid: 'P1' };
const timeRange = { from: 'now-1h', to: 'now' };

interface Recording {
  readonly points: Readonly<Record<string, ReadonlyArray<{ readonly scenario: string; readonly context: object }>>>;
}
const { points } = JSON.parse(
  readFileSync('tests/fixtures/recordings/grafana-12.4-extensions.json', 'utf8'),
) as Recording;

/** Gives a recording as Grafana hands it over: behind read-only proxies, of which some cannot be read in the usual way. */
function getRecorded(point: string, number = 0): object {
  return makeReadOnly(revive(points[point]?.[number]?.context) as object);
}

function revive(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(revive);
  }
  const revived = {};
  for (const [key, given] of Object.entries(value)) {
    const hidden: unknown = Object(given)['<value by getOwnPropertyDescriptor>'];
    const isFrozen = hidden !== undefined;
    Object.defineProperty(revived, key, {
      value: revive(isFrozen ? hidden : given),
      enumerable: true,
      writable: !isFrozen,
      configurable: !isFrozen,
    });
  }
  return revived;
}

function makeReadOnly<T extends object>(target: T): T {
  return new Proxy(target, {
    get: (from, key) => {
      const value: unknown = Reflect.get(from, key);
      return typeof value === 'object' && value !== null ? makeReadOnly(value) : value;
    },
    set: () => {
      throw new TypeError('The context of a link is read-only.');
    },
  });
}

/** The path that a link makes of a context; undefined if it is not shown. Titles are unique at each point and category. */
function follow(point: string, title: string, context: object | undefined, category?: string): URL | undefined {
  const [link, ...others] = LINKS.filter(
    (each) =>
      each.title === title && [each.targets].flat().includes(point) && (!category || each.category === category),
  );
  expect(link).toBeDefined();
  expect(others).toEqual([]);
  // The host adds its own fields; none is used.
  const path = link?.configure?.(context as Readonly<Record<string, unknown>>)?.path;
  return path === undefined ? undefined : new URL(path, 'http://grafana.test');
}

const EXPLORE = 'grafana/explore/toolbar/action';
const PANEL = 'grafana/dashboard/panel/menu';
const ATTRIBUTES = 'grafana/traceview/resource-attributes';
const LOGS = 'grafana/logsview/resource-attributes';
const ALERT = 'grafana/alerting/instance/action';
const FLAME_GRAPH = 'Profiles: flame graph';
const LABELS = 'Profiles: labels';

function followQuery(query: object, title = FLAME_GRAPH): URLSearchParams | undefined {
  const context = makeReadOnly({ targets: [{ datasource, profileTypeId: CPU, ...query }], timeRange });
  return follow(EXPLORE, title, context)?.searchParams;
}

let settings: Array<Partial<DataSourceInstanceSettings>> = [];
let variables: Record<string, { text: string; value: unknown }> = {};

beforeEach(() => {
  window.localStorage.clear();
  settings = [{ ...datasource, isDefault: true }];
  variables = {};
  setDataSourceSrv({
    getList: ({ filter }: { filter: (each: unknown) => boolean }) => settings.filter(filter),
    getInstanceSettings: (uid: string) => settings.find((each) => each.uid === uid),
  } as unknown as DataSourceSrv);
  const templateSrv = new HostTemplateSrv();
  setTemplateSrv({
    getVariables: () => [],
    containsTemplate: (text) => templateSrv.containsTemplate(text),
    updateTimeRange: () => undefined,
    replace: (text, scopedVars, format) => templateSrv.replace(text, { ...variables, ...scopedVars }, format),
  });
});

test('plugin.json names every link, without which Grafana ignores it, and no other', () => {
  const declared = manifest.extensions.addedLinks.flatMap(({ targets, ...words }) =>
    targets.map((target) => ({ ...words, target })),
  );
  const made = LINKS.flatMap(({ title, description, targets }) =>
    [targets].flat().map((target) => ({ title, description, target })),
  );
  expect(made).toEqual(expect.arrayContaining(declared));
  expect(declared).toEqual(expect.arrayContaining(made));
});

test('menus cut titles after 22 characters', () => {
  const inMenus = LINKS.filter(({ targets }) =>
    [EXPLORE, PANEL, ALERT].some((menu) => [targets].flat().includes(menu)),
  );
  expect(inMenus.filter(({ title }) => title.length > 22)).toEqual([]);
});

test.each(LINKS.map((link) => [link.title, [link.targets].flat().join(), link] as const))(
  '%s at %s makes no link of what it was never given',
  (title, _, link) => {
    const isOfPalette = [link.targets].flat().includes('grafana/commandpalette/action');
    for (const context of [undefined, {}, { targets: 'x', timeRange: 3, attributes: null, instance: 'a', spans: {} }]) {
      expect(
        title === 'Profiles: Last flame graph' || !isOfPalette ? link.configure?.(context) : undefined,
      ).toBeUndefined();
    }
  },
);

describe('from Explore', () => {
  test('the recorded query opens the flame graph with its span and limit', () => {
    expect([...(follow(EXPLORE, FLAME_GRAPH, getRecorded(EXPLORE))?.searchParams ?? [])]).toEqual([
      ['explorationType', 'flame-graph'],
      ['var-dataSource', 'pyroscope'],
      ['var-serviceName', 'rec1-cart'],
      ['var-profileMetricId', CPU],
      ['from', expect.any(String)],
      ['to', expect.any(String)],
      ['var-spanSelector', SPAN],
      ['maxNodes', '4096'],
    ]);
    // Labels would show more than the span.
    expect(follow(EXPLORE, LABELS, getRecorded(EXPLORE))).toBeUndefined();
  });

  test('every other matcher is a filter, several of one label too', () => {
    const params = followQuery({
      labelSelector:
        '{service_name="checkout",region="eu",region!="",version=~"v1|v2",pod!~"x.*|y",zone="",team!="a|b"}',
    });
    expect(params?.getAll('var-filters')).toEqual([
      'region|=|eu',
      'region|!=|',
      'version|in|v1|v2',
      'pod|!~|x.*__gfp__y|regex',
      'zone|is-empty|',
      'team|!=|a__gfp__b',
    ]);
  });

  test.each(['& + , # " | = ; ? %', 'a\\b', 'ü 🔥', "it's", '{x="y"}'])('the value %s arrives as it is', (value) => {
    const params = followQuery({ labelSelector: printSelector([{ label: 'service_name', operator: '=', value }]) });
    expect(params?.get('var-serviceName')).toBe(value);
    const other = followQuery({
      labelSelector: printSelector([
        { label: 'service_name', operator: '=', value: 'a' },
        { label: 'path', operator: '=', value },
      ]),
    });
    const { filters } = decodeFilters(other?.getAll('var-filters') ?? []);
    expect(filters.map(toMatcher)).toEqual([{ label: 'path', operator: '=', value }]);
  });

  test.each([
    ['no service', '{region="eu"}', ['region|=|eu']],
    ['a pattern of services', '{service_name=~"check.*"}', ['service_name|=~|check.*|regex']],
    ['nothing', '', []],
    ['half a selector', '{service_name="che', []],
  ])('%s opens all services, and no flame graph', (_, labelSelector, filters) => {
    const params = followQuery({ labelSelector }, LABELS);
    expect(params?.get('explorationType')).toBe('all');
    expect(params?.getAll('var-filters')).toEqual(filters);
    expect(followQuery({ labelSelector })).toBeUndefined();
  });

  test.each([
    ['a label', ['region'], 'region'],
    ['several labels', ['region', 'version'], 'region'],
    ['the service, which is chosen already', ['service_name'], null],
  ])('a query grouped by %s opens the values of it', (_, groupBy, label) => {
    const params = followQuery({ labelSelector: '{service_name="checkout"}', groupBy }, LABELS);
    expect([params?.get('explorationType'), params?.get('var-groupBy')]).toEqual(['labels', label]);
  });

  const checkout = '{service_name="checkout"}';

  test('two spans and a profile, or a trace, narrow the flame graph as they do the query', () => {
    const profileId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
    const ofSpans = { spanSelector: [SPAN, '1111111111111111'], profileIdSelector: [profileId] };
    const spans = followQuery({ labelSelector: checkout, ...ofSpans });
    expect(spans?.get('var-spanSelector')).toBe(`${SPAN},1111111111111111`);
    expect(spans?.get('var-profileIdSelector')).toBe(profileId);
    const trace = followQuery({ labelSelector: checkout, traceIdSelector: [TRACE] });
    expect([trace?.get('explorationType'), trace?.get('var-traceIdSelector')]).toEqual(['flame-graph', TRACE]);
  });

  test.each<[string, object]>([
    ['a trace and a span', { labelSelector: checkout, traceIdSelector: [TRACE], spanSelector: [SPAN] }],
    ['a variable that nobody filled in', { labelSelector: checkout, spanSelector: ['${__span.spanId}'] }],
    ['a profile that is none', { labelSelector: checkout, profileIdSelector: ['a'] }],
  ])('a query narrowed to %s gets no link', (_, query) => {
    expect(followQuery(query)).toBeUndefined();
    expect(followQuery(query, LABELS)).toBeUndefined();
  });

  test.each<[string, object]>([
    ['no query', { targets: [], timeRange }],
    ['two queries', { targets: [{ datasource }, { datasource }], timeRange }],
    ['a query of another data source', { targets: [{ datasource: { type: 'loki', uid: 'L' } }], timeRange }],
    ['no range', { targets: [{ datasource }] }],
    ['a range that means nothing', { targets: [{ datasource }], timeRange: { from: {}, to: undefined } }],
  ])('%s gives no link', (_, context) => {
    expect(follow(EXPLORE, LABELS, context)).toBeUndefined();
  });

  test.each([
    ['moments', { from: dateTime(1000), to: dateTime(2000) }, '1000', '2000'],
    ['milliseconds', { from: 1000, to: 2000 }, '1000', '2000'],
    ['a range with its raw form', { from: dateTime(1), to: dateTime(2), raw: timeRange }, 'now-1h', 'now'],
  ])('a range may be made of %s', (_, range, from, to) => {
    const url = follow(EXPLORE, LABELS, { targets: [{ datasource }], timeRange: range });
    expect([url?.searchParams.get('from'), url?.searchParams.get('to')]).toEqual([from, to]);
  });

  test('any selector means the same when it arrives', () => {
    const matcher = fc.record({
      label: fc.string({ minLength: 1, unit: 'grapheme' }).filter((label) => label !== 'service_name'),
      operator: fc.constantFrom('=' as const, '!=' as const, '=~' as const, '!~' as const),
      value: fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^\(?[ab.|:-]{1,6}\)?$/)),
    });
    const meaning = (matchers: ReadonlyArray<Matcher | undefined>) =>
      // Brackets around all of a regular expression change nothing.
      matchers.map((each) => ({ ...each, value: each?.value.replace(/^\(([\w:/|-]+)\)$/, '$1') }));
    fc.assert(
      fc.property(fc.array(matcher, { maxLength: 4 }), (matchers) => {
        const selector = printSelector(matchers);
        const { filters, unreadable } = decodeFilters(
          followQuery({ labelSelector: selector }, LABELS)?.getAll('var-filters') ?? [],
        );
        expect(unreadable).toEqual([]);
        expect(meaning(filters.map(toMatcher))).toEqual(meaning(readSelector(selector) ?? []));
      }),
    );
  });
});

describe('from a panel of a dashboard', () => {
  test('variables are those of the dashboard and of the repeated panel', () => {
    variables = {
      service: { text: 'cart', value: 'rec1-cart' },
      region: { text: 'eu + us', value: ['eu', 'us.1'] },
    };
    const [, , repeated] = [0, 1, 2].map((number) => follow(PANEL, FLAME_GRAPH, getRecorded(PANEL, number)));
    expect(repeated?.searchParams.get('var-serviceName')).toBe('rec1-cart');
    expect(repeated?.searchParams.getAll('var-filters')).toEqual(['region|=|eu']);
    const series = follow(PANEL, LABELS, getRecorded(PANEL))?.searchParams;
    expect([series?.get('var-serviceName'), series?.get('var-groupBy')]).toEqual(['rec1-cart', 'region']);
    const { filters } = decodeFilters(series?.getAll('var-filters') ?? []);
    expect(filters.map(toMatcher)).toEqual([{ label: 'region', operator: '=~', value: '(eu|us\\.1)' }]);
  });

  test('several plain values are a list', () => {
    variables = { service: { text: 'cart', value: 'rec1-cart' }, region: { text: 'eu + us', value: ['eu', 'us'] } };
    const params = follow(PANEL, FLAME_GRAPH, getRecorded(PANEL))?.searchParams;
    expect(params?.getAll('var-filters')).toEqual(['region|in|eu|us']);
  });

  test('values with quotes and signs of a URL stay values', () => {
    variables = { service: { text: '', value: 'a"b\\c & + , # |' }, region: { text: '', value: 'eu' } };
    const params = follow(PANEL, FLAME_GRAPH, getRecorded(PANEL))?.searchParams;
    expect(params?.get('var-serviceName')).toBe('a"b\\c & + , # |');
  });

  test.each<[string, Record<string, { text: string; value: unknown }>]>([
    ['is left over', {}],
    [
      'has several values where only one can be',
      { service: { text: '', value: ['a', 'b'] }, region: { text: '', value: 'eu' } },
    ],
  ])('there is no link where a variable %s', (_, given) => {
    variables = given;
    expect(follow(PANEL, FLAME_GRAPH, getRecorded(PANEL))).toBeUndefined();
    expect(follow(PANEL, LABELS, getRecorded(PANEL))).toBeUndefined();
  });
});

describe('from a trace', () => {
  test('the service of a span opens in the time on the screen', () => {
    const params = follow(
      ATTRIBUTES,
      'Profiles of this service',
      getRecorded(ATTRIBUTES),
      'service.name',
    )?.searchParams;
    expect([...(params ?? [])]).toEqual([
      ['explorationType', 'flame-graph'],
      ['var-dataSource', 'P1'],
      ['var-serviceName', 'rec1-gateway'],
      ['from', '1795964836306'],
      ['to', '1795968436306'],
    ]);
  });

  test('the profiles of a span are those of the id that its SDK gave them', () => {
    const url = follow(ATTRIBUTES, 'Profiles of this span', getRecorded(ATTRIBUTES), 'pyroscope.profile.id');
    expect(url?.searchParams.get('var-spanSelector')).toBe(SPAN);
    expect(url?.searchParams.get('var-serviceName')).toBe('rec1-gateway');
  });

  test('the Pyroscope of a trace is the one that its data source names, with its profile type', () => {
    const jsonData = { tracesToProfiles: { datasourceUid: 'P2', profileTypeId: CPU } };
    settings = [
      { ...datasource, isDefault: true },
      { ...datasource, uid: 'P2' },
      { type: 'tempo', uid: 'probetraces', jsonData } as Partial<DataSourceInstanceSettings>,
    ];
    const url = follow(ATTRIBUTES, 'Profiles of this service', getRecorded(ATTRIBUTES), 'service.name');
    expect([url?.searchParams.get('var-dataSource'), url?.searchParams.get('var-profileMetricId')]).toEqual([
      'P2',
      CPU,
    ]);
  });

  test.each([
    ['milliseconds', 1_795_960_000_000],
    ['microseconds', 1_795_960_000_000_000],
    ['nanoseconds', 1_795_960_000_000_000_000],
  ])('the range begins a minute before the span where its start is known, in %s', (_, spanStartTime) => {
    const context = { ...getRecorded(ATTRIBUTES), spanStartTime };
    const params = follow(ATTRIBUTES, 'Profiles of this span', context, 'pyroscope.profile.id')?.searchParams;
    // The range on the screen ends two hours later: an hour is asked for.
    expect([params?.get('from'), params?.get('to')]).toEqual(['1795959940000', '1795963600000']);
  });

  test('a whole trace opens with a minute around it', () => {
    const point = 'grafana/traceview/header/actions';
    expect([...(follow(point, 'Profiles of this trace', getRecorded(point))?.searchParams ?? [])]).toEqual([
      ['explorationType', 'trace'],
      ['var-dataSource', 'P1'],
      ['from', '1795968076308'],
      ['to', '1795968196508'],
      ['var-traceIdSelector', TRACE],
    ]);
    const short = { ...getRecorded(point), traceID: 'BF92F3577B34DA6A3CE929D0E0E4736' };
    expect(follow(point, 'Profiles of this trace', short)?.searchParams.get('var-traceIdSelector')).toBe(
      '0bf92f3577b34da6a3ce929d0e0e4736',
    );
  });

  test.each<[string, string, object, string]>([
    ['of no service', 'Profiles of this service', { attributes: { pod: ['a'] } }, 'service.name'],
    ['of two services', 'Profiles of this service', { attributes: { 'service.name': ['a', 'b'] } }, 'service.name'],
    ['without the id', 'Profiles of this span', { spanAttributes: {} }, 'pyroscope.profile.id'],
    [
      'with an id that is none',
      'Profiles of this span',
      { spanAttributes: { 'pyroscope.profile.id': ['${x}'] } },
      'pyroscope.profile.id',
    ],
  ])('a span %s has no link', (_, title, change, category) => {
    expect(follow(ATTRIBUTES, title, { ...getRecorded(ATTRIBUTES), ...change }, category)).toBeUndefined();
  });

  test('without a Pyroscope there is no link', () => {
    settings = [];
    expect(follow(ATTRIBUTES, 'Profiles of this service', getRecorded(ATTRIBUTES), 'service.name')).toBeUndefined();
  });
});

test.each(['service_name', 'service.name'])('a log line opens the flame graph of its service, at %s', (category) => {
  const url = follow(LOGS, 'Profiles of this service', getRecorded(LOGS), category);
  expect([url?.searchParams.get('var-serviceName'), url?.searchParams.get('from')]).toEqual([
    'rec1-cart',
    '1795964867531',
  ]);
});

describe('from an alert', () => {
  const ACTIVE_MS = Date.parse('2026-11-29T15:57:40Z');
  const read = (params: URLSearchParams | undefined, ...names: string[]) => names.map((name) => params?.get(name));
  afterEach(() => jest.useRealTimers());

  test('the service opens in the diff: the alert beside as much time before it', () => {
    jest.useFakeTimers({ now: ACTIVE_MS + 30 * 60_000 });
    const params = follow(ALERT, 'Profiles: compare', getRecorded(ALERT))?.searchParams;
    expect(read(params, 'explorationType', 'var-serviceName', 'diffFrom', 'diffTo', 'diffFrom-2', 'diffTo-2')).toEqual([
      'diff-flame-graph',
      'rec1-checkout',
      '2026-11-29T15:27:40.000Z',
      '2026-11-29T15:57:40.000Z',
      '2026-11-29T15:57:40.000Z',
      '2026-11-29T16:27:40.000Z',
    ]);
  });

  test('of one that has fired for days the first hour is compared', () => {
    jest.useFakeTimers({ now: ACTIVE_MS + 90 * 3_600_000 });
    const params = follow(ALERT, 'Profiles: compare', getRecorded(ALERT))?.searchParams;
    expect(read(params, 'diffFrom-2', 'diffTo-2')).toEqual(['2026-11-29T15:57:40.000Z', '2026-11-29T16:57:40.000Z']);
  });

  test('an alert of no service, or that does not fire, has no link', () => {
    jest.useFakeTimers({ now: ACTIVE_MS + 30 * 60_000 });
    const [rule, labels] = [{ labels: {} }, { team: 'pay' }];
    const activeAt = new Date(ACTIVE_MS).toISOString();
    expect(follow(ALERT, 'Profiles: compare', { instance: { labels, activeAt }, rule })).toBeUndefined();
    const normal = { labels: { service_name: 'a' }, activeAt: '0001-01-01T00:00:00Z' };
    expect(follow(ALERT, 'Profiles: compare', { instance: normal, rule })).toBeUndefined();
  });
});

test('the palette leads to what changed, to files, and to the service that was seen last', () => {
  const point = 'grafana/commandpalette/action';
  expect(follow(point, 'Profiles: Last flame graph', {})).toBeUndefined();
  writeStored('serviceName', 'check & out');
  expect(follow(point, 'Profiles: Last flame graph', {})?.searchParams.get('var-serviceName')).toBe('check & out');
  expect(follow(point, 'Profiles: What changed?', {})?.searchParams.get('sort')).toBe('change');
  expect(follow(point, 'Profiles: Files', {})?.pathname).toBe('/a/openprofiles-drilldown-app/files');
});
