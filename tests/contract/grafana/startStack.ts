import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PluginManifest } from '../../../demo/server/settings/pluginManifest';
import type { SignedInUser } from '../../../demo/server/settings/user';
import { startServer, type StartServerOptions } from '../../../demo/server/startServer';

/** A built plugin and a built shell in a folder of their own, beside a file that neither may give away. */
export interface Built {
  readonly distDir: string;
  readonly hostDir: string;
  remove(): void;
}

/** The real plugin's roles and routes: the requests that they allow are part of the contract. */
const PLUGIN: Pick<PluginManifest, 'roles' | 'routes'> = JSON.parse(
  readFileSync(join(process.cwd(), 'src/plugin.json'), 'utf8'),
);

const MANIFEST = {
  type: 'app',
  id: 'openprofiles-drilldown-app',
  name: 'Profiles Drilldown (OpenProfiles)',
  preload: false,
  info: {
    author: { name: 'OpenProfiles' },
    description: '(text)',
    keywords: ['profiling'],
    links: [],
    logos: { small: 'img/logo.svg', large: 'img/logo.svg' },
    screenshots: [],
    version: '0.0.1',
    updated: '2026-01-01',
  },
  dependencies: { grafanaDependency: '>=12.2.0' },
  roles: PLUGIN.roles,
  routes: PLUGIN.routes,
  includes: [
    {
      type: 'page',
      name: 'Profiles',
      path: '/a/openprofiles-drilldown-app/explore',
      role: 'Viewer',
      action: 'datasources:query',
      addToNav: true,
      defaultNav: true,
    },
  ],
};

export function createBuilt(): Built {
  const folder = mkdtempSync(join(tmpdir(), 'grafana-contract-'));
  const files = {
    'secret.txt': 'secret',
    'dist/plugin.json': JSON.stringify(MANIFEST),
    'dist/module.js': 'define([], () => ({}));',
    'dist/img/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" />',
    'host/main.js': 'export {};',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return {
    distDir: join(folder, 'dist'),
    hostDir: join(folder, 'host'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Starts the server over a Pyroscope, on any free port. */
export function startGrafana(
  pyroscopeUrl: string,
  { distDir, hostDir }: Built,
  user?: SignedInUser,
  options: Pick<StartServerOptions, 'role' | 'model' | 'pluginSettings'> = {},
): ReturnType<typeof startServer> {
  return startServer({ port: 0, pyroscopeUrl, distDir, hostDir, user, ...options });
}
