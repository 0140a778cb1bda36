/** The files that end like a path, as far as they can be told apart. */
export interface PathMatch {
  /** The one whose end is like the path for the longest; undefined if none has even the same name, or several do. */
  readonly path: string | undefined;
  /** Files that fit equally well. */
  readonly candidates: readonly string[];
}

/**
 * Finds the file of a profile among others by the end of its path: builds run in other folders than people work in.
 *
 *     /build/src/cart/add.go  among  work/shop/cart/add.go, work/shop/add.go  →  work/shop/cart/add.go
 */
export function matchPath(wanted: string, paths: readonly string[]): PathMatch {
  const parts = splitPath(wanted);
  let longest = 1;
  let candidates: string[] = [];
  for (const path of paths) {
    const length = countCommonEnd(parts, splitPath(path));
    if (length > longest) {
      longest = length;
      candidates = [];
    }
    if (length === longest) {
      candidates.push(path);
    }
  }
  return { path: candidates.length === 1 ? candidates[0] : undefined, candidates };
}

function splitPath(path: string): string[] {
  return path.replaceAll('\\', '/').split('/').filter(Boolean);
}

function countCommonEnd(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) {
    length++;
  }
  return length;
}
