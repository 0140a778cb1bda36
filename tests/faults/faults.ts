// A network between the browser and a server that a test plays, and the faults that it can have.
import { create, type DescMessage, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { createDataFrame, dataFrameToJSON, FieldType } from '@grafana/data';
import type { Favorite } from 'favorites/Favorite';
import { printFavorites } from 'favorites/printFavorites';
import {
  SelectMergeStacktracesResponseSchema,
  SelectSeriesResponseSchema,
  SeriesResponseSchema,
} from 'pyroscope/gen/querier/v1/querier_pb';
import { GetSettingsResponseSchema } from 'pyroscope/gen/settings/v1/settings_pb';
import { type ExemplarSchema, LabelNamesResponseSchema } from 'pyroscope/gen/types/v1/types_pb';
import type { PyroscopeErrorKind } from 'pyroscope/PyroscopeError';
import { encodeTree } from '../helpers/encodeTree';
import { pprofFromText } from '../helpers/pprofFromText';
import { treeFromText } from '../helpers/treeFromText';

/** The favorite that Grafana keeps for the user. */
const FAVORITE: Favorite = {
  serviceName: 'shop',
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  filters: [],
  panelType: 'time-series',
};

/** `method` is that of HTTP. */
export type Network = (url: string, method?: string) => Promise<Response>;

export const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const LABELS = { service_name: 'shop', __profile_type__: CPU, region: 'eu', version: 'v1' };

const text = (status: number, body: string, type = 'application/json'): Promise<Response> =>
  Promise.resolve(new Response(body, { status, headers: { 'content-type': type } }));
const code = (status: number, name: string): Promise<Response> =>
  text(status, JSON.stringify({ code: name, message: 'words of the server' }));

const isQuery = (url: string): boolean => url.includes('/api/ds/query');
const isOfGrafana = (url: string): boolean => isQuery(url) || /\/api\/plugins\/|\/apis\/userstorage/.test(url);
const results = (result: unknown, status = 200): Promise<Response> =>
  text(status, JSON.stringify({ results: { A: result } }));

/** One series whose labels have the values above. */
const FRAME = dataFrameToJSON(
  createDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 0, 30)] },
      { name: 'cpu', type: FieldType.number, values: [1, 2], labels: LABELS },
    ],
  }),
);

function encode<T extends DescMessage>(schema: T, message: MessageInitShape<T>): Uint8Array {
  return toBinary(schema, create(schema, message));
}

function createExemplar(minute: number): MessageInitShape<typeof ExemplarSchema> {
  const timestamp = BigInt(Date.UTC(2026, 0, 1, 0, minute));
  return { profileId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', value: 10n, timestamp };
}

const ANSWERS: Readonly<Record<string, Uint8Array>> = {
  SelectMergeStacktraces: encode(SelectMergeStacktracesResponseSchema, {
    tree: encodeTree(treeFromText('main;work 10')) as Uint8Array<ArrayBuffer>,
  }),
  SelectMergeProfile: pprofFromText('main:1;work:2 10'),
  Series: encode(SeriesResponseSchema, {
    labelsSet: [LABELS, { ...LABELS, region: 'us', version: 'v2' }].map((labels) => ({
      labels: Object.entries(labels).map(([name, value]) => ({ name, value })),
    })),
  }),
  Get: encode(GetSettingsResponseSchema, { settings: [{ name: 'pluginSettings', value: '{"maxNodes":4000}' }] }),
  LabelNames: encode(LabelNamesResponseSchema, { names: Object.keys(LABELS) }),
  SelectSeries: encode(SelectSeriesResponseSchema, {
    // One in each range of the matrix: marks outside of the range are none of its.
    series: [{ points: [{ exemplars: [30, 330].map(createExemplar) }] }],
  }),
};

const getAnswer = (url: string): Uint8Array => ANSWERS[url.slice(url.lastIndexOf('/') + 1)] ?? new Uint8Array();

function proto(bytes: Uint8Array): Promise<Response> {
  return Promise.resolve(new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/proto' } }));
}

/** Grafana's own answers, by a part of the address. */
const GRAFANA_ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/plugins/': { enabled: true, jsonData: { factRulesOff: ['gc'] } },
  '/apis/userstorage': {
    spec: { data: { favorites: printFavorites({ favorites: [FAVORITE], unreadable: [] }) } },
  },
};

export const good: Network = (url) => {
  const ofGrafana = Object.entries(GRAFANA_ANSWERS).find(([part]) => url.includes(part))?.[1];
  return isQuery(url)
    ? results({ status: 200, frames: [FRAME] })
    : ofGrafana !== undefined
      ? text(200, JSON.stringify(ofGrafana))
      : proto(getAnswer(url));
};
export const empty: Network = (url) =>
  isQuery(url)
    ? results({ status: 200, frames: [] })
    : isOfGrafana(url)
      ? text(200, url.includes('/api/plugins/') ? '{}' : '{"spec":{}}')
      : proto(new Uint8Array());

/** Pyroscope's answers come through the proxy as they are, and within results through Grafana's data source. */
const pyroscope =
  (status: number, name: string): Network =>
  (url) =>
    isQuery(url) ? results({ error: `${name}: words of the server`, status: 500 }, 400) : code(status, name);

export interface Fault {
  readonly kind: PyroscopeErrorKind;
  readonly network: Network;
}

export const TRANSIENT: Readonly<Record<string, Fault>> = {
  '500': { kind: 'failed', network: pyroscope(500, 'unknown') },
  '502': { kind: 'unreachable', network: () => text(502, '') },
  '429': { kind: 'busy', network: pyroscope(429, 'resource_exhausted') },
  cut: {
    kind: 'malformed',
    network: (url) => (isOfGrafana(url) ? text(200, '{"results":{"A":{"fr') : proto(getAnswer(url).slice(0, -2))),
  },
  malformed: {
    kind: 'malformed',
    network: (url) => text(200, '\u0001\u0002', isOfGrafana(url) ? 'application/json' : 'application/proto'),
  },
  'wrong type': { kind: 'malformed', network: () => text(200, '<!doctype html><title>Log in</title>', 'text/html') },
  'connection refused': { kind: 'unreachable', network: pyroscope(503, 'unavailable') },
  'question refused': { kind: 'refused', network: pyroscope(400, 'invalid_argument') },
  offline: { kind: 'no-answer', network: () => Promise.reject(new TypeError('Failed to fetch')) },
};

export const LASTING: Readonly<Record<string, Fault>> = {
  '401 of Grafana': {
    kind: 'unauthenticated',
    network: () => text(401, '{"message":"Unauthorized","statusCode":401}'),
  },
  '401 of Pyroscope': {
    kind: 'credentials',
    network: (url) =>
      isQuery(url)
        ? results({ error: 'unauthenticated: no org id', status: 401 }, 400)
        : text(400, 'Authentication to data source failed', 'text/plain'),
  },
  '403 of Grafana': { kind: 'forbidden', network: () => text(403, '{"accessErrorId":"ACE1","message":"no"}') },
  '403 of Pyroscope': { kind: 'denied', network: pyroscope(403, 'permission_denied') },
  '404': { kind: 'no-source', network: () => text(404, '{"message":"Data source not found"}') },
  unimplemented: { kind: 'unsupported', network: pyroscope(501, 'unimplemented') },
};

/** Creates a server that answers once the test lets it. */
export function createSlowNetwork(): {
  readonly network: Network;
  readonly hasAsked: () => boolean;
  answer: () => void;
} {
  const waiting: Array<() => void> = [];
  let isOpen = false;
  return {
    network: (url) => (isOpen ? good(url) : new Promise((resolve) => waiting.push(() => resolve(good(url))))),
    hasAsked: () => waiting.length > 0,
    answer: () => {
      isOpen = true;
      waiting.forEach((release) => release());
    },
  };
}
