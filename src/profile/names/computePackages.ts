import type { NameParts } from './NameParts';
import { splitName } from './splitName';

const partsOfNames = new WeakMap<readonly string[], readonly NameParts[]>();

/** The parts of every name, in their order. Computed once per array of names. */
export function getNameParts(names: readonly string[]): readonly NameParts[] {
  const known = partsOfNames.get(names);
  if (known) {
    return known;
  }
  const parts = names.map(splitName);
  partsOfNames.set(names, parts);
  return parts;
}

export interface PackageTable {
  /** Distinct packages in the order of their first name; "" for names that tell of none. */
  readonly packages: readonly string[];
  /** Index into `packages` for every name. */
  readonly packageIndex: Uint32Array;
}

/** The packages of functions, for grouping and colours. */
export function computePackages(names: readonly string[]): PackageTable {
  const indexOf = new Map<string, number>();
  const packageIndex = new Uint32Array(names.length);
  getNameParts(names).forEach(({ packageName }, name) => {
    const index = indexOf.get(packageName) ?? indexOf.size;
    indexOf.set(packageName, index);
    packageIndex[name] = index;
  });
  return { packages: [...indexOf.keys()], packageIndex };
}

/** 1 for names of exactly this package; packages below it are others. */
export function findPackageNames(names: readonly string[], packageName: string): Uint8Array {
  return Uint8Array.from(getNameParts(names), (parts) => (parts.packageName === packageName ? 1 : 0));
}
