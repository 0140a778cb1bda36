import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';

/**
 * Rows to test: the whole, and each function's self and total, as one row of values per slice, without the zeros. Equal
 * rows (the self and total of a leaf) are kept once.
 */
export interface SliceRows {
  readonly sliceCount: number;
  /** Divides the values of a slice: its weight for rates, its total for shares. */
  readonly divisor: Float64Array;
  /** Row r has the values `value[start[r]]` to `value[start[r + 1] - 1]`, each at the slice in `slice`. */
  readonly start: Uint32Array;
  readonly slice: Uint32Array;
  readonly value: Float64Array;
  /** Row of each name's self and total. */
  readonly selfRow: Uint32Array;
  readonly totalRow: Uint32Array;
}

export const WHOLE_ROW = 0;

export function buildSliceRows(series: FunctionSeries, divisor: Float64Array): SliceRows {
  const { sliceCount, names, self, total, sliceTotal } = series;
  const start: number[] = [0];
  const slices: number[] = [];
  const values: number[] = [];
  const addRow = (row: Float64Array): number => {
    for (let slice = 0; slice < sliceCount; slice++) {
      const value = row[slice];
      if (value !== 0) {
        slices.push(slice);
        values.push(value);
      }
    }
    return start.push(slices.length) - 2;
  };
  addRow(sliceTotal);
  const selfRow = new Uint32Array(names.length);
  const totalRow = new Uint32Array(names.length);
  for (let name = 0; name < names.length; name++) {
    const selfValues = self.subarray(name * sliceCount, (name + 1) * sliceCount);
    const totalValues = total.subarray(name * sliceCount, (name + 1) * sliceCount);
    const isLeaf = selfValues.every((value, slice) => value === totalValues[slice]);
    const isWhole = totalValues.every((value, slice) => value === sliceTotal[slice]);
    totalRow[name] = isWhole ? WHOLE_ROW : addRow(totalValues);
    selfRow[name] = isLeaf ? totalRow[name] : addRow(selfValues);
  }
  return {
    sliceCount,
    divisor,
    start: Uint32Array.from(start),
    slice: Uint32Array.from(slices),
    value: Float64Array.from(values),
    selfRow,
    totalRow,
  };
}

export function getRowCount({ start }: SliceRows): number {
  return start.length - 1;
}

/** Returns the values of a row, zeros included. */
export function getRow({ start, slice, value, sliceCount }: SliceRows, row: number): Float64Array {
  const values = new Float64Array(sliceCount);
  for (let at = start[row]; at < start[row + 1]; at++) {
    values[slice[at]] = value[at];
  }
  return values;
}
