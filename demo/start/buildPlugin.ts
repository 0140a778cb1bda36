import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const BUILD = ['--import', 'tsx', 'scripts/build.ts'];

const FAILED = 'The plugin could not be built. Why stands above.';

/** Matches the line that the build prints when `dist/` is whole again. */
const BUILT_LINE = /^Built dist\//m;

/** True if a source of the bundle is newer than the bundle. */
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

export interface PluginBuild {
  /** Resolves when the build succeeded; rejects if its process ended without. The cause is on stderr. */
  readonly built: Promise<void>;
  /** Ends the process, if it still runs. */
  close(): Promise<void>;
}

/** Builds `dist/` once. */
export function buildPlugin(rootDir: string): PluginBuild {
  const child = spawn(process.execPath, BUILD, { cwd: rootDir, stdio: ['ignore', 'ignore', 'inherit'] });
  const built = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(FAILED))));
  });
  return { built, close: () => stop(child) };
}

/** Builds `dist/` now and on every change until closed. `built` waits for the first build that succeeds. */
export function watchPlugin(rootDir: string, onBuilt: () => void): PluginBuild {
  const child = spawn(process.execPath, [...BUILD, '--watch'], { cwd: rootDir, stdio: ['ignore', 'pipe', 'inherit'] });
  const built = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => reject(new Error(FAILED)));
    child.stdout.on('data', (chunk: Buffer) => {
      if (BUILT_LINE.test(chunk.toString())) {
        resolve();
        onBuilt();
      }
    });
  });
  return { built, close: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill();
  await ended;
}
