import type { ValueSeries } from 'queries/readGroupedSeries';

/**
 * Reads what the values of some labels used, by these values as JSON; undefined if one amount is unknown. Counted as
 * 0, it would make the others explain the change.
 */
export function readAmounts(
  series: ReadonlyArray<Pick<ValueSeries, 'frame' | 'amount'>>,
  labels: readonly string[],
): ReadonlyMap<string, number> | undefined {
  const amounts = new Map<string, number>();
  for (const { frame, amount } of series) {
    if (amount === undefined) {
      return undefined;
    }
    const own = frame.fields.find(({ labels: fieldLabels }) => fieldLabels !== undefined)?.labels ?? {};
    amounts.set(JSON.stringify(labels.map((label) => own[label] ?? '')), amount);
  }
  return amounts;
}
