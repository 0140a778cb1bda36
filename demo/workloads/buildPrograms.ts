import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository: commands run in it, and recorded file names are relative to it. */
export const REPOSITORY_FOLDER = process.cwd();

const SOURCE_FOLDER = join(REPOSITORY_FOLDER, 'demo', 'workloads');
const CODE_FOLDER = join(REPOSITORY_FOLDER, '.cache', 'workloads');

/**
 * Turns the programs and their runtime into JavaScript with source maps and returns the folder, laid out like
 * `demo/workloads`. File by file, so that no function is renamed, and by TypeScript itself: esbuild and swc export through
 * getters, which show up in profiles as functions that nobody wrote.
 */
export function buildPrograms(): string {
  mkdirSync(CODE_FOLDER, { recursive: true });
  writeFileSync(join(CODE_FOLDER, 'package.json'), '{ "type": "commonjs" }\n');
  const options = {
    target: 'es2022',
    module: 'commonjs',
    moduleResolution: 'bundler',
    rootDir: SOURCE_FOLDER,
    outDir: CODE_FOLDER,
  };
  execFileSync(join(REPOSITORY_FOLDER, 'node_modules/.bin/tsc'), [
    ...['--ignoreConfig', '--isolatedModules', '--noCheck', '--noResolve', '--sourceMap'],
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    ...[join(SOURCE_FOLDER, 'random.ts'), ...listSources('programs'), ...listSources('runtime')],
  ]);
  return CODE_FOLDER;
}

function listSources(folder: string): string[] {
  return readdirSync(join(SOURCE_FOLDER, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
