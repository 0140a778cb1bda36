import { type DataQueryRequest, dateTime, makeTimeRange, toDataFrame } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { summariseTrace } from 'profile/parts/summariseTrace';
import { NEVER, Observable, of, throwError } from 'rxjs';
import { fetchTempoTrace, listTempos } from './tempo';

const TRACE = '54e5e19d61091cb8688aa6dab9e645f3';
const RANGE = makeTimeRange(dateTime(1_700_000_000_000), dateTime(1_700_000_060_000));

const SPANS = toDataFrame({
  fields: [
    { name: 'traceID', values: [TRACE, TRACE] },
    { name: 'spanID', values: ['b', 'a'] },
    { name: 'parentSpanID', values: ['a', '0000000000000000'] },
    { name: 'operationName', values: ['query', 'GET /checkout'] },
    { name: 'serviceName', values: ['ledger', 'storefront'] },
    { name: 'startTime', values: [1_700_000_000_100.5, 1_700_000_000_000.25] },
    { name: 'duration', values: [3, 1240] },
  ],
});

/** Has one Tempo among the data sources, which answers so. Returns what it was asked. */
function provide(query: () => Observable<unknown> | Promise<unknown>): DataQueryRequest[] {
  const asked: DataQueryRequest[] = [];
  const settings = [
    { uid: 'traces', name: 'Traces', type: 'tempo' },
    { uid: 'other', name: 'Other', type: 'prometheus' },
  ];
  const source = {
    query: (request: DataQueryRequest) => {
      asked.push(request);
      return query();
    },
  };
  setDataSourceSrv({
    getList: ({ filter }: { filter: (each: unknown) => boolean }) => settings.filter(filter),
    get: async () => source,
  } as unknown as DataSourceSrv);
  return asked;
}

const fetchIt = (signal = new AbortController().signal) => fetchTempoTrace('traces', TRACE, RANGE, signal);

test('one question has all spans of a trace, in milliseconds, and only Tempo is listed', async () => {
  const asked = provide(() => of({ data: [toDataFrame({ fields: [{ name: 'id', values: ['n'] }] }), SPANS] }));
  expect(listTempos()).toEqual([{ uid: 'traces', name: 'Traces' }]);
  const { spans, notices } = await fetchIt();
  expect(asked.map(({ targets }) => targets)).toEqual([
    [{ refId: 'A', datasource: { type: 'tempo', uid: 'traces' }, queryType: 'traceql', query: TRACE }],
  ]);
  expect(notices).toEqual([]);
  expect(summariseTrace(spans)).toEqual({
    ...{ name: 'GET /checkout', service: 'storefront', startMs: 1_700_000_000_000.25, durationMs: 1240, spanCount: 2 },
    caution: '',
  });
});

test('that an answer is only a part is told', async () => {
  const meta = { notices: [{ severity: 'warning' as const, text: 'The trace is partial.' }] };
  provide(async () => ({ data: [{ ...SPANS, meta }] }));
  expect((await fetchIt()).notices).toEqual(['The trace is partial.']);
});

test.each([
  [
    { partial: true, message: 'the trace exceeds 50 MB.' },
    ['Tempo answered with a part of the trace: the trace exceeds 50 MB.'],
  ],
  [{ partial: true, message: '' }, ['Tempo answered with a part of the trace.']],
  [{ partial: true }, ['Tempo answered with a part of the trace.']],
  [{ partial: false, message: '' }, []],
])('that Tempo cut the trace is told as its plugin marks it: %j', async (custom, notices) => {
  provide(async () => ({ data: [{ ...SPANS, meta: { custom } }] }));
  expect((await fetchIt()).notices).toEqual(notices);
});

test('a service without a name has none, whatever the plugin calls it', async () => {
  const fields = [
    { name: 'spanID', values: ['a'] },
    { name: 'parentSpanID', values: [''] },
    { name: 'serviceName', values: ['OTLPResourceNoServiceName'] },
  ];
  provide(() => of({ data: [toDataFrame({ fields })] }));
  expect((await fetchIt()).spans).toMatchObject([{ spanId: 'a', service: '' }]);
});

test('columns of other kinds are unknown, and break nothing', async () => {
  const fields = [
    { name: 'spanID', values: ['a', 7] },
    { name: 'parentSpanID', values: [null, null] },
    { name: 'duration', values: ['long', null] },
  ];
  provide(() => of({ data: [toDataFrame({ fields })] }));
  const unknown = { parentId: '', name: '', service: '', startMs: Number.NaN, durationMs: Number.NaN };
  expect((await fetchIt()).spans).toEqual([
    { ...unknown, spanId: 'a' },
    { ...unknown, spanId: '' },
  ]);
});

test.each([
  ['no frame', { data: [] }],
  ['a frame without rows', { data: [toDataFrame({ fields: [] })] }],
  ['a status', { data: [], error: { status: 404, message: 'Not Found' } }],
  [
    'words with the range',
    {
      data: [],
      errors: [
        { status: 500, message: `trace with id ${TRACE} not found in the selected time range [a to b]; it may exist` },
      ],
    },
  ],
  ['words', { data: [], errors: [{ message: 'failed to get trace with id: x Status: 404 Not Found Body: ' }] }],
])('that there is no such trace is no error, whether it is said by %s', async (_, response) => {
  provide(() => of(response));
  expect((await fetchIt()).spans).toEqual([]);
});

test.each([
  ['the server behind it', () => of({ data: [], error: { message: 'failed get to tempo: refused' } }), 'refused'],
  ['Grafana', () => throwError(() => ({ status: 403, data: {} })), 'does not let you'],
  ['another form', () => of({ data: [toDataFrame({ fields: [{ name: 'x', values: [1] }] })] }), 'no spans in the form'],
])('a failure says why: %s', async (_, query, sentence) => {
  provide(query);
  await expect(fetchIt()).rejects.toThrow(sentence);
});

test('who leaves ends the request, and hears no answer', async () => {
  let isEnded = false;
  const leaving = new AbortController();
  provide(
    () =>
      new Observable(() => {
        leaving.abort();
        return () => {
          isEnded = true;
        };
      }),
  );
  await expect(fetchIt(leaving.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(isEnded).toBe(true);
  const asked = provide(() => NEVER);
  await expect(fetchIt(leaving.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(asked).toEqual([]);
});
