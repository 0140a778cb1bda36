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

/** 1 for names of exactly this package; packages below it are others. */
export function findPackageNames(names: readonly string[], packageName: string): Uint8Array {
  return Uint8Array.from(getNameParts(names), (parts) => (parts.packageName === packageName ? 1 : 0));
}
