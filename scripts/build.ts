import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import webpack, { type Stats } from 'webpack';
import { createWebpackConfig, readVersion } from '../webpack.config';
import { checkBundle } from './checkBundle';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

function readCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  } catch {
    // Built from an archive without git: the version alone has to do.
    return 'unknown';
  }
}

/** Reads the day of the commit, so that every build of it gives the same files; today without git. */
function readDay(): string {
  try {
    return execFileSync('git', ['log', '-1', '--format=%cs'], { cwd: ROOT, encoding: 'utf8' }).trim();
  } catch {
    return new Date().toISOString().slice(0, 10);
  }
}

/** Copies the files that Grafana reads beside the bundle. */
function copyPluginFiles(version: string): void {
  const day = readDay();
  const manifest = readFileSync(join(ROOT, 'src/plugin.json'), 'utf8');
  writeFileSync(join(DIST, 'plugin.json'), manifest.replaceAll('%VERSION%', version).replaceAll('%TODAY%', day));
  cpSync(join(ROOT, 'src/img'), join(DIST, 'img'), { recursive: true });
  for (const name of ['README.md', 'CHANGELOG.md', 'LICENSE']) {
    cpSync(join(ROOT, name), join(DIST, name));
  }
  if (existsSync(join(ROOT, 'docs/img'))) {
    cpSync(join(ROOT, 'docs/img'), join(DIST, 'docs/img'), { recursive: true });
  }
}

function reportStats(stats: Stats | undefined): boolean {
  if (!stats || stats.hasErrors()) {
    console.error(stats?.toString({ preset: 'errors-warnings', colors: false }) ?? 'webpack gave no result');
    return false;
  }
  return true;
}

/** Lists the scripts that All services loads on top of `module.js`. */
function listFirstPageFiles(stats: Stats | undefined): string[] {
  const { namedChunkGroups } = stats?.toJson({ all: false, chunkGroups: true }) ?? {};
  const groups = ['start', 'app', 'page-all-services'].map((name) => {
    const group = namedChunkGroups?.[name];
    if (!group) {
      throw new Error(`The bundle has no chunk "${name}", from which the first page is measured`);
    }
    return group.assets?.map((asset) => asset.name) ?? [];
  });
  return [...new Set(groups.flat())].filter((name) => name.endsWith('.js'));
}

const version = readVersion();
const compiler = webpack(createWebpackConfig({ version, commit: readCommit() }));

if (process.argv.includes('--watch')) {
  // Budgets and dependencies are checked by the full build; while editing only the bundle itself matters.
  compiler.watch({ aggregateTimeout: 100 }, (error, stats) => {
    if (error) {
      console.error(error);
    } else if (reportStats(stats)) {
      copyPluginFiles(version);
      console.log('Built dist/');
    }
  });
} else {
  compiler.run((error, stats) => {
    if (error) {
      console.error(error);
      process.exitCode = 1;
      return;
    }
    if (!reportStats(stats)) {
      process.exitCode = 1;
      return;
    }
    copyPluginFiles(version);
    const { lines, faults } = checkBundle(DIST, listFirstPageFiles(stats));
    console.log(lines.join('\n'));
    for (const fault of faults) {
      console.error(`Bundle check: ${fault}`);
    }
    process.exitCode = faults.length > 0 ? 1 : 0;
  });
}
