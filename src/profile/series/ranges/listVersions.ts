import type { LabelSet } from 'profile/labels/indexLabels';
import { VERSION_LABELS } from './findVersionChange';

/** Lists the versions of each service, by the most usual label that it has; services without any are left out. */
export function listVersions(labelSets: readonly LabelSet[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const set of labelSets) {
    const service = set.get('service_name') ?? '';
    const byLabel = found.get(service) ?? new Map<string, Set<string>>();
    found.set(service, byLabel);
    for (const label of VERSION_LABELS) {
      const version = set.get(label) ?? '';
      if (version !== '') {
        byLabel.set(label, (byLabel.get(label) ?? new Set()).add(version));
      }
    }
  }
  return new Map(
    [...found].flatMap(([service, byLabel]) => {
      const label = VERSION_LABELS.find((each) => byLabel.has(each));
      return label === undefined ? [] : [[service, [...(byLabel.get(label) ?? [])].sort()] as const];
    }),
  );
}
