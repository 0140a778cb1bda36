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

/** A function name taken apart for display, grouping and colours. A guess: profiles do not say what is what. */
export interface NameParts {
  /** The package, namespace, crate, gem or folder; "" where the name tells of none. */
  readonly packageName: string;
  /** The name without its package, arguments and addresses. Never "" unless the name is. */
  readonly shortName: string;
  readonly language: Language;
}
