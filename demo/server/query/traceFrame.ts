import type { TracedSpan } from '../../store/findTrace';
import type { QueryResult } from './QueryResult';
import type { PyroscopeQuery } from './readQueryRequest';

export type FindTrace = (traceId: string) => readonly TracedSpan[];

/** Answers a question for one trace in the frame of Grafana's Tempo backend: a row for each span, times in milliseconds. */
export function answerTraceQuery({ refId, queryType, query }: PyroscopeQuery, findTrace: FindTrace): QueryResult {
  if (queryType !== 'traceql' || !/^[\da-f]+$/i.test(query)) {
    return { error: 'This Tempo answers for the id of a trace only', errorSource: 'plugin', status: 500 };
  }
  const spans = findTrace(query.toLowerCase());
  if (spans.length === 0) {
    // The backend has no status of its own for it.
    const error = `failed to get trace with id: ${query} Status: 404 Not Found Body: `;
    return { error, errorSource: 'plugin', status: 500 };
  }
  const text = { type: 'string', typeInfo: { frame: 'string' } };
  const number = { type: 'number', typeInfo: { frame: 'float64' } };
  const json = { type: 'other', typeInfo: { frame: 'json.RawMessage' } };
  const columns = [
    { name: 'traceID', ...text, values: spans.map(() => query) },
    { name: 'spanID', ...text, values: spans.map(({ spanId }) => spanId) },
    { name: 'parentSpanID', ...text, values: spans.map(({ parentId }) => parentId) },
    { name: 'operationName', ...text, values: spans.map(({ name }) => name) },
    { name: 'serviceName', ...text, values: spans.map(({ service }) => service) },
    { name: 'kind', ...text, values: spans.map(() => 'server') },
    { name: 'statusCode', type: 'number', typeInfo: { frame: 'int64' }, values: spans.map(() => 0) },
    { name: 'statusMessage', ...text, values: spans.map(() => '') },
    {
      ...{ name: 'serviceTags', ...json },
      values: spans.map(({ service }) => [{ key: 'service.name', value: service }]),
    },
    { name: 'startTime', ...number, values: spans.map(({ startMs }) => startMs) },
    { name: 'duration', ...number, values: spans.map(({ durationMs }) => durationMs) },
    { name: 'logs', ...json, values: spans.map(() => []) },
    { name: 'references', ...json, values: spans.map(() => []) },
    {
      ...{ name: 'tags', ...json },
      values: spans.map(({ spanId }) => [{ key: 'pyroscope.profile.id', value: spanId }]),
    },
  ];
  const frame = {
    schema: {
      name: 'Trace',
      refId,
      meta: { typeVersion: [0, 0], preferredVisualisationType: 'trace' },
      fields: columns.map(({ values: _, ...field }) => field),
    },
    data: { values: columns.map(({ values }) => values) },
  };
  return { status: 200, frames: [frame] };
}
