import { computeCardinalities, indexLabels, type LabelSet } from 'profile/labels/indexLabels';
import { VERSION_LABELS } from 'profile/series/ranges/findVersionChange';

/** Largest number of labels in which a change is searched. */
export const MOST_LABELS = 12;

/** Labels with more values than this, such as pods, say little and cost much. */
const MOST_VALUES = 24;

/**
 * Chooses the labels that could explain a change: at least two values over both sides, but few. If labels split the
 * profiles in the same way, as a version and its commit do, only the one with the shortest values is queried. Versions
 * come first, then the labels with the fewest values.
 */
export function chooseLabels(labelSets: readonly LabelSet[]): string[] {
  const labels = computeCardinalities(indexLabels(labelSets))
    .filter(({ valueCount }) => valueCount >= 2 && valueCount <= MOST_VALUES)
    .sort((left, right) => isVersion(right.label) - isVersion(left.label) || left.valueCount - right.valueCount)
    .map(({ label }) => ({ label, ...describeSplit(label, labelSets) }));
  return labels
    .filter(({ label, split, length }) =>
      labels.every((other) => other.label === label || other.split !== split || isPreferred({ label, length }, other)),
    )
    .slice(0, MOST_LABELS)
    .map(({ label }) => label);
}

function isVersion(label: string): 0 | 1 {
  return VERSION_LABELS.includes(label) ? 1 : 0;
}

interface Candidate {
  readonly label: string;
  /** Length of all values together. */
  readonly length: number;
}

function isPreferred(one: Candidate, other: Candidate): boolean {
  return one.length !== other.length ? one.length < other.length : one.label < other.label;
}

/** Describes how a label splits the sets: a number for each set's value, in order of first occurrence. */
function describeSplit(label: string, labelSets: readonly LabelSet[]): { readonly split: string; length: number } {
  const numbers = new Map<string, number>();
  const split = labelSets.map((labels) => {
    const value = labels.get(label) ?? '';
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
  return { split: split.join(','), length: [...numbers.keys()].join('').length };
}
