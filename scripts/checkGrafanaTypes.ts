/**
 * Checks the plugin's sources against the types of the Grafana releases that it supports. `npm run types:grafana` takes the
 * newest patch of each, `npm run types:grafana -- 12.4.1 ~13.2` those named. Only Grafana's own packages are fetched, into
 * `.cache`. Other imports of their types come from the root, as all of them would be 600 MB for each release.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const CACHE = join(ROOT, '.cache/grafana-types');

/** Each minor release that the README's table names; a range means its newest patch. */
const RELEASES = ['~12.2', '~12.4', '~13.1', '~13.2'];

/** Packages of Grafana that the plugin imports, and those that these share. */
const PACKAGES = ['data', 'runtime', 'ui', 'schema', 'i18n', 'e2e-selectors'].map((name) => `@grafana/${name}`);

/** Finds the newest published version in a range, undefined if there is none. */
function findVersion(name: string, range: string): string | undefined {
  if (/^\d+\.\d+\.\d+$/.test(range)) {
    return range;
  }
  const found: unknown = JSON.parse(
    execFileSync('npm', ['view', `${name}@${range}`, 'version', '--json'], { encoding: 'utf8' }) || '[]',
  );
  const versions = (Array.isArray(found) ? found : [found]).map(String).filter((text) => /^\d+\.\d+\.\d+$/.test(text));
  return versions.sort(comparePatches).at(-1);
}

function comparePatches(left: string, right: string): number {
  return Number(left.split('.')[2]) - Number(right.split('.')[2]);
}

interface Package {
  readonly name: string;
  readonly version: string;
}

/** Fetches and unpacks the packages that are missing, with one npm for all: each takes a second to begin. */
function providePackages(folder: string, packages: readonly Package[]): void {
  const getTarget = (name: string): string => join(folder, 'node_modules', name);
  const missing = packages.filter(({ name }) => !existsSync(getTarget(name)));
  if (missing.length === 0) {
    return;
  }
  const unpacked = join(folder, `unpacked-${process.pid}`);
  mkdirSync(unpacked, { recursive: true });
  const specs = missing.map(({ name, version }) => `${name}@${version}`);
  const packed = JSON.parse(
    execFileSync('npm', ['pack', ...specs, '--json', '--pack-destination', unpacked], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ) as ReadonlyArray<{ readonly name: string; readonly filename: string }>;
  for (const { name, filename } of packed) {
    execFileSync('tar', ['-xzf', join(unpacked, filename), '-C', unpacked]);
    mkdirSync(join(getTarget(name), '..'), { recursive: true });
    renameSync(join(unpacked, 'package'), getTarget(name));
  }
  rmSync(unpacked, { recursive: true });
}

/** Writes our own tsconfig with Grafana's packages from the folder. */
function writeConfig(folder: string): void {
  const file = join(ROOT, 'tsconfig.json');
  const { compilerOptions } = JSON.parse(readFileSync(file, 'utf8')) as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  const own = Object.entries(compilerOptions.paths).map(([name, targets]) => [
    name,
    targets.map((target) => join(ROOT, target)),
  ]);
  const paths = {
    ...Object.fromEntries(own),
    // One copy of React's types, whatever these packages name.
    react: [join(ROOT, 'node_modules/@types/react')],
    'react/*': [join(ROOT, 'node_modules/@types/react/*')],
    ...Object.fromEntries(PACKAGES.map((name) => [name, [join(folder, 'node_modules', name)]])),
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: file,
      // Index reads differ from folder to folder, see src/profile/tsconfig.json, and are not what is checked here.
      compilerOptions: { paths, noUncheckedIndexedAccess: false },
      include: [join(ROOT, 'src')],
      exclude: [join(ROOT, 'src/**/*.test.ts'), join(ROOT, 'src/**/*.test.tsx')],
    }),
  );
}

function checkRelease(range: string): boolean {
  const startMs = Date.now();
  const folder = join(CACHE, range);
  const versions = PACKAGES.map((name) => ({ name, version: findVersion(name, range) }));
  if (!/^\d/.test(range)) {
    // A newer patch may be there since the last time.
    rmSync(folder, { recursive: true, force: true });
  }
  mkdirSync(folder, { recursive: true });
  providePackages(
    folder,
    versions.flatMap(({ name, version }) => (version === undefined ? [] : [{ name, version }])),
  );
  writeConfig(folder);
  const { status } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', folder], { cwd: ROOT, stdio: 'inherit' });
  const found = versions.map(({ name, version }) => `${name} ${version ?? '(none)'}`).join(', ');
  console.log(
    `Grafana ${range}: ${status === 0 ? 'fits' : 'does NOT fit'} ${found} (${((Date.now() - startMs) / 1000).toFixed(0)} s)`,
  );
  return status === 0;
}

const named = process.argv.slice(2);
const fits = (named.length > 0 ? named : RELEASES).map(checkRelease);
process.exitCode = fits.every(Boolean) ? 0 : 1;
