import type { FastifyInstance } from 'fastify';
import type { PluginFiles } from '../files/PluginFiles';
import { JSON_WITH_CHARSET, sendJson } from '../http/sendJson';
import { buildPluginSettings } from './pluginManifest';
import type { SignedInUser } from './user';
import { ORGANISATION } from './user';

export interface SettingsRouteOptions {
  readonly getSettings: () => object;
  readonly plugin: PluginFiles;
  readonly user: SignedInUser | undefined;
}

/** What is installed, who is signed in, and the settings that every page starts with. */
export function addSettingsRoutes(server: FastifyInstance, { getSettings, plugin, user }: SettingsRouteOptions): void {
  server.get('/api/frontend/settings', (_request, reply) => sendJson(reply, 200, getSettings()));
  server.get('/api/org', (_request, reply) => sendJson(reply, 200, ORGANISATION));
  server.get('/api/user', (_request, reply) =>
    user
      ? sendJson(reply, 200, { id: 1, uid: user.uid, login: user.login, name: user.name, email: '', orgId: 1 })
      : sendJson(reply, 401, { message: 'Unauthorized' }, JSON_WITH_CHARSET),
  );
  server.get<{ Params: { id: string } }>('/api/plugins/:id/settings', ({ params }, reply) =>
    plugin.manifest?.id === params.id
      ? sendJson(reply, 200, buildPluginSettings(plugin.manifest))
      : sendJson(reply, 404, { message: 'Plugin not found, no installed plugin with that id' }),
  );
  // Neither an app that is not installed nor one without a backend has anything to check.
  server.get('/api/plugins/:id/health', (_request, reply) =>
    sendJson(reply, 404, { message: 'Plugin not found' }, JSON_WITH_CHARSET),
  );
}
