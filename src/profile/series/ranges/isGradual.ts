import type { SlotRange } from './PrefixSums';

/** One level has to explain this much less than a line does, which has one more number to fit. */
const ONE_LEVEL = 0.8;

/**
 * True if neighbouring parts are better described by one line than by a level each: they are pieces of a slow rise or fall, and no
 * steps.
 */
export function isGradual(slots: Float64Array, parts: readonly SlotRange[]): boolean {
  const from = Math.min(...parts.map((part) => part.from));
  const to = Math.max(...parts.map((part) => part.to));
  const line = computeLineSpread(slots, { from, to });
  const levels = parts.reduce((sum, part) => sum + computeSpread(listValues(slots, part)), 0);
  return line < (parts.length === 1 ? ONE_LEVEL : 1) * levels;
}

function listValues(slots: Float64Array, { from, to }: SlotRange): Float64Array {
  return slots.subarray(from, to).filter((value) => !Number.isNaN(value));
}

/** Σ (value − mean)² */
function computeSpread(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** Σ (value − line)² of the line that fits best. */
function computeLineSpread(slots: Float64Array, range: SlotRange): number {
  const values = listValues(slots, range);
  const places = Float64Array.from(slots.subarray(range.from, range.to).keys()).filter(
    (place) => !Number.isNaN(slots[range.from + place]),
  );
  const count = Math.max(1, values.length);
  const [meanPlace, meanValue] = [places, values].map(
    (each) => each.reduce((sum, value) => sum + value, 0) / count,
  ) as [number, number];
  const products = values.reduce((sum, value, i) => sum + (value - meanValue) * (places[i] - meanPlace), 0);
  const squares = computeSpread(places);
  return computeSpread(values) - (squares > 0 ? products ** 2 / squares : 0);
}
