import type { Category, CategoryRule, CategoryRules } from './categoryRules';
import defaultCategoryRules from './defaultCategoryRules.json';
import { GO_STANDARD_PACKAGES } from './goStandardPackages';
import { HOTSPOT_STUBS, JVM_COLLECTORS } from './hotspotNames';
import type { Language } from './NameParts';
import { PYTHON_STANDARD_MODULES, PYTHON_STANDARD_PACKAGES } from './pythonStandardModules';

interface ListedRules {
  readonly category: Category;
  readonly language?: Language;
  /** True if each text is one pattern; else patterns are apart by spaces. */
  readonly hasSpaces?: boolean;
  readonly patterns: readonly string[];
}

/**
 * Rules for code that many programs share. What a company wrote itself is not among them: it is found by where its stacks,
 * files and binaries are, and people add what they know. Patterns are as names are written by the profiler; for Rust, C++ and
 * native symbols also as `package::function`.
 */
export const DEFAULT_CATEGORY_RULES: CategoryRules = [
  ...rulesOf(
    'library',
    'go',
    [...GO_STANDARD_PACKAGES].flatMap((name) => [`${name}.*`, `${name}/*`]),
  ),
  ...rulesOf('runtime', 'jvm', [...JVM_COLLECTORS.map((name) => `${name}*`), ...HOTSPOT_STUBS.split(' ')]),
  ...rulesOf('library', 'python', [
    ...PYTHON_STANDARD_PACKAGES.map((name) => `${name}/*`),
    ...PYTHON_STANDARD_MODULES.map((name) => `${name}.py*`),
  ]),
  ...(defaultCategoryRules as readonly ListedRules[]).flatMap(({ category, language, hasSpaces, patterns }) =>
    rulesOf(category, language, hasSpaces ? patterns : patterns.flatMap((line) => line.split(' '))),
  ),
];

function rulesOf(category: Category, language: Language | undefined, patterns: readonly string[]): CategoryRule[] {
  return patterns.map((pattern) => (language ? { category, language, pattern } : { category, pattern }));
}
