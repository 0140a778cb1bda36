import type { ComboboxOption } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { getServicesOfType, type ServiceMatrix } from 'profile/series/ServiceMatrix';
import type { Selection } from 'scenes/explorerUrl';

/**
 * Lists the services to choose from: the services that send the chosen type, or all if the view shows every type or
 * nobody sends that one. The service of a link is included even if it does not exist.
 */
export function listServices(
  matrix: ServiceMatrix,
  { serviceName, profileTypeId }: Selection,
  isOfType: boolean,
): readonly string[] {
  const ofType = isOfType ? getServicesOfType(matrix, profileTypeId) : [];
  return addChosenName(ofType.length > 0 ? ofType : matrix.serviceNames, serviceName);
}

/** Adds the chosen name if the list lacks it. */
export function addChosenName(names: readonly string[], chosen: string): readonly string[] {
  return chosen === '' || names.includes(chosen) ? names : [chosen, ...names];
}

/**
 * Builds options for services. Names with a common first level, such as `shop/cart` and `shop/checkout`, are grouped
 * under it, after the others. Options keep their whole names for search and display.
 */
export function buildServiceOptions(names: readonly string[]): ComboboxOption[] {
  const members = new Map<string, string[]>();
  for (const name of names) {
    const level = name.includes('/') ? name.slice(0, name.indexOf('/')) : '';
    const ofLevel = members.get(level) ?? [];
    ofLevel.push(name);
    members.set(level, ofLevel);
  }
  const alone: ComboboxOption[] = [];
  const grouped: ComboboxOption[] = [];
  for (const [group, ofGroup] of members) {
    const isGroup = group !== '' && ofGroup.length > 1;
    for (const name of ofGroup) {
      (isGroup ? grouped : alone).push({ value: name, label: formatFunctionName(name), ...(isGroup ? { group } : {}) });
    }
  }
  return [...alone, ...grouped];
}
