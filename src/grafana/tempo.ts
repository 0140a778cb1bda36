import {
  CoreApp,
  type DataFrame,
  type DataQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { TraceSpan } from 'profile/parts/summariseTrace';
import { defer, from, fromEvent, isObservable, lastValueFrom, switchMap, takeUntil } from 'rxjs';
import { describeHostError } from './hostErrors';
import { readStored, writeStored } from './storage';

const TEMPO_TYPE = 'tempo';

interface TempoQuery extends DataQuery {
  readonly query: string;
}

interface TempoTrace {
  /** None if Tempo has no trace with this id, or its data source shows none of it. */
  readonly spans: readonly TraceSpan[];
  /** Notices about the answer, such as that it is incomplete. */
  readonly notices: readonly string[];
}

/** Lists the data sources of this Grafana that keep traces, by uid and name. */
export function listTempos(): { readonly uid: string; readonly name: string }[] {
  return getDataSourceSrv()
    .getList({ filter: ({ type }) => type === TEMPO_TYPE })
    .filter(({ uid }) => Boolean(uid))
    .map(({ uid, name }) => ({ uid, name }));
}

/** Reads the one that was chosen last in this browser; "" for none. */
export function readLastTempo(): string {
  return readStored('tempo', (value) => typeof value === 'string') ?? '';
}

export function rememberTempo(uid: string): void {
  writeStored('tempo', uid);
}

/** Builds the query for one trace of a Tempo data source. The answer has all of its spans. */
export function buildTempoQuery(uid: string, traceId: string): TempoQuery & Record<string, unknown> {
  return { refId: 'A', datasource: { type: TEMPO_TYPE, uid }, queryType: 'traceql', query: traceId };
}

let requestCount = 0;

/**
 * Fetches the spans of a trace by one request of the data source's own plugin.
 *
 * @param range range that the data source searches, if its settings limit it
 * @throws Error with a sentence of why there is no answer; AbortError
 */
export async function fetchTempoTrace(
  uid: string,
  traceId: string,
  range: TimeRange,
  signal: AbortSignal,
): Promise<TempoTrace> {
  requestCount += 1;
  const request: DataQueryRequest<TempoQuery> = {
    app: CoreApp.Unknown,
    requestId: `openprofiles-trace-${requestCount}`,
    timezone: 'browser',
    range,
    interval: '1s',
    intervalMs: 1000,
    scopedVars: {},
    startTime: Date.now(),
    targets: [buildTempoQuery(uid, traceId)],
  };
  const answer = defer(() => from(getDataSourceSrv().get({ type: TEMPO_TYPE, uid }))).pipe(
    switchMap((source) => {
      const response = source.query(request);
      return isObservable(response) ? response : from(response);
    }),
    takeUntil(fromEvent(signal, 'abort')),
  );
  signal.throwIfAborted();
  try {
    const response = await lastValueFrom(answer, { defaultValue: NO_ANSWER });
    signal.throwIfAborted();
    return readAnswer(response);
  } catch (error) {
    signal.throwIfAborted();
    throw new Error(describeHostError(error), { cause: error });
  }
}

const NO_ANSWER: DataQueryResponse = { data: [] };
const NO_SPAN_SHOWN =
  'Tempo has this trace, but its data source shows no span of it: those of services without attributes are left out.';

function readAnswer({ data, error, errors = [] }: DataQueryResponse): TempoTrace {
  const failure = error ?? errors[0];
  if (failure) {
    const words = failure.message || failure.data?.message || failure.statusText || 'no reason given';
    // Newer releases of the plugin say in words alone that a trace is not there.
    if (failure.status === 404 || /trace not found|status:? 404|trace with id \S+ not found/i.test(words)) {
      return { spans: [], notices: [] };
    }
    throw new Error(words);
  }
  const frames = data as DataFrame[];
  // The answer may also have frames of a service graph.
  const frame = frames.find(({ fields }) => fields.some(({ name }) => name === 'parentSpanID'));
  if (!frame) {
    if (frames.some(({ length }) => length > 0)) {
      throw new Error('The answer has no spans in the form that is known.');
    }
    return { spans: [], notices: [] };
  }
  const column = (name: string): readonly unknown[] => frame.fields.find((field) => field.name === name)?.values ?? [];
  const [ids, parents, names] = [column('spanID'), column('parentSpanID'), column('operationName')];
  const [services, starts, durations] = [column('serviceName'), column('startTime'), column('duration')];
  if (ids.length === 0) {
    return { spans: [], notices: [NO_SPAN_SHOWN] };
  }
  return {
    spans: ids.map((id, row) => ({
      spanId: readText(id),
      // Zeros are how some senders write that there is none.
      parentId: readText(parents[row]).replace(/^0+$/, ''),
      name: readText(names[row]),
      service: readService(services[row]),
      startMs: readNumber(starts[row]),
      durationMs: readNumber(durations[row]),
    })),
    notices: [...(frame.meta?.notices ?? []).map(({ text }) => text), ...describePartial(frame.meta?.custom)],
  };
}

/** Describes the plugin's own mark of a trace that Tempo cut, such as one above the largest size that it answers with. */
function describePartial(custom: Record<string, unknown> | undefined): string[] {
  if (custom?.['partial'] !== true) {
    return [];
  }
  const reason = readText(custom['message']).trim();
  return [`Tempo answered with a part of the trace${reason === '' ? '.' : `: ${reason.replace(/\.+$/, '')}.`}`];
}

/** The plugin writes a name of its own if the resource has none. */
function readService(value: unknown): string {
  const name = readText(value);
  return name === 'OTLPResourceNoServiceName' ? '' : name;
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readNumber(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
