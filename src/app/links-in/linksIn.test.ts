import { dateTime, type PluginExtensionEventHelpers } from '@grafana/data';
import fc from 'fast-check';
import { decodeFilters } from 'profile/labels/decodeFilter';
import { toMatcher } from 'profile/labels/Filter';
import { parseSelector } from 'profile/labels/parseSelector';
import { printSelector } from 'profile/labels/printSelector';
import manifest from '../../plugin.json';
import { EXPLORE_LINK, TRACE_LINK } from './linksIn';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const datasource = { type: 'grafana-pyroscope-datasource', uid: 'P1' };
const timeRange = { from: 'now-1h', to: 'now' };

function configure(link: typeof EXPLORE_LINK, context: Readonly<Record<string, unknown>> | undefined): URL | undefined {
  // The host adds its own fields; none is used.
  const path = link.configure?.(context)?.path;
  return path === undefined ? undefined : new URL(path, 'http://grafana.test');
}

function configureQuery(query: object): URLSearchParams {
  const url = configure(EXPLORE_LINK, { targets: [{ datasource, profileTypeId: CPU, ...query }], timeRange });
  return url?.searchParams ?? new URLSearchParams();
}

test('plugin.json names the links, without which Grafana ignores them', () => {
  const [declared] = manifest.extensions.addedLinks;
  for (const { title, description, targets } of [EXPLORE_LINK, TRACE_LINK]) {
    expect({ title, description }).toEqual({ title: declared?.title, description: declared?.description });
    expect(declared?.targets).toEqual(expect.arrayContaining([targets].flat()));
  }
});

describe('from Explore', () => {
  test('a query of one service opens its labels, with every other matcher as a filter', () => {
    const params = configureQuery({
      labelSelector: '{service_name="checkout",region="eu",version=~"v1|v2",pod!~"x.*|y",zone="",team!="a|b"}',
      maxNodes: 4096,
    });
    expect([...params]).toEqual([
      ['explorationType', 'labels'],
      ['var-dataSource', 'P1'],
      ['var-serviceName', 'checkout'],
      ['var-profileMetricId', CPU],
      ['from', 'now-1h'],
      ['to', 'now'],
      ['var-filters', 'region|=|eu'],
      ['var-filters', 'version|in|v1|v2'],
      ['var-filters', 'pod|!~|x.*__gfp__y|regex'],
      ['var-filters', 'zone|is-empty|'],
      ['var-filters', 'team|!=|a__gfp__b'],
      ['maxNodes', '4096'],
    ]);
  });

  test.each([
    ['no service', '{region="eu"}', 'all', ['region|=|eu']],
    ['a pattern of services', '{service_name=~"check.*"}', 'all', ['service_name|=~|check.*|regex']],
    ['nothing', '', 'all', []],
    ['half a selector', '{service_name="che', 'all', []],
  ])('%s opens all services', (_, labelSelector, view, filters) => {
    const params = configureQuery({ labelSelector });
    expect(params.get('explorationType')).toBe(view);
    expect(params.get('var-serviceName')).toBeNull();
    expect(params.getAll('var-filters')).toEqual(filters);
  });

  test('a span opens the flame graph', () => {
    const params = configureQuery({ labelSelector: '{service_name="checkout"}', spanSelector: ['9a517183f26a089d'] });
    expect(params.get('explorationType')).toBe('flame-graph');
    expect(params.get('var-spanSelector')).toBe('9a517183f26a089d');
  });

  test('a single profile opens the flame graph', () => {
    const params = configureQuery({
      labelSelector: '{service_name="checkout"}',
      profileIdSelector: ['7c9e6679-7425-40de-944b-e07fc1f90ae7'],
    });
    expect(params.get('explorationType')).toBe('flame-graph');
    expect(params.get('var-profileIdSelector')).toBe('7c9e6679-7425-40de-944b-e07fc1f90ae7');
  });

  test.each([
    ['a label', ['region'], 'region'],
    ['several labels', ['region', 'version'], 'region'],
    ['the service, which is chosen already', ['service_name'], null],
  ])('a query grouped by %s opens the values of it', (_, groupBy, label) => {
    const params = configureQuery({ labelSelector: '{service_name="checkout"}', groupBy });
    expect([params.get('explorationType'), params.get('var-groupBy')]).toEqual(['labels', label]);
  });

  const checkout = '{service_name="checkout"}';
  const spanId = '9a517183f26a089d';
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

  test('two spans and a profile, or a trace, narrow the flame graph as they do the query', () => {
    const profileId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
    const ofSpans = { spanSelector: [spanId, '1111111111111111'], profileIdSelector: [profileId] };
    const spans = configureQuery({ labelSelector: checkout, ...ofSpans });
    expect(spans.get('var-spanSelector')).toBe(`${spanId},1111111111111111`);
    expect(spans.get('var-profileIdSelector')).toBe(profileId);
    const trace = configureQuery({ labelSelector: checkout, traceIdSelector: [traceId] });
    expect([trace.get('explorationType'), trace.get('var-traceIdSelector')]).toEqual(['flame-graph', traceId]);
  });

  test.each<[string, object]>([
    ['a trace and a span', { labelSelector: checkout, traceIdSelector: [traceId], spanSelector: [spanId] }],
    ['a variable that nobody filled in', { labelSelector: checkout, spanSelector: ['${__span.spanId}'] }],
    ['a profile that is none', { labelSelector: checkout, profileIdSelector: ['a'] }],
    ['a span without a service', { labelSelector: '{}', spanSelector: [spanId] }],
  ])('a query narrowed to %s gets no link', (_, query) => {
    expect(configure(EXPLORE_LINK, { targets: [{ datasource, ...query }], timeRange })).toBeUndefined();
  });

  test.each<[string, Record<string, unknown> | undefined]>([
    ['nothing', undefined],
    ['no query', { targets: [], timeRange }],
    ['two queries', { targets: [{ datasource }, { datasource }], timeRange }],
    ['a query of another data source', { targets: [{ datasource: { type: 'loki', uid: 'L' } }], timeRange }],
    ['no range', { targets: [{ datasource }] }],
    ['a range that means nothing', { targets: [{ datasource }], timeRange: { from: {}, to: undefined } }],
    ['no list', { targets: 'x', timeRange: 3 }],
  ])('%s gives no link', (_, context) => {
    expect(configure(EXPLORE_LINK, context)).toBeUndefined();
  });

  test.each([
    ['moments', { from: dateTime(1000), to: dateTime(2000) }, '1000', '2000'],
    ['milliseconds', { from: 1000, to: 2000 }, '1000', '2000'],
    ['a range with its raw form', { from: dateTime(1), to: dateTime(2), raw: timeRange }, 'now-1h', 'now'],
  ])('a range may be made of %s', (_, range, from, to) => {
    const url = configure(EXPLORE_LINK, { targets: [{ datasource }], timeRange: range });
    expect([url?.searchParams.get('from'), url?.searchParams.get('to')]).toEqual([from, to]);
  });

  test('any selector means the same when it arrives', () => {
    const matcher = fc.record({
      label: fc.string({ minLength: 1, unit: 'grapheme' }).filter((label) => label !== 'service_name'),
      operator: fc.constantFrom('=' as const, '!=' as const, '=~' as const, '!~' as const),
      value: fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[ab.|:-]{1,6}$/)),
    });
    fc.assert(
      fc.property(fc.array(matcher, { maxLength: 4 }), (matchers) => {
        const selector = printSelector(matchers);
        const params = configureQuery({ labelSelector: selector });
        const { filters, unreadable } = decodeFilters(params.getAll('var-filters'));
        expect(unreadable).toEqual([]);
        expect(filters.map(toMatcher)).toEqual(parseSelector(selector));
      }),
    );
  });
});

describe('from a trace', () => {
  const context = { serviceName: 'checkout', spanSelector: '9a517183f26a089d', profileTypeId: CPU, timeRange };

  test('a span opens in the flame graph of its service', () => {
    expect([...(configure(TRACE_LINK, { ...context, targets: [{ datasource }] })?.searchParams ?? [])]).toEqual([
      ['explorationType', 'flame-graph'],
      ['var-dataSource', 'P1'],
      ['var-serviceName', 'checkout'],
      ['var-profileMetricId', CPU],
      ['from', 'now-1h'],
      ['to', 'now'],
      ['var-spanSelector', '9a517183f26a089d'],
    ]);
  });

  test('the data source may be named directly', () => {
    expect(configure(TRACE_LINK, { ...context, datasource })?.searchParams.get('var-dataSource')).toBe('P1');
  });

  test.each(['serviceName', 'spanSelector', 'profileTypeId', 'timeRange'])('without %s there is no link', (name) => {
    expect(configure(TRACE_LINK, { ...context, [name]: '' })).toBeUndefined();
  });

  test('it opens in a new tab, so that the trace stays', () => {
    const open = jest.spyOn(window, 'open').mockReturnValue(null);
    const helpers: Pick<PluginExtensionEventHelpers<object>, 'context'> = { context };
    TRACE_LINK.onClick?.(undefined, helpers as PluginExtensionEventHelpers<Partial<Record<string, unknown>>>);
    expect(open).toHaveBeenCalledWith(
      expect.stringContaining('var-spanSelector=9a517183f26a089d'),
      '_blank',
      'noopener',
    );
    open.mockRestore();
  });
});
