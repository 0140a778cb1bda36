import { formatFunctionName } from 'profile/format/formatFunctionName';
import { getFilterProblem } from 'profile/labels/createValueTest';
import type { FilterAside } from 'profile/labels/setFiltersAside';

/** Why a filter is not used, as a sentence for people. */
export function describeAside({ filter, reason }: FilterAside, serviceName: string): string {
  const label = formatFunctionName(filter.label);
  const service = formatFunctionName(serviceName);
  switch (reason) {
    case 'view':
      return 'this view has no filters';
    case 'label':
      return `${service} has no label ${label} in this range`;
    case 'value':
      return `no ${label} of ${service} fits in this range`;
    case 'invalid':
      return getFilterProblem(filter) ?? 'the filter cannot be sent';
  }
}
