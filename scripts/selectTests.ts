import { dirname, join, normalize } from 'node:path/posix';

/** A test file and what it imports, as written there. */
export interface TestFile {
  /** Path from the root: `src/profile/tree/FlameTree.test.ts`. */
  readonly path: string;
  readonly imports: readonly string[];
}

/**
 * Selects the tests near to changed files: those that changed, those that import one of them directly or, if it is no program
 * (rules, recordings), those in the same folder. Tests that reach a file through others are left out: for a file of the core that
 * would be most.
 * @param changed paths from the root
 */
export function selectTests(changed: readonly string[], tests: readonly TestFile[]): string[] {
  const files = new Set(changed.map(withoutEnding));
  const dataFolders = new Set(changed.filter((path) => !/\.[cm]?[jt]sx?$/.test(path)).map((path) => dirname(path)));
  return tests
    .filter(
      ({ path, imports }) =>
        files.has(withoutEnding(path)) ||
        dataFolders.has(dirname(path)) ||
        imports.some((name) => files.has(withoutEnding(resolveImport(path, name)))),
    )
    .map(({ path }) => path);
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:[cm]?[jt]sx?|json)$/, '');
}

function resolveImport(from: string, name: string): string {
  return name.startsWith('.') ? normalize(join(dirname(from), name)) : `src/${name}`;
}
