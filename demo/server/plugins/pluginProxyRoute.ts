import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { PluginFiles } from '../files/PluginFiles';
import { forward, MAX_BODY_BYTES } from '../http/forward';
import { sendJson } from '../http/sendJson';
import type { PluginSettingsStore } from '../settings/PluginSettingsStore';
import type { SignedInUser } from '../settings/user';

const PREFIX = '/api/plugin-proxy/';

export interface PluginProxyOptions {
  readonly plugin: PluginFiles;
  readonly pluginSettings: PluginSettingsStore;
  /** Absent if nobody is signed in. */
  readonly user: SignedInUser | undefined;
  /** Lists the actions that the user may do. */
  readonly actions: () => readonly string[];
}

/**
 * Serves the `routes` of plugin.json: a path and method that match exactly, for users who have the permission, with addresses and
 * headers from the plugin's settings. Nothing of the stored secrets goes back.
 */
export async function addPluginProxyRoute(
  server: FastifyInstance,
  { plugin, pluginSettings, user, actions }: PluginProxyOptions,
): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.all<{ Params: { id: string } }>(`${PREFIX}:id/*`, (request, reply) => {
      const { manifest } = plugin;
      if (manifest?.id !== request.params.id) {
        return sendJson(reply, 404, { message: 'Plugin not found, no installed plugin with that id' });
      }
      const path = request.url.slice(`${PREFIX}${manifest.id}/`.length).replace(/\?.*$/, '');
      const route = manifest.routes?.find((each) => each.path === path && each.method === request.method);
      if (!route) {
        return sendJson(reply, 404, { message: 'plugin route match not found' });
      }
      if (route.reqAction !== undefined && !actions().includes(route.reqAction)) {
        return sendJson(reply, 403, { message: 'plugin proxy route access denied' });
      }
      if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
        return sendJson(reply, 413, { message: 'Request body is too large' });
      }
      const url = fillTemplate(route.url, pluginSettings);
      if (!URL.canParse(url)) {
        return reply.code(502).send();
      }
      const headers = (route.headers ?? []).map(({ name, content }) => [
        name.toLowerCase(),
        fillTemplate(content, pluginSettings).trim(),
      ]);
      reply.hijack();
      // A route's own headers come last, so that they can empty what Grafana adds.
      forward(new URL(url), request.raw, reply.raw, {
        ...describeAsker(request, user),
        ...Object.fromEntries(headers),
        'x-forwarded-for': request.ip,
      });
      return undefined;
    });
  });
}

/** Builds the headers by which Grafana tells the other server who asks, and from which page. */
function describeAsker({ headers }: FastifyRequest, user: SignedInUser | undefined): Record<string, string> {
  return {
    'x-grafana-context': JSON.stringify({
      OrgID: 1,
      Login: user?.login ?? '',
      Name: user?.name ?? '',
      IsAnonymous: !user,
    }),
    ...(user && { 'x-grafana-id': `signed-token-of-${user.uid}` }),
    'x-grafana-referer': headers.referer ?? '',
  };
}

/** Fills in `{{ .JsonData.llmUrl }}` and `{{ .SecureJsonData.llmKey }}`. */
function fillTemplate(template: string, settings: PluginSettingsStore): string {
  return template.replace(/\{\{\s*\.(JsonData|SecureJsonData)\.(\w+)\s*\}\}/g, (_match, kind: string, name: string) => {
    const value = kind === 'JsonData' ? settings.jsonData[name] : settings.getSecret(name);
    return typeof value === 'string' ? value : '';
  });
}
