import { createValueTest, getFilterProblem } from './createValueTest';
import type { Filter } from './Filter';
import type { LabelIndex } from './indexLabels';

/**
 * Reason why a filter is not sent: the view takes no filters; nothing on the page has the label; the label exists, but
 * no value passes; the filter is invalid.
 */
export type AsideReason = 'view' | 'label' | 'value' | 'invalid';

export interface FilterAside {
  readonly filter: Filter;
  readonly reason: AsideReason;
}

export interface FilterPlace {
  /** False if the view does not filter. */
  readonly takesFilters: boolean;
  /** All labels of what is shown, unfiltered; undefined while they are not fully known. */
  readonly labels: LabelIndex | undefined;
}

export interface SplitFilters {
  readonly applied: Filter[];
  readonly aside: FilterAside[];
}

/**
 * Splits filters into those that apply in a place (a view, a service) and those that are set aside there, to be shown
 * struck through with the reason. Nothing is lost: in a place where a filter applies again, it is back. Excluding
 * filters (`!=`, not-in, `!~`) also apply if their label is missing: they exclude nothing then.
 */
export function setFiltersAside(filters: readonly Filter[], place: FilterPlace): SplitFilters {
  const applied: Filter[] = [];
  const aside: FilterAside[] = [];
  for (const filter of filters) {
    const reason = findReason(filter, place);
    if (reason) {
      aside.push({ filter, reason });
    } else {
      applied.push(filter);
    }
  }
  return { applied, aside };
}

function findReason(filter: Filter, { takesFilters, labels }: FilterPlace): AsideReason | undefined {
  if (!takesFilters) {
    return 'view';
  }
  if (getFilterProblem(filter) !== undefined) {
    return 'invalid';
  }
  if (!labels) {
    return undefined;
  }
  const values = labels.get(filter.label);
  const isPassed = [...(values ?? [''])].some(createValueTest(filter));
  if (isPassed) {
    return undefined;
  }
  return values ? 'value' : 'label';
}
