import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateTime, makeTimeRange } from '@grafana/data';
import {
  type BackendDataSourceResponse,
  type DataSourceSrv,
  setDataSourceSrv,
  toDataQueryResponse,
} from '@grafana/runtime';
import { summariseTrace } from 'profile/parts/summariseTrace';
import { answerTraceQuery } from '../../../demo/server/query/traceFrame';
import type { TracedSpan } from '../../../demo/store/findTrace';
import { fetchTempoTrace } from '../../../src/grafana/tempo';

interface Exchange {
  readonly name: string;
  readonly queryType: string;
  readonly query: string;
  readonly answer: BackendDataSourceResponse;
}

/** Answers of the back end of Tempo's data source 13.1.5 before a Tempo 3.1, in the form of `/api/ds/query`. */
const EXCHANGES: readonly Exchange[] = JSON.parse(
  readFileSync(join(__dirname, '../../fixtures/recordings/tempo-datasource-13.1.5.json'), 'utf8'),
);

const RANGE = makeTimeRange(dateTime(1_796_085_000_000), dateTime(1_796_086_000_000));

function find(name: string): Exchange {
  const exchange = EXCHANGES.find((candidate) => candidate.name === name);
  if (!exchange) {
    throw new Error(`There is no recording "${name}"`);
  }
  return exchange;
}

/** Reads a recorded answer as the plugin does. */
async function read(name: string) {
  const { query, answer } = find(name);
  // It adds to what it is given.
  const response = toDataQueryResponse({ data: structuredClone(answer) });
  setDataSourceSrv({ get: async () => ({ query: async () => response }) } as unknown as DataSourceSrv);
  const { spans, notices } = await fetchTempoTrace('tempo', query, RANGE, new AbortController().signal);
  return { summary: summariseTrace(spans), notices };
}

const FRONT = { service: 'tempo-front', caution: '' };

test.each([
  [
    'a trace of three services',
    { ...FRONT, name: 'POST /batch', startMs: 1_796_085_519_288, durationMs: 1510.5, spanCount: 3 },
  ],
  ['an id of 64 bits', { ...FRONT, name: 'GET /old', startMs: 1_796_085_669_288, durationMs: 12.5, spanCount: 2 }],
  ['a service without a name', { service: '', name: 'job', spanCount: 1, caution: '' }],
  [
    'a trace whose first span is missing',
    { name: 'orphan', spanCount: 2, caution: expect.stringContaining('The span that began this trace is missing') },
  ],
])('%s is read as it was sent', async (name, summary) => {
  expect(await read(name)).toEqual({ summary: expect.objectContaining(summary), notices: [] });
});

test('a trace that Tempo cut says so', async () => {
  expect((await read('a trace larger than the most that Tempo answers with')).notices).toEqual([
    'Tempo answered with a part of the trace: Trace exceeds maximum size of 400000 bytes, a partial trace is returned.',
  ]);
});

test('a trace that is not there is no error, and one of which the data source leaves out all spans is there', async () => {
  expect(await read('no such trace')).toEqual({ summary: undefined, notices: [] });
  expect((await read('a service without attributes')).notices).toEqual([
    'Tempo has this trace, but its data source shows no span of it: those of services without attributes are left out.',
  ]);
});

test('a Tempo that does not answer is an error with its reason', async () => {
  await expect(read('a Tempo that does not answer')).rejects.toThrow('connection refused');
});

describe('the local stack', () => {
  const answer = (query: string, queryType = 'traceId', spans: readonly TracedSpan[] = []) =>
    answerTraceQuery({ refId: 'A', query, queryType } as Parameters<typeof answerTraceQuery>[0], () => spans);

  test('answers with the columns of the recorded data source', () => {
    const { query, answer: recorded } = find('a trace of three services');
    const times = { startMs: 1_796_085_519_288, durationMs: 1510.5 };
    const [first, second] = ['23e74f79ed49d401', '23e74f79ed49d402'];
    const spans = [
      { spanId: first ?? '', parentId: '', name: 'POST /batch', service: 'tempo-front', ...times },
      { spanId: second ?? '', parentId: first ?? '', name: 'call tempo-reco', service: 'tempo-reco', ...times },
    ];
    const [frame] = answer(query, 'traceId', spans).frames ?? [];
    const [expected] = recorded.results['A']?.frames ?? [];
    expect(frame).toMatchObject({ schema: expected?.schema });
    const values = (frame as typeof expected)?.data?.values ?? [];
    const known = expected?.data?.values ?? [];
    expect(values.map((column) => column[0])).toEqual(
      known.map((column, place) => (EMPTY_HERE.has(expected?.schema?.fields[place]?.name ?? '') ? '' : column[0])),
    );
  });

  test('says in the same words that there is no such trace, and takes an id for no query', () => {
    const { query, answer: recorded } = find('no such trace');
    expect(answer(query)).toEqual(recorded.results['A']);
    expect(answer(query, find('an id as a query in TraceQL').queryType).error).toBeDefined();
  });
});

/** Fields that are empty here, as the recorded programs name no library. */
const EMPTY_HERE = new Set(['instrumentationLibraryName', 'instrumentationLibraryVersion']);
