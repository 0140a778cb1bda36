import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendJson } from './http/sendJson';
import type { SignedInUser } from './settings/user';

const GROUP = 'userstorage.grafana.app';
const API_VERSION = `${GROUP}/v0alpha1`;
const PATH = `/apis/${API_VERSION}/namespaces/default/user-storage`;

interface StoredObject {
  readonly name: string;
  readonly uid: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdMs: number;
  updatedMs: number | undefined;
  generation: number;
  data: Record<string, string>;
}

interface Body {
  metadata?: { name?: string; labels?: Record<string, string> };
  spec?: { data?: Record<string, string | null> };
}

/**
 * Stores what plugins keep per user, for as long as the server runs. Only the user's own object may be touched:
 * `<plugin>:<user>`.
 */
export function addUserStorageRoutes(server: FastifyInstance, { user }: { user: SignedInUser | undefined }): void {
  const objects = new Map<string, StoredObject>();
  const isOwn = (name: string): boolean => user !== undefined && name.endsWith(`:${user.uid}`);
  const refuse = (reply: FastifyReply, name: string, verb: string): FastifyReply =>
    sendStatus(reply, {
      name,
      code: 403,
      reason: 'Forbidden',
      message: `is forbidden: User "${user?.name ?? ''}" cannot ${verb} resource "user-storage" in API group "${GROUP}" in the namespace "default": forbidden`,
    });
  const sendMissing = (reply: FastifyReply, name: string): FastifyReply =>
    sendStatus(reply, { name, code: 404, reason: 'NotFound', message: 'not found' });

  server.addContentTypeParser(
    'application/merge-patch+json',
    { parseAs: 'string' },
    server.getDefaultJsonParser('error', 'error'),
  );
  server.get<{ Params: { name: string } }>(`${PATH}/:name`, ({ params: { name } }, reply) => {
    if (!isOwn(name)) {
      return refuse(reply, name, 'get');
    }
    const found = objects.get(name);
    return found ? sendJson(reply, 200, printObject(found, user)) : sendMissing(reply, name);
  });
  server.post<{ Body: Body }>(`${PATH}/`, ({ body }, reply) => {
    const { name = '', labels = {} } = body.metadata ?? {};
    if (!isOwn(name)) {
      return refuse(reply, name, 'create');
    }
    const created: StoredObject = {
      name,
      uid: randomUUID(),
      labels,
      createdMs: Date.now(),
      updatedMs: undefined,
      generation: 1,
      data: merge({}, body.spec?.data),
    };
    objects.set(name, created);
    return sendJson(reply, 201, printObject(created, user));
  });
  server.patch<{ Params: { name: string }; Body: Body }>(`${PATH}/:name`, ({ params: { name }, body }, reply) => {
    if (!isOwn(name)) {
      return refuse(reply, name, 'patch');
    }
    const found = objects.get(name);
    if (!found) {
      return sendMissing(reply, name);
    }
    found.data = merge(found.data, body.spec?.data);
    found.generation++;
    found.updatedMs = Date.now();
    return sendJson(reply, 200, printObject(found, user));
  });
}

/** Merges by RFC 7396: null removes a value. */
function merge(data: Record<string, string>, patch: Record<string, string | null> = {}): Record<string, string> {
  const entries = Object.entries({ ...data, ...patch });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}

function printObject(object: StoredObject, user: SignedInUser | undefined): object {
  const { name, uid, labels, createdMs, updatedMs, generation, data } = object;
  const userName = `user:${user?.uid ?? ''}`;
  const lastMs = updatedMs ?? createdMs;
  return {
    kind: 'UserStorage',
    apiVersion: API_VERSION,
    metadata: {
      name,
      namespace: 'default',
      uid,
      resourceVersion: String(lastMs * 1000 + generation),
      generation,
      creationTimestamp: printSeconds(createdMs),
      labels,
      annotations: {
        'grafana.app/createdBy': userName,
        ...(updatedMs !== undefined && {
          'grafana.app/updatedBy': userName,
          'grafana.app/updatedTimestamp': printSeconds(updatedMs),
        }),
      },
    },
    spec: { data },
  };
}

function printSeconds(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z');
}

function sendStatus(
  reply: FastifyReply,
  failure: { name: string; code: number; reason: string; message: string },
): FastifyReply {
  const { name, code, reason, message } = failure;
  return sendJson(reply, code, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `user-storage.${GROUP} "${name}" ${message}`,
    reason,
    details: { name, group: GROUP, kind: 'user-storage' },
    code,
  });
}
