import { createReadStream } from 'node:fs';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sendJson } from '../http/sendJson';
import { getContentType } from './getContentType';
import { listFiles } from './listFiles';
import type { PluginFiles } from './PluginFiles';

/** Bundle and icons of the shell, and the files of the plugin. Only names of a list are read: no path leads elsewhere. */
export function addFileRoutes(
  server: FastifyInstance,
  { hostDir, plugin }: { hostDir: string; plugin: PluginFiles },
): void {
  let shellFiles = listFiles(hostDir);
  server.get<{ Params: { '*': string } }>('/public/build/*', ({ params }, reply) => {
    // The shell may have been bundled again since.
    shellFiles = shellFiles.has(params['*']) ? shellFiles : listFiles(hostDir);
    return sendFile(reply, shellFiles.get(params['*']));
  });
  server.get<{ Params: { id: string; '*': string } }>('/public/plugins/:id/*', ({ params }, reply) =>
    sendFile(reply, plugin.find(params.id, params['*'])),
  );
}

function sendFile(reply: FastifyReply, path: string | undefined): FastifyReply {
  if (path === undefined) {
    return sendJson(reply, 404, { message: 'Plugin file not found' });
  }
  return reply
    .header('content-type', getContentType(path))
    .header('cache-control', 'no-cache')
    .send(createReadStream(path));
}
