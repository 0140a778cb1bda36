import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

/** Files that Grafana's catalog and a person who installs by hand look for. A signed plugin has `MANIFEST.txt` as well. */
const NEEDED = ['plugin.json', 'module.js', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/** Date of all files, so that the bytes repeat: an archive keeps no date before 1980, and no time zone. */
const FILE_DATE = '1980-01-01T00:00:00';

export interface PluginPackage {
  /** `<id>-<version>.zip` */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Hexadecimal; Grafana's catalog asks for the SHA-1. */
  readonly sha1: string;
  readonly sha256: string;
}

/**
 * Packs a built plugin as Grafana's catalog takes it: one folder, named like the plugin, with all of `dist`. The same files give
 * the same bytes.
 * @throws Error with a message for people if a file is missing or the version was not filled in
 */
export function packPlugin(dist: string): PluginPackage {
  const files = new Map(listFiles(dist).map((path) => [path, new Uint8Array(readFileSync(join(dist, path)))]));
  const missing = NEEDED.filter((name) => !files.has(name));
  if (missing.length > 0) {
    throw new Error(`${dist} lacks ${missing.join(', ')}: build the plugin first (npm run build)`);
  }
  const { id, info } = JSON.parse(readFileSync(join(dist, 'plugin.json'), 'utf8')) as PluginJson;
  if (!/^\d+\.\d+\.\d+/.test(info.version)) {
    throw new Error(`plugin.json names the version "${info.version}", which is none`);
  }
  const entries = [...files].map(([path, bytes]) => [`${id}/${path}`, bytes]);
  const bytes = zipSync(Object.fromEntries(entries), { level: 9, mtime: FILE_DATE });
  return {
    name: `${id}-${info.version}.zip`,
    bytes,
    sha1: createHash('sha1').update(bytes).digest('hex'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

interface PluginJson {
  readonly id: string;
  readonly info: { readonly version: string };
}

/** Lists the paths of all files below a folder, with `/`, in an order that does not depend on the machine. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
