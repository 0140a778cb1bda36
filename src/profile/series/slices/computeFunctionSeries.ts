import { computeFunctions } from 'profile/functions/computeFunctions';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { NameTable } from 'profile/tree/NameTable';

/** Cost of each function in each slice: `self[name * sliceCount + slice]`, in the unit of the profile type. */
export interface FunctionSeries {
  readonly sliceCount: number;
  readonly names: readonly string[];
  readonly self: Float64Array;
  /** Counts each stack once, however often the function is on it. */
  readonly total: Float64Array;
  /** Value of each slice as a whole. */
  readonly sliceTotal: Float64Array;
}

/** Computes functions over time from one small tree per slice, all functions at once. */
export function computeFunctionSeries(slices: readonly FlameTree[]): FunctionSeries {
  const sliceCount = slices.length;
  const table = new NameTable('tree');
  const tables = slices.map((slice) => {
    const functions = computeFunctions(slice);
    return { ...functions, nameOf: Uint32Array.from(functions.names, (name) => table.internText(name)) };
  });
  const self = new Float64Array(table.names.length * sliceCount);
  const total = new Float64Array(table.names.length * sliceCount);
  tables.forEach((functions, slice) => {
    functions.nameOf.forEach((name, index) => {
      if (functions.occurrences[index] > 0) {
        self[name * sliceCount + slice] = functions.self[index];
        total[name * sliceCount + slice] = functions.total[index];
      }
    });
  });
  return { sliceCount, names: table.names, self, total, sliceTotal: Float64Array.from(slices, getTotal) };
}

/** Returns one value per slice for the function of that name; undefined if it is in no slice. */
export function getFunctionSeries(
  { sliceCount, names, self, total }: FunctionSeries,
  name: string,
): { readonly self: Float64Array; readonly total: Float64Array } | undefined {
  const index = names.indexOf(name);
  const from = index * sliceCount;
  return index < 0
    ? undefined
    : { self: self.subarray(from, from + sliceCount), total: total.subarray(from, from + sliceCount) };
}
