import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Gzip size limits in kB. `first page` is everything that All services loads on top of `module.js`, which makes every link into the app. */
const BUDGET_KB = { module: 11, firstPage: 230 };

/**
 * Module names that a Grafana 12.2 page gives to a plugin, from a recording of a real one. Anything else named in
 * `module.js` is a 404 at load time.
 */
const SHARED_MODULES = new Set([
  '@emotion/css',
  '@emotion/react',
  '@grafana/data',
  '@grafana/data/unstable',
  '@grafana/runtime',
  '@grafana/runtime/unstable',
  '@grafana/slate-react',
  '@grafana/ui',
  '@grafana/ui/unstable',
  '@kusto/monaco-kusto',
  'd3',
  'emotion',
  'i18next',
  'lodash',
  'moment',
  'prismjs',
  'react',
  'react-dom',
  'react-inlinesvg',
  'react-redux',
  'react-router',
  'react-router-dom',
  'redux',
  'rxjs',
  'rxjs/operators',
  'slate',
  'slate-plain-serializer',
  'slate-react',
]);

export interface BundleReport {
  /** Sizes for the log, one line each. */
  readonly lines: readonly string[];
  /** Faults that forbid the use of the bundle. */
  readonly faults: readonly string[];
}

/** Reads the modules that an AMD `define([...])` asks its host for. */
export function readAmdDependencies(source: string): string[] {
  const list = /\bdefine\(\s*(?:"[^"]*"\s*,\s*)?(\[[^\]]*\])/.exec(source)?.[1];
  const parsed: unknown = list ? JSON.parse(list) : [];
  return Array.isArray(parsed) ? parsed.map(String) : [];
}

/** True if a bundle carries React's own element factory, which breaks under another React version. */
export function hasReactElementFactory(source: string): boolean {
  return (
    /Symbol\.for\("react\.(transitional\.)?element"\)/.test(source) &&
    /ReactCurrentOwner|__CLIENT_INTERNALS/.test(source)
  );
}

/** Checks the sizes and the host dependencies of a built plugin folder; `firstPage` names the files of All services. */
export function checkBundle(dist: string, firstPage: readonly string[]): BundleReport {
  const files = readdirSync(dist).filter((name) => name.endsWith('.js'));
  const sources = new Map(files.map((name) => [name, readFileSync(join(dist, name), 'utf8')]));
  const sizesKb = new Map([...sources].map(([name, source]) => [name, gzipSync(source).length / 1000]));
  const faults: string[] = [];

  const entry = sources.get('module.js');
  if (!entry) {
    return { lines: [], faults: ['dist/module.js is missing'] };
  }
  const dependencies = readAmdDependencies(entry);
  if (dependencies.length === 0) {
    faults.push('module.js is no AMD module that names its dependencies');
  }
  for (const name of dependencies.filter((dependency) => !SHARED_MODULES.has(dependency))) {
    faults.push(`module.js asks the host for "${name}", which Grafana does not share: bundle it (webpack.config.ts)`);
  }
  for (const [name, source] of sources) {
    if (hasReactElementFactory(source)) {
      faults.push(`${name} carries its own React element factory: alias what imports react/jsx-runtime to the shim`);
    }
  }

  const moduleKb = sizesKb.get('module.js') ?? 0;
  const firstPageKb = firstPage.reduce((sum, name) => sum + (sizesKb.get(name) ?? 0), 0);
  if (moduleKb > BUDGET_KB.module) {
    faults.push(`module.js is ${moduleKb.toFixed(1)} kB gzip, the budget is ${BUDGET_KB.module} kB`);
  }
  if (firstPageKb > BUDGET_KB.firstPage) {
    faults.push(`the first page loads ${firstPageKb.toFixed(1)} kB gzip, the budget is ${BUDGET_KB.firstPage} kB`);
  }

  const lines = [...sizesKb]
    .sort(([, a], [, b]) => b - a)
    .map(
      ([name, kb]) =>
        `${kb.toFixed(1).padStart(8)} kB gzip  ${name}${firstPage.includes(name) ? '  (first page)' : ''}`,
    );
  return {
    lines: [
      ...lines,
      `module.js ${moduleKb.toFixed(1)} of ${BUDGET_KB.module} kB, first page ${firstPageKb.toFixed(1)} of ${BUDGET_KB.firstPage} kB`,
    ],
    faults,
  };
}
