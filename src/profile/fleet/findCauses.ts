import { createRandom, shuffle } from 'profile/diff/createRandom';
import { computeMean } from 'profile/series/change/means';
import type { FunctionSeries } from 'profile/series/slices/computeFunctionSeries';
import { BASELINE_SLICES, normaliseSlices, type NormalSlices, SLICES_OF_SERVICE as SLICES } from './normaliseSlices';

export interface TestedService {
  readonly name: string;
  /** Series in slices as `cutSides` makes them. */
  readonly series: FunctionSeries;
  /** Values of a slice are sums over this: seconds × the unit's own divisor, or moments. */
  readonly weights: ArrayLike<number>;
  /** True if a stretch of its series stands out, see `compareServices`. */
  readonly standsOut: boolean;
}

/** Change in the fleet: a function in all services where it changed, or a service as a whole. */
export interface FleetCause {
  readonly kind: 'function' | 'service';
  readonly name: string;
  /** Difference of all services together, in the unit of averages. */
  readonly difference: number;
  /** Services where it changed, with the difference in each, the largest first. */
  readonly services: ReadonlyArray<{ readonly name: string; readonly difference: number }>;
  readonly isSure: boolean;
}

/** Functions below this part of all tested use are not tested, nor are smaller changes reported. */
const LEAST_PART = 0.002;

/** A service that has less of a function's change does not count as one where it changed. */
const LEAST_OF_CHANGE = 0.05;

/** Part of a service's change that may stay unexplained by functions with rows of their own. */
const MOST_REST = 0.25;

/** Chance of any false alarm. */
const LEVEL = 0.05;
const DEALS = 999;

/**
 * Finds what changed in the tested services, with functions of the same name merged: first functions that surely got dearer or
 * cheaper, then services that surely grew or shrank as a whole, then the others; the largest first in each group.
 *
 * A function that grows with the rest of its service, as with more traffic, did not change: functions are compared after each slice
 * is divided by the load that its functions share (`normaliseSlices`).
 *
 * A change is sure if it exceeds, in standard errors, the largest of all functions and services in 95 of 100 random orders of the
 * slices, the same order in all services: the step-down permutation test of the maximum (Westfall and Young, 1993), which holds the
 * chance of any false alarm if slices are exchangeable. Variances of eight slices say little, so each is averaged with what the
 * service's functions of that size have. A service as a whole must stand out in its series, too.
 */
export function findCauses(tested: readonly TestedService[]): readonly FleetCause[] {
  const services = tested.map(({ name, series, weights, standsOut }) => ({
    ...{ name, standsOut },
    slices: normaliseSlices(series, weights),
  }));
  const all = services.reduce((sum, { slices }) => sum + slices.average, 0);
  const functions = mergeFunctions(services).filter(({ values }) => Math.max(...values) >= LEAST_PART * all);
  const rows = [...functions, ...services.map(({ slices }) => buildLoadRow(slices))];
  const isSure = judge(rows);
  const changed = functions.flatMap((row, place) =>
    isSure[place] ? [describeFunction(row)].filter(({ difference }) => Math.abs(difference) >= LEAST_PART * all) : [],
  );
  const wholes = services.flatMap(({ name, slices, standsOut }, place): FleetCause[] => {
    const explained = changed.reduce(
      (sum, cause) => sum + (cause.services.find((other) => other.name === name)?.difference ?? 0),
      0,
    );
    const difference = slices.difference - explained;
    const isWholeSure = standsOut && isSure[functions.length + place] === true;
    const isExplained = explained !== 0 && Math.abs(difference) < MOST_REST * Math.abs(slices.difference);
    return isExplained && !isWholeSure
      ? []
      : [{ kind: 'service', name, difference, services: [{ name, difference }], isSure: isWholeSure }];
  });
  const rank = ({ kind, isSure: isKnown }: FleetCause) => (isKnown ? (kind === 'function' ? 0 : 1) : 2);
  return [...changed, ...wholes].sort(
    (a, b) => rank(a) - rank(b) || Math.abs(b.difference) - Math.abs(a.difference) || (a.name < b.name ? -1 : 1),
  );
}

/** Row of the test: a value per slice, and the variance that such values usually have. */
interface Row {
  readonly values: Float64Array;
  readonly usualVariance: number;
}

interface FunctionRow extends Row {
  readonly name: string;
  /** The same in each service that runs it. */
  readonly parts: ReadonlyArray<{
    readonly service: string;
    readonly values: Float64Array;
    readonly used: Float64Array;
  }>;
}

/** Functions of the same name in all services as one, each at the load of its service's comparison. */
function mergeFunctions(
  services: ReadonlyArray<{ readonly name: string; readonly slices: NormalSlices }>,
): readonly FunctionRow[] {
  const merged = new Map<string, FunctionRow>();
  for (const { name: service, slices } of services) {
    for (const { name, place } of slices.functions) {
      const row = slices.values.subarray(place * SLICES, (place + 1) * SLICES);
      const values = row.map((value) => value * slices.scale);
      const known = merged.get(name);
      merged.set(name, {
        name,
        values: known ? known.values.map((value, slice) => value + values[slice]) : values,
        usualVariance: (known?.usualVariance ?? 0) + slices.usualVariance[place] * slices.scale ** 2,
        parts: [
          ...(known?.parts ?? []),
          { service, values, used: row.map((value, slice) => value * slices.loads[slice]) },
        ],
      });
    }
  }
  return [...merged.values()];
}

/** Loads are one number a slice: they may stray by less than this part by accident only. */
const LEAST_STRAY = 0.02;

function buildLoadRow({ loads }: NormalSlices): Row {
  return { values: loads, usualVariance: LEAST_STRAY ** 2 };
}

/** Tells which rows surely changed, see `findCauses`. */
function judge(rows: readonly Row[]): readonly boolean[] {
  const usual = Uint32Array.from({ length: SLICES }, (_, slice) => slice);
  const found = rows.map((row) => measure(row, usual).errors);
  // The largest first: each is held against what it and the smaller ones reach by accident.
  const order = found.map((_, place) => place).sort((a, b) => found[b] - found[a]);
  const reached = new Uint32Array(rows.length);
  const random = createRandom(1);
  for (let deal = 0; deal < DEALS; deal++) {
    const dealt = Uint32Array.from(usual);
    shuffle(dealt, random);
    let largest = 0;
    for (let at = order.length - 1; at >= 0; at--) {
      const place = order[at];
      const row = rows[place];
      largest = Math.max(largest, row ? measure(row, dealt).errors : 0);
      if (largest >= found[place]) {
        reached[place]++;
      }
    }
  }
  const isSure = rows.map(() => false);
  for (const place of order) {
    if ((1 + reached[place]) / (1 + DEALS) > LEVEL) {
      break;
    }
    isSure[place] = true;
  }
  return isSure;
}

/** A change may come with the comparison, or after some slices of it. */
const LATEST_BORDER = SLICES - 2;

/** Measures the largest difference between the slices from a border on and those before it, and how many standard errors it is. */
function measure(
  { values, usualVariance }: Row,
  order?: Uint32Array,
): { readonly difference: number; readonly errors: number; readonly border: number } {
  let [after, afterSquares, whole, wholeSquares] = [0, 0, 0, 0];
  for (const value of values) {
    whole += value;
    wholeSquares += value * value;
  }
  let [difference, errors, border] = [0, 0, BASELINE_SLICES];
  for (let slice = SLICES - 1; slice >= BASELINE_SLICES; slice--) {
    const value = values[order?.[slice] ?? slice];
    after += value;
    afterSquares += value * value;
    if (slice > LATEST_BORDER) {
      continue;
    }
    const [beforeCount, afterCount] = [slice, SLICES - slice];
    const before = whole - after;
    const stray =
      wholeSquares - afterSquares - (before * before) / beforeCount + afterSquares - (after * after) / afterCount;
    const variance = (Math.max(0, stray) / (SLICES - 2) + usualVariance) / 2;
    const found = after / afterCount - before / beforeCount;
    const error = Math.sqrt(variance * (1 / beforeCount + 1 / afterCount));
    if (error > 0 && Math.abs(found) / error > errors) {
      [difference, errors, border] = [found, Math.abs(found) / error, slice];
    }
  }
  return { difference, errors, border };
}

/**
 * Describes how much a function changed: no more than its use, and nothing if its use went the other way. If much of a
 * service changes, the estimate of its load is wrong, and unchanged functions would seem to fall.
 */
function describeFunction(row: FunctionRow): FleetCause {
  const { border } = measure(row);
  const getDifference = (values: Float64Array) =>
    computeMean(values.subarray(border)) - computeMean(values.subarray(0, border));
  const parts = row.parts.map(({ service, values, used }) => {
    const [normal, real] = [getDifference(values), getDifference(used)];
    const smaller = Math.abs(real) < Math.abs(normal) ? real : normal;
    return { name: service, difference: normal * real > 0 ? smaller : 0 };
  });
  const difference = parts.reduce((sum, part) => sum + part.difference, 0);
  const services = parts
    .filter(
      (part) => part.difference * difference > 0 && Math.abs(part.difference) >= LEAST_OF_CHANGE * Math.abs(difference),
    )
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
  return { kind: 'function', name: row.name, difference, services, isSure: true };
}
