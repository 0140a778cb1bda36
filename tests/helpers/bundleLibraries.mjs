import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, '.cache/jest-libraries');
const KEY_FILE = join(FOLDER, 'key');

/** Packages of hundreds of files each, which half of the tests load. They are one file, as they share their dependencies. */
const GRAFANA = [
  '@emotion/css',
  '@grafana/data',
  '@grafana/flamegraph',
  '@grafana/i18n',
  '@grafana/runtime',
  '@grafana/scenes',
  '@grafana/schema',
  '@grafana/ui',
];

/** Packages in a file of their own, as tests without a window load nothing else. */
const RXJS = ['rxjs', 'rxjs/operators'];

/** Values for jest's `moduleNameMapper`. */
export const libraryFiles = Object.fromEntries(
  [...GRAFANA, ...RXJS].map((name) => [`^${name}$`, join(FOLDER, `${name.replace('/', '-')}.cjs`)]),
);

/**
 * Is jest's `globalSetup`: makes those files if the packages or this script changed. Otherwise jest resolves, wraps and compiles
 * some three thousand files for each test file, which takes three seconds of a processor.
 */
export default async function bundleLibraries() {
  const key = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(readFileSync(import.meta.filename))
    .digest('hex');
  if (existsSync(KEY_FILE) && readFileSync(KEY_FILE, 'utf8') === key) {
    return;
  }
  mkdirSync(FOLDER, { recursive: true });
  await Promise.all([bundle('all-grafana.cjs', GRAFANA, RXJS), bundle('all-rxjs.cjs', RXJS)]);
  writeFileSync(`${KEY_FILE}.new`, key);
  renameSync(`${KEY_FILE}.new`, KEY_FILE);
}

async function bundle(file, names, external = []) {
  // Getters: a test runs only the libraries that it asks for.
  const getters = names.map((name) => `get '${name}'() { return require('${name}'); },`);
  await build({
    stdin: { contents: `module.exports = {${getters.join('')}};`, resolveDir: ROOT },
    outfile: join(FOLDER, file),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    // As jest itself finds files of packages.
    mainFields: ['main'],
    conditions: ['browser', 'require'],
    // React is the tests' own, too; the editor is no dependency.
    external: [
      'react',
      'react/*',
      'react-dom',
      'react-dom/*',
      'react-router',
      'react-router-dom',
      'monaco-editor',
      ...external,
    ],
    define: { 'process.env.NODE_ENV': '"test"' },
    loader: { '.css': 'empty' },
    // Less to parse; names stay, for messages.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const name of names) {
    writeFileSync(libraryFiles[`^${name}$`], `module.exports = require('./${file}')['${name}'];\n`);
  }
}
