import { createReadStream, statSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/sendJson';
import { getContentType } from './getContentType';
import { listFiles } from './listFiles';
import type { PluginFiles } from './PluginFiles';

/** Matches a script whose name changes with its content: `app.ec1a5988.js`. */
const HASHED_NAME = /\.[0-9a-f]{8}\.js$/;

/** Serves bundle and icons of the shell, and the files of the plugin. Only names of a list are read: no path leads elsewhere. */
export function addFileRoutes(
  server: FastifyInstance,
  { hostDir, plugin }: { hostDir: string; plugin: PluginFiles },
): void {
  let shellFiles = listFiles(hostDir);
  server.get<{ Params: { '*': string } }>('/public/build/*', (request, reply) => {
    const name = request.params['*'];
    // The shell may have been bundled again since.
    shellFiles = shellFiles.has(name) ? shellFiles : listFiles(hostDir);
    return sendFile(request, reply, shellFiles.get(name));
  });
  server.get<{ Params: { id: string; '*': string } }>('/public/plugins/:id/*', (request, reply) =>
    sendFile(request, reply, plugin.find(request.params.id, request.params['*'])),
  );
}

/** Sends a file unless the browser has it already, which then does not compile it again. */
function sendFile(request: FastifyRequest, reply: FastifyReply, path: string | undefined): FastifyReply {
  const stats = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
  if (path === undefined || stats === undefined) {
    return sendJson(reply, 404, { message: 'Plugin file not found' });
  }
  const lastModified = stats.mtime.toUTCString();
  void reply
    .header('cache-control', HASHED_NAME.test(path) ? 'public, max-age=3600' : 'no-cache')
    .header('last-modified', lastModified);
  return request.headers['if-modified-since'] === lastModified
    ? reply.code(304).send()
    : reply.header('content-type', getContentType(path)).send(createReadStream(path));
}
