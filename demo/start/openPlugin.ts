import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { unzipSync } from 'fflate';

export interface OpenedPlugin {
  /** The folder with plugin.json and module.js. */
  readonly dir: string;
  /** Removes the unpacked files. */
  close(): Promise<void>;
}

/**
 * Opens a built plugin: a folder as it is, an archive of `npm run package` unpacked into a folder of its own, as Grafana does.
 * @throws Error with a message for people if the archive is not one folder with a plugin
 */
export function openPlugin(path: string): OpenedPlugin {
  if (statSync(path).isDirectory()) {
    return { dir: path, close: async () => undefined };
  }
  const target = mkdtempSync(join(tmpdir(), 'openprofiles-plugin-'));
  const close = async (): Promise<void> => rmSync(target, { recursive: true, force: true });
  try {
    const files = Object.entries(unzipSync(new Uint8Array(readFileSync(path))));
    const folders = new Set(files.map(([name]) => name.split('/')[0] ?? ''));
    const [folder = ''] = folders;
    if (folders.size !== 1 || !files.some(([name]) => name === `${folder}/plugin.json`)) {
      throw new Error(`${path} is not one folder with a plugin.json`);
    }
    for (const [name, bytes] of files) {
      if (normalize(name).startsWith('..')) {
        throw new Error(`${path} holds ${name}, which leads out of its folder`);
      }
      mkdirSync(dirname(join(target, name)), { recursive: true });
      if (!name.endsWith('/')) {
        writeFileSync(join(target, name), bytes);
      }
    }
    return { dir: join(target, folder), close };
  } catch (error) {
    rmSync(target, { recursive: true, force: true });
    throw error;
  }
}
