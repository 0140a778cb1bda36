import { type Language, LANGUAGES } from './NameParts';

/**
 * Owner of a function's code:
 * - `own`: of the program itself
 * - `library`: standard libraries and what others wrote
 * - `runtime`: what keeps programs of a language running: garbage collector, scheduler, interpreter, compiler
 * - `kernel`: the operating system's kernel
 * - `unknown`: nothing tells
 */
export type Category = 'own' | 'library' | 'runtime' | 'kernel' | 'unknown';

/** Categories in the order of their codes. */
export const CATEGORIES: readonly Category[] = ['own', 'library', 'runtime', 'kernel', 'unknown'];

export const OWN = 0;
export const LIBRARY = 1;
export const RUNTIME = 2;
export const KERNEL = 3;
export const UNKNOWN = 4;

export function getCategory(code: number | undefined): Category {
  return CATEGORIES[code ?? UNKNOWN] ?? 'unknown';
}

export interface CategoryRule {
  readonly category: Category;
  /** Only for names of this language, and for bare symbols in a profile that has functions of it; for all names if omitted. */
  readonly language?: Language;
  /** A whole name, or its beginning (`net/http.*`), end (`*.func1`) or middle (`*\/node_modules/*`). Case matters. */
  readonly pattern: string;
  /** Somebody wrote it because the built-in rules were wrong: it is stronger than any of those. */
  readonly isUsers?: boolean;
}

/** Rules of users first; among equals the longest pattern that fits a name decides, of equally long ones the later. */
export type CategoryRules = readonly CategoryRule[];

export interface ParsedCategoryRules {
  readonly rules: CategoryRules;
  /** A sentence for every line that could not be read. */
  readonly errors: readonly string[];
}

const MAX_RULES = 2_000;
const MAX_PATTERN_LENGTH = 500;

/**
 * Reads rules as people edit them: one line per rule with category, language if it matters, and pattern. Empty lines
 * and lines that begin with # do not count. Lines that cannot be read are left out and named.
 *
 *     own github.com/acme/*
 *     library/python json/*
 */
export function parseCategoryRules(text: string): ParsedCategoryRules {
  const rules: CategoryRule[] = [];
  const errors: string[] = [];
  text.split('\n').forEach((rawLine, index) => {
    const line = rawLine.trim();
    if (line === '' || line.startsWith('#')) {
      return;
    }
    const rule = rules.length < MAX_RULES ? parseRule(line) : `there are more than ${MAX_RULES} rules.`;
    if (typeof rule === 'string') {
      errors.push(`Line ${index + 1}: ${rule}`);
    } else {
      rules.push(rule);
    }
  });
  return { rules, errors };
}

/** Writes rules as `parseCategoryRules` reads them. */
export function printCategoryRules(rules: CategoryRules): string {
  return rules
    .map(({ category, language, pattern }) => `${category}${language ? `/${language}` : ''} ${pattern}`)
    .join('\n');
}

/** Parses a line; returns the end of a sentence if it is no rule. */
function parseRule(line: string): CategoryRule | string {
  const [, categoryText = '', languageText, pattern = ''] = /^([^\s/]+)(?:\/(\S+))?(?:\s+(.+))?$/s.exec(line) ?? [];
  const category = CATEGORIES.find((known) => known === categoryText);
  const language = LANGUAGES.find((known) => known === languageText);
  if (category === undefined) {
    return `begin with one of ${CATEGORIES.join(', ')}.`;
  }
  if (languageText !== undefined && language === undefined) {
    return `${languageText} is none of the languages ${LANGUAGES.join(', ')}.`;
  }
  if (pattern === '') {
    return 'a pattern is missing.';
  }
  if (pattern.length > MAX_PATTERN_LENGTH) {
    return `a pattern has at most ${MAX_PATTERN_LENGTH} characters.`;
  }
  if (pattern.slice(1, -1).includes('*')) {
    return 'a * can only stand at the beginning and the end of a pattern.';
  }
  return language ? { category, language, pattern } : { category, pattern };
}
