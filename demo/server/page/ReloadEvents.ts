import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { RELOAD_PATH } from './printPage';

/** Tells open pages that the plugin was built again. Grafana has nothing like it. */
export class ReloadEvents {
  private readonly pages = new Set<ServerResponse>();

  addRoute(server: FastifyInstance): void {
    server.get(RELOAD_PATH, (_request, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      reply.raw.write(':\n\n');
      this.pages.add(reply.raw);
      reply.raw.on('close', () => this.pages.delete(reply.raw));
    });
  }

  send(): void {
    for (const page of this.pages) {
      page.write('event: built\ndata:\n\n');
    }
  }
}
