import type { TracedSpan } from '../../store/findTrace';
import type { QueryResult } from './QueryResult';
import type { PyroscopeQuery } from './readQueryRequest';

export type FindTrace = (traceId: string) => readonly TracedSpan[];

/** Answers a question for one trace in the frame of Grafana's Tempo backend: a row for each span, times in milliseconds. */
export function answerTraceQuery({ refId, queryType, query }: PyroscopeQuery, findTrace: FindTrace): QueryResult {
  if (queryType !== 'traceId' || !/^[\da-f]+$/i.test(query)) {
    return { error: 'This Tempo answers for the id of a trace only', errorSource: 'plugin', status: 500 };
  }
  const spans = findTrace(query.toLowerCase());
  if (spans.length === 0) {
    // The backend has no status of its own for it.
    return { error: `trace with id ${query} not found`, errorSource: 'downstream', status: 500 };
  }
  const text = { type: 'string', typeInfo: { frame: 'string' } };
  const integer = { type: 'number', typeInfo: { frame: 'int64' } };
  const number = { type: 'number', typeInfo: { frame: 'float64' } };
  const json = { type: 'other', typeInfo: { frame: 'json.RawMessage' } };
  const column = (name: string, type: object, get: (span: TracedSpan) => unknown) => ({
    field: { name, ...type },
    values: spans.map(get),
  });
  const columns = [
    column('traceID', text, () => query),
    column('spanID', text, ({ spanId }) => spanId),
    column('parentSpanID', text, ({ parentId }) => parentId),
    column('operationName', text, ({ name }) => name),
    column('serviceName', text, ({ service }) => service),
    column('serviceNamespace', text, () => ''),
    column('kind', text, () => 'server'),
    column('statusCode', integer, () => 0),
    column('statusMessage', text, () => ''),
    column('instrumentationLibraryName', text, () => ''),
    column('instrumentationLibraryVersion', text, () => ''),
    column('traceState', text, () => ''),
    column('serviceTags', json, ({ service }) => [{ key: 'service.name', value: service }]),
    column('startTime', number, ({ startMs }) => startMs),
    column('duration', number, ({ durationMs }) => durationMs),
    column('logs', json, () => null),
    column('references', json, () => null),
    column('tags', json, ({ spanId }) => [{ key: 'pyroscope.profile.id', value: spanId }]),
  ];
  const frame = {
    schema: {
      name: 'Trace',
      refId,
      meta: {
        typeVersion: [0, 0],
        custom: { message: '', partial: false },
        preferredVisualisationType: 'trace',
      },
      fields: columns.map(({ field }) => field),
    },
    data: { values: columns.map(({ values }) => values) },
  };
  return { status: 200, frames: [frame] };
}
