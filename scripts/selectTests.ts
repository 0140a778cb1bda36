import { dirname, join, normalize } from 'node:path/posix';

/** A test file and what it imports, as written there. */
export interface TestFile {
  /** From the root: `src/profile/tree/FlameTree.test.ts`. */
  readonly path: string;
  readonly imports: readonly string[];
}

/**
 * The tests that are near to changed files: changed themselves, importing one of them directly or, where it is no
 * program (rules, recordings), in the same folder. What reaches a file through others is not among them: of a file of the
 * core that would be most tests.
 *
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
