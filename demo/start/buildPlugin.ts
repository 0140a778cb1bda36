import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILD = ['--import', 'tsx', 'scripts/build.ts'];

/** What the build prints when `dist/` is whole again. */
const BUILT_LINE = /^Built dist\//m;

/** Whether something that the bundle is made of is newer than the bundle. */
export function isPluginStale(rootDir: string): boolean {
  const bundle = join(rootDir, 'dist/module.js');
  const manifest = join(rootDir, 'dist/plugin.json');
  if (!existsSync(bundle) || !existsSync(manifest)) {
    return true;
  }
  const sources = readdirSync(join(rootDir, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const builtMs = statSync(manifest).mtimeMs;
  return [...sources, join(rootDir, 'webpack.config.ts'), join(rootDir, 'package-lock.json')].some(
    (file) => statSync(file).mtimeMs > builtMs,
  );
}

/** Rejects when the build fails; why stands on stderr. */
export function buildPlugin(rootDir: string): Promise<void> {
  const child = spawn(process.execPath, BUILD, { cwd: rootDir, stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error('The plugin could not be built. Why stands above.')),
    );
  });
}

export interface PluginWatch {
  close(): Promise<void>;
}

/** Builds on every change until closed. */
export function watchPlugin(rootDir: string, onBuilt: () => void): PluginWatch {
  const child = spawn(process.execPath, [...BUILD, '--watch'], { cwd: rootDir, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    if (BUILT_LINE.test(chunk.toString())) {
      onBuilt();
    }
  });
  return { close: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill();
  await ended;
}
