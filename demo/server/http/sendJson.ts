import type { FastifyReply } from 'fastify';

/** Sends JSON without a charset, as most of Grafana's answers: fastify adds one to everything that is not bytes. */
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

/** The content type that Grafana's older handlers write. */
export const JSON_WITH_CHARSET = 'application/json; charset=UTF-8';
