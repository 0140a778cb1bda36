import { followStoredText, readStoredText, writeStoredText } from 'grafana/storage';
import { type CategoryRules, parseCategoryRules } from 'profile/names/categoryRules';
import { DEFAULT_CATEGORY_RULES } from 'profile/names/defaultCategoryRules';
import { useSyncExternalStore } from 'react';
import { setCategoryRules } from 'worker/getEngine';

/** The rules that decide whose code a function is. */
export interface UsedCategoryRules {
  /** The user's own, as typed; kept in this browser. */
  readonly text: string;
  /** The built-in ones and the user's. */
  readonly rules: CategoryRules;
}

const KEY = 'categoryRules';

let used: UsedCategoryRules | undefined;
const listeners = new Set<() => void>();

export function getCategoryRules(): UsedCategoryRules {
  used ??= adopt(readStoredText(KEY) ?? '');
  return used;
}

/** Uses other rules from now on. Returns whether this browser keeps them. */
export function saveCategoryRules(text: string): boolean {
  change(text);
  return writeStoredText(KEY, text);
}

/** Calls back after each change, one of another tab included. Returns what ends it. */
export function subscribeToCategoryRules(onChange: () => void): () => void {
  listeners.add(onChange);
  const unfollow = followStoredText(KEY, (text) => change(text ?? ''));
  return () => {
    listeners.delete(onChange);
    unfollow();
  };
}

function change(text: string): void {
  if (text !== getCategoryRules().text) {
    used = adopt(text);
    listeners.forEach((listener) => listener());
  }
}

/** Lines that cannot be read, which somebody else must have written, count for nothing. */
function adopt(text: string): UsedCategoryRules {
  const own = parseCategoryRules(text).rules.map((rule) => ({ ...rule, isUsers: true }));
  const rules = own.length > 0 ? [...DEFAULT_CATEGORY_RULES, ...own] : DEFAULT_CATEGORY_RULES;
  setCategoryRules(rules);
  return { text, rules };
}

/** Returns the rules for whose code functions are, and follows their changes. */
export function useCategoryRules(): UsedCategoryRules {
  return useSyncExternalStore(subscribeToCategoryRules, getCategoryRules);
}
