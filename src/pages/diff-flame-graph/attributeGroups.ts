import { describeProfileType } from 'profile/catalog/describeProfileType';
import {
  type Attribution,
  computeAttribution,
  type GroupedAmounts,
  type LabelValue,
} from 'profile/diff/computeAttribution';
import type { DiffQuestion } from 'profile/diff/DiffQuestion';
import { getDurationMs } from 'profile/time/TimeRangeMs';
import type { SideName } from './diffRanges';

/** Amounts by the values of some labels; undefined if one of them is not known. */
export interface LabelGroup {
  readonly labels: readonly string[];
  readonly amounts: GroupedAmounts | undefined;
}

/** Merges what values of some labels used on both sides, from amounts by these values as JSON. */
export function mergeSides(
  labels: readonly string[],
  baseline: ReadonlyMap<string, number>,
  comparison: ReadonlyMap<string, number>,
): GroupedAmounts {
  return {
    values: [...new Set([...baseline.keys(), ...comparison.keys()])].map((key) => {
      const values = JSON.parse(key) as string[];
      return {
        labels: labels.map((name, place): LabelValue => ({ name, value: values[place] ?? '' })),
        baseline: baseline.get(key) ?? 0,
        comparison: comparison.get(key) ?? 0,
      };
    }),
  };
}

/** Computes how much of a change the values of the queried labels make up. */
export function attributeGroups(
  sides: Readonly<Record<SideName, DiffQuestion>>,
  found: readonly LabelGroup[],
): Attribution {
  const groups = found.flatMap(({ amounts }) => amounts ?? []);
  const sum = (side: SideName): number =>
    Math.max(0, ...groups.map(({ values }) => values.reduce((total, value) => total + value[side], 0)));
  const { isInstant } = describeProfileType(sides.baseline.profileType.id);
  // Amounts of instantaneous types are averages already.
  const weigh = ({ range, series }: DiffQuestion): number =>
    isInstant ? 1 : (series?.weight ?? getDurationMs(range) / 1000);
  return computeAttribution({
    groups,
    total: { baseline: sum('baseline'), comparison: sum('comparison') },
    weight: { baseline: weigh(sides.baseline), comparison: weigh(sides.comparison) },
  });
}

/** Finds the two labels that explain most, to be queried together: "version=v2 in eu-west". */
export function findPair({ contributions }: Attribution): readonly [string, string] | undefined {
  const names = [...new Set(contributions.flatMap(({ labels }) => labels.map(({ name }) => name)))];
  const [first, second] = names;
  return first !== undefined && second !== undefined ? [first, second] : undefined;
}
