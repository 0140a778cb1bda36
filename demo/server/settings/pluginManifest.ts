import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PluginSettingsStore } from './PluginSettingsStore';
import { listRoleActions, type Role, ROLES } from './user';

export const PLUGIN_ID = 'openprofiles-drilldown-app';

/** The fields of a built plugin.json that are read here. */
export interface PluginManifest {
  readonly id: string;
  readonly name: string;
  readonly preload?: boolean;
  readonly info: {
    readonly author: { readonly name: string; readonly url?: string };
    readonly description: string;
    readonly keywords: readonly string[];
    readonly links: readonly { readonly name: string; readonly url: string }[];
    readonly logos: { readonly small: string; readonly large: string };
    readonly screenshots: readonly { readonly name: string; readonly path: string }[];
    readonly version: string;
    readonly updated: string;
  };
  readonly dependencies: { readonly grafanaDependency: string };
  readonly includes: readonly {
    readonly name: string;
    readonly path: string;
    readonly type: string;
    readonly role: string;
    readonly action?: string;
    readonly addToNav?: boolean;
    readonly defaultNav?: boolean;
  }[];
  /** Roles that the plugin adds, and which basic roles have them from the start. */
  readonly roles?: readonly {
    readonly role: { readonly name: string; readonly permissions: readonly { readonly action: string }[] };
    readonly grants: readonly string[];
  }[];
  /** Addresses that Grafana's server calls for the plugin. */
  readonly routes?: readonly PluginRoute[];
  readonly extensions?: Partial<Record<keyof typeof NO_EXTENSIONS, readonly object[]>>;
}

interface PluginRoute {
  readonly path: string;
  readonly method: string;
  /** A template over the plugin's settings, as are the headers' contents. */
  readonly url: string;
  readonly reqAction?: string;
  readonly headers?: readonly { readonly name: string; readonly content: string }[];
}

const NO_EXTENSIONS = {
  addedLinks: [],
  addedComponents: [],
  exposedComponents: [],
  extensionPoints: [],
  addedFunctions: [],
};

/** Reads the manifest. Throws if `dist/` has none: the plugin is not built. */
export function readPluginManifest(distDir: string): PluginManifest {
  const manifest: PluginManifest = JSON.parse(readFileSync(join(distDir, 'plugin.json'), 'utf8'));
  return manifest;
}

/** Builds the app's entry in the list of apps that a page starts with. */
export function buildAppEntry(manifest: PluginManifest): object {
  const { id, info, preload = false } = manifest;
  return {
    id,
    path: `public/plugins/${id}/module.js`,
    version: info.version,
    preload,
    angular: { detected: false },
    loadingStrategy: 'script',
    extensions: { ...NO_EXTENSIONS, ...manifest.extensions },
    dependencies: buildDependencies(manifest),
  };
}

/** Lists all actions of a basic role, those of the roles below it and of the plugin's roles included. */
export function listActions(manifest: PluginManifest | undefined, role: Role): string[] {
  const ranks: readonly string[] = ROLES;
  const granted = (manifest?.roles ?? []).filter(({ grants }) =>
    grants.some((grant) => ranks.indexOf(grant) <= ranks.indexOf(role)),
  );
  return [...listRoleActions(role), ...granted.flatMap((each) => each.role.permissions.map(({ action }) => action))];
}

/** True if a user with `actions` may open a page of the app: pages that `includes` names ask for an action. */
export function canOpenPage(manifest: PluginManifest, path: string, actions: readonly string[]): boolean {
  const action = manifest.includes.find((include) => include.path === path)?.action;
  return actions.includes('plugins.app:access') && (action === undefined || actions.includes(action));
}

/** Builds the answer of `/api/plugins/<id>/settings`. */
export function buildPluginSettings(manifest: PluginManifest, settings: PluginSettingsStore): object {
  const { id, name, info, includes } = manifest;
  const baseUrl = `public/plugins/${id}`;
  return {
    name,
    type: 'app',
    id,
    autoEnabled: false,
    module: `${baseUrl}/module.js`,
    baseUrl,
    info: {
      ...info,
      author: { url: '', ...info.author },
      logos: { small: `${baseUrl}/${info.logos.small}`, large: `${baseUrl}/${info.logos.large}` },
      screenshots: info.screenshots.map((shot) => ({ ...shot, path: `${baseUrl}/${shot.path}` })),
      build: {},
    },
    includes: includes.map((include) => ({
      component: '',
      ...include,
      slug: toSlug(include.name),
      icon: '',
      uid: '',
    })),
    dependencies: buildDependencies(manifest),
    extensions: { ...NO_EXTENSIONS, ...manifest.extensions },
    ...settings.print(),
    defaultNavUrl: `/plugins/${id}/page/${toSlug(includes.find(({ defaultNav }) => defaultNav)?.name ?? name)}`,
    latestVersion: '',
    hasUpdate: false,
    state: '',
    signature: 'unsigned',
    signatureType: '',
    signatureOrg: '',
    angularDetected: false,
    loadingStrategy: 'script',
  };
}

function buildDependencies({ dependencies }: PluginManifest): object {
  return {
    grafanaDependency: dependencies.grafanaDependency,
    grafanaVersion: '*',
    plugins: [],
    extensions: { exposedComponents: [] },
  };
}

function toSlug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
