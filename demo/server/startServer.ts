import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastify from 'fastify';
import { addDataSourceRoutes } from './datasources/dataSourceRoutes';
import { addProxyRoutes } from './datasources/proxyRoutes';
import { addFileRoutes } from './files/fileRoutes';
import { PluginFiles } from './files/PluginFiles';
import { addLoginRoute } from './github/loginRoute';
import { isFromThisPage } from './http/isFromThisPage';
import { sendJson } from './http/sendJson';
import { addLiveRoute } from './live/liveRoute';
import { LlmApp } from './llm/LlmApp';
import { addLlmRoutes } from './llm/llmRoutes';
import type { ModelConnection } from './llm/Model';
import { buildNavTree } from './page/buildNavTree';
import { addPageRoutes } from './page/pageRoutes';
import { ReloadEvents } from './page/ReloadEvents';
import { addPluginProxyRoute } from './plugins/pluginProxyRoute';
import { createQuerier } from './pyroscope';
import { addQueryRoute } from './query/queryRoute';
import type { FindTrace } from './query/traceFrame';
import { buildFrontendSettings } from './settings/frontendSettings';
import { canOpenPage, listActions } from './settings/pluginManifest';
import { PluginSettingsStore } from './settings/PluginSettingsStore';
import { addSettingsRoutes, printAccessDenied } from './settings/settingsRoutes';
import { buildPageUser, type Role, type SignedInUser } from './settings/user';
import { addShortUrlRoutes } from './shortUrlRoutes';
import { addUserStorageRoutes } from './userStorageRoutes';

const LOOPBACK = '127.0.0.1';
const MAX_BODY_BYTES = 4 * 1024 * 1024;

export interface StartServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Address of the Pyroscope API, without a slash at the end. */
  readonly pyroscopeUrl: string;
  /** Folder of the built plugin. */
  readonly distDir: string;
  /** Folder of the built shell, served as `/public/build/`. */
  readonly hostDir: string;
  /** Absent if nobody is signed in. */
  readonly user?: SignedInUser;
  /** Editor if absent. */
  readonly role?: Role;
  /** The model of the LLM app; absent, the app is not installed. */
  readonly model?: ModelConnection;
  /** The plugin's settings at first; none if absent. */
  readonly pluginSettings?: PluginSettingsStore;
  /** Finds the spans of a trace for a Tempo data source; absent, there is none. */
  readonly findTrace?: FindTrace;
  /** True if pages listen for `reload`. */
  readonly watch?: boolean;
}

export interface RunningServer {
  /** Has no slash at the end. */
  readonly url: string;
  /** Reads the plugin's files again and reloads open pages. */
  reload(): void;
  close(): Promise<void>;
}

/** Serves the paths of a Grafana that the plugin uses, to this machine only. Rejects when the port is taken. */
export async function startServer(options: StartServerOptions): Promise<RunningServer> {
  const { port, pyroscopeUrl, distDir, hostDir, user, watch = false, role = 'Editor', model } = options;
  const { pluginSettings = new PluginSettingsStore(), findTrace } = options;
  const llmApp = model && new LlmApp(model);
  const plugin = new PluginFiles(distDir);
  const reloadEvents = new ReloadEvents();
  const querier = createQuerier(pyroscopeUrl);
  const getActions = (): readonly string[] => listActions(plugin.manifest, role);
  const getSettings = (): object =>
    buildFrontendSettings(plugin.manifest, { llmApp, hasTempo: findTrace !== undefined });

  const server = fastify({ bodyLimit: MAX_BODY_BYTES, forceCloseConnections: true });
  server.addHook('onRequest', async ({ method, headers, url }, reply) => {
    if (!isFromThisPage(method, headers)) {
      return sendJson(reply, 403, { message: 'origin not allowed' });
    }
    if (/^\/api\/(ds\/query|datasources\/proxy\/)/.test(url) && !getActions().includes('datasources:query')) {
      return sendJson(reply, 403, printAccessDenied('datasources:query'));
    }
    reply.header('x-content-type-options', 'nosniff').header('x-frame-options', 'deny');
    return undefined;
  });
  server.setNotFoundHandler((_request, reply) => sendJson(reply, 404, { message: 'Not found' }));
  server.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
    sendJson(reply, error.statusCode ?? 500, { message: error.message }),
  );

  addPageRoutes(server, {
    getData: () => ({
      settings: getSettings(),
      user: buildPageUser(user, role, getActions()),
      navTree: buildNavTree(plugin.manifest, getActions()),
    }),
    canOpen: (path) => !plugin.manifest || canOpenPage(plugin.manifest, path, getActions()),
    styles: existsSync(join(hostDir, 'main.css')) ? ['/public/build/main.css'] : [],
    reloads: watch,
  });
  if (watch) {
    reloadEvents.addRoute(server);
  }
  addFileRoutes(server, { hostDir, plugin });
  addSettingsRoutes(server, { getSettings, plugin, user, role, pluginSettings, llmApp });
  addUserStorageRoutes(server, { user });
  addShortUrlRoutes(server);
  addLoginRoute(server);
  addDataSourceRoutes(server, { querier, pyroscopeUrl });
  addQueryRoute(server, { querier, pyroscopeUrl, findTrace });
  await addProxyRoutes(server, { pyroscopeUrl });
  await addPluginProxyRoute(server, { plugin, pluginSettings, user, actions: getActions });
  addLlmRoutes(server, { llmApp });
  const live = addLiveRoute(server, { llmApp });

  await server.listen({ host: LOOPBACK, port });
  const address = server.server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${LOOPBACK}:${boundPort}`,
    reload: () => {
      plugin.readAgain();
      reloadEvents.send();
    },
    close: () => {
      live.close();
      return server.close();
    },
  };
}
