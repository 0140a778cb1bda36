/** The labels of one series. A label that is missing is the same as "". */
import { addAmount } from 'profile/collect';
export type LabelSet = ReadonlyMap<string, string>;

/** Values by label; "" is among them if some sets lack the label. */
export type LabelIndex = ReadonlyMap<string, ReadonlySet<string>>;

export interface LabelCardinality {
  readonly label: string;
  /** Different values, "" for a missing label among them. */
  readonly valueCount: number;
}

/** The labels of one `Series` answer, each with its values. */
export function indexLabels(labelSets: readonly LabelSet[]): LabelIndex {
  const index = new Map<string, Set<string>>();
  const presentCounts = new Map<string, number>();
  for (const labels of labelSets) {
    for (const [label, value] of labels) {
      const values = index.get(label) ?? new Set();
      index.set(label, values.add(value));
      addAmount(presentCounts, label, 1);
    }
  }
  for (const [label, values] of index) {
    if ((presentCounts.get(label) ?? 0) < labelSets.length) {
      values.add('');
    }
  }
  return index;
}

/** Labels that are not offered for grouping and filtering: the server's own, and the service, which has its own selector. */
export function isHiddenLabel(label: string): boolean {
  return label.startsWith('__') || label === 'service_name';
}

/** Computes the labels that can be grouped by, those with the most values first, then by name. */
export function computeCardinalities(index: LabelIndex): LabelCardinality[] {
  return [...index]
    .filter(([label]) => !isHiddenLabel(label))
    .map(([label, values]) => ({ label, valueCount: values.size }))
    .sort((left, right) => right.valueCount - left.valueCount || (left.label < right.label ? -1 : 1));
}
