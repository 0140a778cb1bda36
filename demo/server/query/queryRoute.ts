import type { FastifyInstance } from 'fastify';
import { sendJson } from '../http/sendJson';
import { printError, type Querier } from '../pyroscope';
import { PYROSCOPE_UID, TEMPO_UID } from '../settings/dataSources';
import { buildProfileFrame } from './profileFrame';
import type { QueryResult } from './QueryResult';
import { type PyroscopeQuery, readQueryRequest } from './readQueryRequest';
import { buildSeriesFrames } from './seriesFrames';
import { answerTraceQuery, type FindTrace } from './traceFrame';

/** The data source's setting "Minimal step", which is not changed here. */
const MIN_STEP_MS = 15_000;

/** Serves `POST /api/ds/query`: answers queries of panels as Grafana's backends of Pyroscope and Tempo do. */
export function addQueryRoute(
  server: FastifyInstance,
  { querier, pyroscopeUrl, findTrace }: { querier: Querier; pyroscopeUrl: string; findTrace?: FindTrace },
): void {
  const knownUids = [PYROSCOPE_UID, ...(findTrace ? [TEMPO_UID] : [])];
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
      done(null, parseJson(String(body))),
    );
    scope.post('/api/ds/query', async (request, reply) => {
      const queries = readQueryRequest(request.body, Date.now());
      if (!queries) {
        return sendJson(reply, 400, { message: 'bad request data' });
      }
      if (queries.some(({ dataSourceUid }) => !knownUids.includes(dataSourceUid))) {
        return sendJson(reply, 404, { message: 'Data source not found' });
      }
      const closing = new AbortController();
      reply.raw.once('close', () => closing.abort());
      const results = await Promise.all(
        queries.map(async (query): Promise<[string, QueryResult]> => {
          if (findTrace && query.dataSourceUid === TEMPO_UID) {
            return [query.refId, answerTraceQuery(query, findTrace)];
          }
          try {
            const frames = await runQuery(querier, query, closing.signal);
            return [query.refId, { status: 200, ...(frames.length > 0 && { frames }) }];
          } catch (error) {
            return [query.refId, { error: printError(error, pyroscopeUrl), errorSource: 'plugin', status: 500 }];
          }
        }),
      );
      const isOk = results.every(([, { error }]) => error === undefined);
      return sendJson(reply, isOk ? 200 : 400, { results: Object.fromEntries(results) });
    });
  });
}

async function runQuery(querier: Querier, query: PyroscopeQuery, signal: AbortSignal): Promise<object[]> {
  const { queryType } = query;
  const [series, profile] = await Promise.all([
    queryType === 'metrics' || queryType === 'both' ? runMetricsQuery(querier, query, signal) : [],
    queryType === 'profile' || queryType === 'both' ? runProfileQuery(querier, query, signal) : [],
  ]);
  return [...series, ...profile];
}

async function runMetricsQuery(querier: Querier, query: PyroscopeQuery, signal: AbortSignal): Promise<object[]> {
  const { refId, profileTypeId, labelSelector, groupBy, limit, intervalMs } = query;
  const stepSeconds = Math.max(intervalMs, MIN_STEP_MS) / 1000;
  const request = {
    profileTypeID: profileTypeId,
    labelSelector,
    groupBy: [...groupBy],
    step: stepSeconds,
    limit: toBigInt(limit),
    ...readRange(query),
  };
  const { series } = await querier.selectSeries(request, { signal });
  return buildSeriesFrames(series, { refId, profileTypeId, stepSeconds });
}

async function runProfileQuery(querier: Querier, query: PyroscopeQuery, signal: AbortSignal): Promise<object[]> {
  const { refId, profileTypeId, labelSelector, spanSelector, maxNodes } = query;
  const request = {
    profileTypeID: profileTypeId,
    labelSelector,
    maxNodes: toBigInt(maxNodes),
    ...readRange(query),
  };
  const { flamegraph } =
    spanSelector.length > 0
      ? await querier.selectMergeSpanProfile({ ...request, spanSelector: [...spanSelector] }, { signal })
      : await querier.selectMergeStacktraces(request, { signal });
  return [buildProfileFrame(flamegraph, { refId, profileTypeId })];
}

function readRange({ fromMs, toMs }: PyroscopeQuery): { start: bigint; end: bigint } {
  return { start: BigInt(fromMs), end: BigInt(toMs) };
}

function toBigInt(count: number | undefined): bigint | undefined {
  return count === undefined ? undefined : BigInt(count);
}

/** Parses JSON; undefined for text that is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Said to the client by the route, in Grafana's words.
    return undefined;
  }
}
