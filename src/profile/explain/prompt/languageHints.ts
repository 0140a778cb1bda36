import { addAmount } from 'profile/collect';
import type { FunctionTable } from 'profile/functions/computeFunctions';
import type { Language, NameParts } from 'profile/names/NameParts';

const LANGUAGE_NAMES: Partial<Record<Language, string>> = {
  go: 'Go',
  jvm: 'Java or another JVM language',
  python: 'Python',
  ruby: 'Ruby',
  dotnet: '.NET',
  node: 'Node.js',
  rust: 'Rust',
  cpp: 'C++',
  native: 'native code',
  kernel: 'Linux kernel',
};

/** Languages that functions of the profile seem to be written in, the one with most self value first. */
export function languageHints(parts: readonly NameParts[], { self }: FunctionTable): string[] {
  const values = new Map<Language, number>();
  self.forEach((value, name) => {
    const language = parts[name]?.language ?? 'unknown';
    if (value > 0) {
      addAmount(values, language, value);
    }
  });
  return [...values].sort(([, a], [, b]) => b - a).flatMap(([language]) => LANGUAGE_NAMES[language] ?? []);
}
