import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendJson } from '../http/sendJson';
import { printError, type Querier } from '../pyroscope';
import { describeDataSource, PYROSCOPE_UID } from '../settings/dataSources';

const HEALTH_RANGE_MS = 15 * 60_000;

interface Request {
  Params: { uid: string };
  Querystring: { start?: string; end?: string; query?: string; label?: string };
}

/** Serves data sources and what Grafana's Pyroscope backend offers about the data in them. */
export function addDataSourceRoutes(
  server: FastifyInstance,
  { querier, pyroscopeUrl }: { querier: Querier; pyroscopeUrl: string },
): void {
  const { inList, alone } = describeDataSource(pyroscopeUrl);
  server.get('/api/datasources', (_request, reply) => sendJson(reply, 200, [inList]));
  server.get<Request>('/api/datasources/uid/:uid', ({ params }, reply) =>
    isKnown(params) ? sendJson(reply, 200, alone) : sendNotFound(reply),
  );
  server.get<Request>('/api/datasources/uid/:uid/health', async ({ params }, reply) => {
    if (!isKnown(params)) {
      return sendNotFound(reply);
    }
    try {
      const nowMs = Date.now();
      await querier.profileTypes({ start: BigInt(nowMs - HEALTH_RANGE_MS), end: BigInt(nowMs) });
      return sendJson(reply, 200, { message: 'Data source is working', status: 'OK' });
    } catch (error) {
      return sendJson(reply, 400, { message: printError(error, pyroscopeUrl), status: 'ERROR' });
    }
  });

  const addResource = (name: string, read: (query: Request['Querystring']) => Promise<unknown>): void => {
    server.get<Request>(`/api/datasources/uid/:uid/resources/${name}`, async ({ params, query }, reply) => {
      if (!isKnown(params)) {
        return sendNotFound(reply);
      }
      try {
        return sendJson(reply, 200, await read(query));
      } catch (error) {
        return sendJson(reply, 500, { message: printError(error, pyroscopeUrl) });
      }
    });
  };
  addResource('profileTypes', async (query) => {
    const { profileTypes } = await querier.profileTypes(readRange(query));
    return profileTypes.map(({ ID, name, sampleType }) => ({ id: ID, label: `${name} - ${sampleType}` }));
  });
  addResource('labelNames', async (query) => {
    const { names } = await querier.labelNames({ matchers: readMatchers(query), ...readRange(query) });
    return names.filter((name) => !name.startsWith('__') && name !== 'service_name');
  });
  addResource('labelValues', async (query) => {
    const request = { name: query.label ?? '', matchers: readMatchers(query), ...readRange(query) };
    const { names } = await querier.labelValues(request);
    return names;
  });
}

function isKnown({ uid }: Request['Params']): boolean {
  return uid === PYROSCOPE_UID;
}

function sendNotFound(reply: FastifyReply): FastifyReply {
  return sendJson(reply, 404, { message: 'Data source not found' });
}

function readMatchers({ query }: Request['Querystring']): string[] {
  return query === undefined ? [] : [query];
}

function readRange({ start = '', end = '' }: Request['Querystring']): { start: bigint; end: bigint } {
  return { start: toBigInt(start), end: toBigInt(end) };
}

/** Reads a whole number; text that is none becomes 0, which means the whole range. */
function toBigInt(text: string): bigint {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : 0n;
}
