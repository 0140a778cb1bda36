import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { addMissingIcons, readIcons } from './icons';

const hostDir = dirname(fileURLToPath(import.meta.url));
const rootDir = join(hostDir, '../..');

/** Name of the file with the hash of everything that a bundle was made from. */
const STAMP = 'stamp';

export type HostKind = 'react18' | 'react19';

interface HostPackages {
  /** The folder whose node_modules the host is bundled with. */
  dir: string;
  /** The folder from which react-router-dom 5 and its version 6 compatibility package are found. */
  routerDir: string;
}

const packages: Record<HostKind, HostPackages> = {
  // The root has react-router-dom 6, which the plugin bundles; what Grafana itself runs on sits under @grafana/ui.
  react18: { dir: rootDir, routerDir: join(rootDir, 'node_modules/@grafana/ui') },
  react19: { dir: join(hostDir, 'react19'), routerDir: join(hostDir, 'react19') },
};

/**
 * Bundles the browser shell with one set of host packages and returns the folder to serve as `/public/build/`.
 * Does nothing when neither the sources nor the lock file changed since the last time.
 */
export async function buildHost(kind: HostKind): Promise<string> {
  const outDir = join(rootDir, '.cache', `host-${kind}`);
  const stamp = await computeStamp(kind);
  if (isBuilt(outDir, stamp)) {
    return outDir;
  }

  const { dir } = packages[kind];
  if (!existsSync(join(dir, 'node_modules'))) {
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund'], { cwd: dir });
  }
  // Several stacks may start at once: each builds in its own folder, and the first one done is taken.
  const buildDir = `${outDir}.${process.pid}`;
  await build({
    entryPoints: { main: join(hostDir, 'main.tsx') },
    outdir: buildDir,
    bundle: true,
    // One script that is no module: Chromium keeps what it compiled of it for the next page, of modules it does not.
    format: 'iife',
    target: 'es2022',
    jsx: 'transform',
    // As Grafana's own is: half as much for a browser to read on every page.
    minify: true,
    sourcemap: true,
    logLevel: 'warning',
    // systemjs names a package type of its own.
    logOverride: { 'package.json': 'silent' },
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env': '{}',
      global: 'window',
      // SystemJS brings an AMD define; without this, UMD packages inside the bundle would register with it.
      define: 'undefined',
    },
    plugins: [withoutCodeEditor(), hostPackages(packages[kind]), defaultExportOfScrollbars(), withoutWebFonts()],
  });
  await cp(join(dir, 'node_modules/@grafana/ui/dist/public/img'), join(buildDir, 'img'), { recursive: true });
  const iconsDir = join(buildDir, 'img/icons');
  await addMissingIcons(iconsDir);
  await writeFile(join(buildDir, 'icons.json'), JSON.stringify(await readIcons(iconsDir)));
  await writeFile(join(buildDir, STAMP), stamp);
  await putInPlace({ buildDir, outDir, stamp });
  return outDir;
}

function isBuilt(outDir: string, stamp: string): boolean {
  const file = join(outDir, STAMP);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

async function putInPlace(to: { buildDir: string; outDir: string; stamp: string }): Promise<void> {
  const { buildDir, outDir, stamp } = to;
  try {
    if (!isBuilt(outDir, stamp)) {
      await rm(outDir, { recursive: true, force: true });
      await rename(buildDir, outDir);
    }
  } catch (error) {
    // Somebody else's build took the place in between; it is as good as ours.
    if (!isBuilt(outDir, stamp)) {
      throw error;
    }
  } finally {
    await rm(buildDir, { recursive: true, force: true });
  }
}

/** Hashes every file that decides what the bundle looks like. */
async function computeStamp(kind: HostKind): Promise<string> {
  const sources = await readdir(hostDir, { recursive: true, withFileTypes: true });
  const files = sources
    .filter((entry) => entry.isFile() && /\.(tsx?|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(hostDir, file).startsWith('react19'));
  const hash = createHash('sha256');
  for (const file of [...files.sort(), join(packages[kind].dir, 'package-lock.json')]) {
    hash.update(relative(rootDir, file)).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Resolves what the shell's own sources import from the chosen packages, so that one source tree makes both hosts. */
function hostPackages({ dir, routerDir }: HostPackages): Plugin {
  return {
    name: 'host-packages',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^[^./]/ }, ({ path, kind, importer, pluginData }) => {
        if (pluginData !== undefined || importer.includes('node_modules') || kind === 'entry-point') {
          return undefined;
        }
        const from = (resolveDir: string, name = path): ReturnType<typeof resolve> =>
          resolve(name, { kind, resolveDir, pluginData: 'resolving' });
        switch (true) {
          case path === 'react-router-dom-5':
            return from(routerDir, 'react-router-dom');
          case path === 'react-router-dom-v5-compat':
            return from(routerDir);
          case path.startsWith('systemjs/'):
            // No React in it, so both hosts can have the same copy.
            return from(rootDir);
          case path.includes('/dist/esm/'):
            return { path: join(dir, 'node_modules', path) };
          default:
            return from(dir);
        }
      });
    },
  };
}

/** Leaves out the code editor, the largest part of `@grafana/ui`, which nothing here opens. */
export function withoutCodeEditor(): Plugin {
  const namespace = 'no-code-editor';
  return {
    name: namespace,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^monaco-editor/ }, ({ path }) => ({ path, namespace }));
      onLoad({ filter: /.*/, namespace }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

/** Corrects a CommonJS default export: imported from an .mjs file it comes one level too deep, as in Node. */
export function defaultExportOfScrollbars(): Plugin {
  const name = 'react-custom-scrollbars-2';
  return {
    name: 'default-export-of-scrollbars',
    setup({ onResolve, onLoad, resolve }) {
      onResolve({ filter: new RegExp(`^${name}$`) }, async ({ kind, resolveDir, pluginData }) => {
        if (pluginData === 'original') {
          return undefined;
        }
        const { path } = await resolve(name, { kind, resolveDir, pluginData: 'original' });
        return { path, namespace: name, pluginData: resolveDir };
      });
      onLoad({ filter: /.*/, namespace: name }, ({ path }) => ({
        contents: `export { default, Scrollbars } from ${JSON.stringify(path)};`,
        resolveDir: dirname(path),
      }));
    },
  };
}

/** Leaves out web fonts: Grafana's server has the files, the packages do not. See fonts.css. */
function withoutWebFonts(): Plugin {
  return {
    name: 'without-web-fonts',
    setup({ onLoad }) {
      onLoad({ filter: /GlobalStyles[\\/]fonts\.mjs$/ }, () => ({
        contents: `export const getFontStyles = () => '';`,
      }));
    },
  };
}
