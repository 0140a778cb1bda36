import { memoise } from 'profile/collect';
import { splitName } from './splitName';

/** The language that a function seems to be written in. `native`: a plain symbol of a compiled program or library. */
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGES = [
  'go',
  'jvm',
  'python',
  'ruby',
  'dotnet',
  'node',
  'rust',
  'cpp',
  'native',
  'kernel',
  'unknown',
] as const;

/** Parts of a function name for display, grouping and colours. They are a guess: profiles do not label them. */
export interface NameParts {
  /** Package, namespace, crate, gem or folder; "" if the name has none. */
  readonly packageName: string;
  /** The name without its package, arguments and addresses. Never "" unless the name is. */
  readonly shortName: string;
  readonly language: Language;
}

/** Returns the parts of every name, in their order. */
export const getNameParts = memoise((names: readonly string[]): readonly NameParts[] => names.map(splitName));

/** 1 for names of exactly this package; packages below it are others. */
export function findPackageNames(names: readonly string[], packageName: string): Uint8Array {
  return Uint8Array.from(getNameParts(names), (parts) => (parts.packageName === packageName ? 1 : 0));
}
