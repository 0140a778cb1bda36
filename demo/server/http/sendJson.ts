import type { FastifyReply } from 'fastify';

/** Grafana names no charset on most answers; fastify adds one to everything that is not bytes. */
export function sendJson(
  reply: FastifyReply,
  status: number,
  body: unknown,
  contentType = 'application/json',
): FastifyReply {
  return reply
    .code(status)
    .header('content-type', contentType)
    .send(Buffer.from(JSON.stringify(body)));
}

/** How Grafana's older handlers write the same. */
export const JSON_WITH_CHARSET = 'application/json; charset=UTF-8';
