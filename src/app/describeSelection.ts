import { describeFilter } from 'components/filters/operators';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { Filter } from 'profile/labels/Filter';
import type { Selection } from 'scenes/explorerUrl';
import type { View } from './views';

interface ChosenFilters {
  readonly filters: readonly Filter[];
  /** Number of filters that do not apply here. */
  readonly asideCount: number;
}

/** "checkout · CPU time · Filters (2, 1 not used): region is eu, zone is a": what a phone says while the selectors are folded. */
export function describeSelection(
  view: Pick<View, 'hasService' | 'hasProfileType'>,
  { serviceName, profileTypeId }: Pick<Selection, 'serviceName' | 'profileTypeId'>,
  { filters, asideCount }: ChosenFilters,
): string {
  const counts = [String(filters.length), ...(asideCount > 0 ? [`${asideCount} not used`] : [])].join(', ');
  const parts = [
    ...(view.hasService && serviceName !== '' ? [formatFunctionName(serviceName)] : []),
    ...(view.hasProfileType ? [describeProfileType(profileTypeId).title] : []),
    ...(filters.length > 0 ? [`Filters (${counts}): ${filters.map(describeFilter).join(', ')}`] : []),
  ];
  return parts.join(' · ') || 'What is shown';
}

interface FoldedState {
  readonly selection: Pick<Selection, 'serviceName'>;
  /** True until it is known which services there are. */
  readonly isLoading: boolean;
  /** Sentences about a service or a profile type that is not there; undefined if there is nothing to say. */
  readonly warnings: ReadonlyArray<string | undefined>;
  /** Filters of the link that cannot be read. */
  readonly unreadable: readonly string[];
}

/** True if a phone may fold the selectors: never what has to be chosen, or is wrong. A data source alone is not worth a fold. */
export function canFoldSelection(
  view: Pick<View, 'hasService' | 'hasProfileType'>,
  { selection, isLoading, warnings, unreadable }: FoldedState,
): boolean {
  const isUnchosen = view.hasService && selection.serviceName === '' && !isLoading;
  const isWrong = unreadable.length > 0 || warnings.some((warning) => warning !== undefined);
  return (view.hasService || view.hasProfileType) && !isUnchosen && !isWrong;
}
