import type { FastifyInstance } from 'fastify';
import type { PluginFiles } from '../files/PluginFiles';
import { JSON_WITH_CHARSET, sendJson } from '../http/sendJson';
import { LLM_APP_ID, type LlmApp } from '../llm/LlmApp';
import { buildPluginSettings } from './pluginManifest';
import type { PluginSettingsStore } from './PluginSettingsStore';
import { ORGANISATION, type Role, type SignedInUser } from './user';

export interface SettingsRouteOptions {
  readonly getSettings: () => object;
  readonly plugin: PluginFiles;
  readonly user: SignedInUser | undefined;
  readonly role: Role;
  readonly pluginSettings: PluginSettingsStore;
  readonly llmApp: LlmApp | undefined;
}

/** Serves what is installed, who is signed in, and the settings that every page starts with. */
export function addSettingsRoutes(server: FastifyInstance, options: SettingsRouteOptions): void {
  const { getSettings, plugin, user, role, pluginSettings, llmApp } = options;
  server.get('/api/frontend/settings', (_request, reply) => sendJson(reply, 200, getSettings()));
  server.get('/api/org', (_request, reply) => sendJson(reply, 200, ORGANISATION));
  server.get('/api/user', (_request, reply) =>
    user
      ? sendJson(reply, 200, { id: 1, uid: user.uid, login: user.login, name: user.name, email: '', orgId: 1 })
      : sendJson(reply, 401, { message: 'Unauthorized' }, JSON_WITH_CHARSET),
  );
  server.get<{ Params: { id: string } }>('/api/plugins/:id/settings', ({ params }, reply) =>
    plugin.manifest?.id === params.id
      ? sendJson(reply, 200, buildPluginSettings(plugin.manifest, pluginSettings))
      : params.id === LLM_APP_ID && llmApp
        ? sendJson(reply, 200, llmApp.printSettings())
        : sendJson(reply, 404, { message: 'Plugin not found, no installed plugin with that id' }),
  );
  server.post<{ Params: { id: string } }>('/api/plugins/:id/settings', ({ params, body }, reply) => {
    if (role !== 'Admin') {
      return sendJson(reply, 403, printAccessDenied('plugins:write'));
    }
    if (plugin.manifest?.id !== params.id) {
      return sendJson(reply, 404, { message: 'Plugin not installed' });
    }
    pluginSettings.save(body);
    return sendJson(reply, 200, { message: 'Plugin settings updated' });
  });
  // An app without a backend has nothing to check.
  server.get<{ Params: { id: string } }>('/api/plugins/:id/health', async ({ params }, reply) =>
    params.id === LLM_APP_ID && llmApp
      ? sendJson(reply, 200, await llmApp.checkHealth())
      : sendJson(reply, 404, { message: 'Plugin not found' }, JSON_WITH_CHARSET),
  );
}

/** Prints Grafana's answer to a user who lacks a permission. */
export function printAccessDenied(action: string): object {
  return {
    accessErrorId: 'ACE0000000001',
    message: `You'll need additional permissions to perform this action. Permissions needed: ${action}`,
    title: 'Access denied',
  };
}
