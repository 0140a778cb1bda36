/** Slots `from` up to, but not including, `to`. */
export interface SlotRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Running sums of values in a row, which give the mean of any part at once: `sum[i]` is the sum of the first i values.
 * Missing values (NaN) do not count.
 */
export interface PrefixSums {
  readonly sum: Float64Array;
  /** Running sums of the squared values. */
  readonly squares: Float64Array;
  /** Running count of the values that are not missing. */
  readonly known: Float64Array;
}

export function computePrefixSums(values: Float64Array): PrefixSums {
  const [sum, squares, known] = [0, 1, 2].map(() => new Float64Array(values.length + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  values.forEach((value, i) => {
    const isKnown = !Number.isNaN(value);
    sum[i + 1] = sum[i] + (isKnown ? value : 0);
    squares[i + 1] = squares[i] + (isKnown ? value ** 2 : 0);
    known[i + 1] = known[i] + Number(isKnown);
  });
  return { sum, squares, known };
}

export function getCount({ known }: PrefixSums, { from, to }: SlotRange): number {
  return known[to] - known[from];
}

export function getSum({ sum }: PrefixSums, { from, to }: SlotRange): number {
  return sum[to] - sum[from];
}

/** Mean of the known values in a range; 0 if there are none. */
export function getMean(sums: PrefixSums, range: SlotRange): number {
  const count = getCount(sums, range);
  return count > 0 ? getSum(sums, range) / count : 0;
}

/** A range in parts of about `length` slots, as equal as can be; at least one. */
export function cutSlots({ from, to }: SlotRange, length: number): SlotRange[] {
  const count = Math.max(1, Math.round((to - from) / length));
  const getStart = (part: number): number => from + Math.floor((part * (to - from)) / count);
  return Array.from({ length: count }, (_, part) => ({ from: getStart(part), to: getStart(part + 1) }));
}

/** Cuts the other ranges out of some ranges. */
export function subtractRanges(ranges: readonly SlotRange[], others: readonly SlotRange[]): SlotRange[] {
  return others
    .reduce<readonly SlotRange[]>(
      (left, other) =>
        left.flatMap((part) =>
          other.from >= part.to || other.to <= part.from
            ? [part]
            : [
                { from: part.from, to: Math.max(part.from, other.from) },
                { from: Math.min(part.to, other.to), to: part.to },
              ],
        ),
      ranges,
    )
    .filter(({ from, to }) => to > from);
}

export function sumLengths(ranges: readonly SlotRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}
