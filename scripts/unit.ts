/**
 * `npm run unit` runs jest with the given arguments. `--changed` runs only the tests near to what differs from the last commit,
 * or from the commit or branch that follows, and takes seconds.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { selectTests } from './selectTests';

const ROOT = join(import.meta.dirname, '..');

function listGit(...args: readonly string[]): string[] {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '');
}

function readImports(path: string): string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return Array.from(text.matchAll(/(?:from|import\()\s*'([^']+)'/g), ([, name = '']) => name);
}

function listChangedTests(since: string): string[] {
  const untracked = listGit('ls-files', '--others', '--exclude-standard');
  const changed = [...listGit('diff', '--name-only', since), ...untracked];
  const tests = [...new Set([...listGit('ls-files', '*.test.ts', '*.test.tsx'), ...untracked])]
    .filter((path) => /\.test\.tsx?$/.test(path) && !path.startsWith('tests/e2e/') && existsSync(join(ROOT, path)))
    .map((path) => ({ path, imports: readImports(path) }));
  return selectTests(changed, tests);
}

function runJest(args: readonly string[]): void {
  const { status } = spawnSync(join(ROOT, 'node_modules/.bin/jest'), args, { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

const args = process.argv.slice(2);
const at = args.indexOf('--changed');
if (at < 0) {
  runJest(args);
} else {
  const since = args[at + 1] ?? 'HEAD';
  const tests = listChangedTests(since);
  if (tests.length === 0) {
    console.log(`No test is near to what differs from ${since}. All of them: npm run unit`);
  } else {
    runJest(['--runTestsByPath', ...tests]);
  }
}
