import { dirname, join, normalize } from 'node:path/posix';

/** A test file and what it imports, as written there. */
export interface TestFile {
  /** From the root: `src/profile/tree/FlameTree.test.ts`. */
  readonly path: string;
  readonly imports: readonly string[];
}

/**
 * The tests that are near to changed files: changed themselves, in the same folder, or importing one of them directly.
 * What reaches a file through others is not among them: of a file of the core that would be most tests.
 *
 * @param changed paths from the root
 */
export function selectTests(changed: readonly string[], tests: readonly TestFile[]): string[] {
  const files = new Set(changed.map(withoutEnding));
  const folders = new Set(changed.map((path) => dirname(path)));
  return tests
    .filter(
      ({ path, imports }) =>
        folders.has(dirname(path)) || imports.some((name) => files.has(withoutEnding(resolveImport(path, name)))),
    )
    .map(({ path }) => path);
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:[cm]?[jt]sx?|json)$/, '');
}

function resolveImport(from: string, name: string): string {
  return name.startsWith('.') ? normalize(join(dirname(from), name)) : `src/${name}`;
}
