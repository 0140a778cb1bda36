import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

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
  for (const file of [join(SOURCE_FOLDER, 'random.ts'), ...listSources('programs'), ...listSources('runtime')]) {
    transpileFile(file);
  }
  return CODE_FOLDER;
}

function transpileFile(file: string): void {
  const target = join(CODE_FOLDER, relative(SOURCE_FOLDER, file).replace(/\.ts$/, '.js'));
  const { outputText, sourceMapText = '' } = ts.transpileModule(readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      sourceMap: true,
      sourceRoot: `${dirname(relative(dirname(target), file))
        .split(sep)
        .join('/')}/`,
    },
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
  writeFileSync(`${target}.map`, sourceMapText);
}

function listSources(folder: string): string[] {
  return readdirSync(join(SOURCE_FOLDER, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
