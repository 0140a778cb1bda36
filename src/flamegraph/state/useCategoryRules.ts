import { useSyncExternalStore } from 'react';
import { getCategoryRules, subscribeToCategoryRules, type UsedCategoryRules } from './categoryRulesStore';

/** Whose code functions are, followed by a component. */
export function useCategoryRules(): UsedCategoryRules {
  return useSyncExternalStore(subscribeToCategoryRules, getCategoryRules);
}
