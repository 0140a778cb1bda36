/** What stands where a number is missing or no number. */
export const NO_VALUE = '–';

const INTEGER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const SIGNIFICANT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

/** A whole number with separators: 1204 → "1,204". */
export function formatInteger(value: number): string {
  return Number.isFinite(value) ? INTEGER.format(dropNegativeZero(Math.round(value))) : NO_VALUE;
}

// Formatted as it is, -0 and what rounds to it reads "-0".
function dropNegativeZero(value: number): number {
  return value === 0 ? 0 : value;
}

/** At most three significant digits, but never fewer than all before the point: 0.0375, 1.13, 39.4, 1,234. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) {
    return NO_VALUE;
  }
  return Math.abs(value) >= 100 ? INTEGER.format(value) : SIGNIFICANT.format(value === 0 ? 0 : value);
}

/** A step of a scale: from `size` on, values are divided by it and carry the suffix. */
export interface ScaleStep {
  readonly size: number;
  readonly suffix: string;
}

/**
 * Writes a value with the largest suffix that leaves at least 1 in front of it once it is rounded, so that 59.99 s is "1 min"
 * and not "60 s". Steps go from small to large; values below the first take its suffix.
 */
export function formatScaled(value: number, steps: readonly ScaleStep[]): string {
  if (!Number.isFinite(value)) {
    return NO_VALUE;
  }
  const step = steps.findLast(
    ({ size }, position) => position === 0 || isReached(Math.abs(value), size, steps[position - 1]),
  );
  if (!step) {
    return formatNumber(value);
  }
  const scaled = value / step.size;
  const isRoundedUp = step !== steps[0] && Math.abs(scaled) < 1;
  return `${formatNumber(isRoundedUp ? Math.sign(value) : scaled)}${step.suffix}`;
}

/** Whether a value reaches a step once it is rounded the way the step below would show it. */
function isReached(value: number, size: number, below: ScaleStep | undefined): boolean {
  const shown = value / (below?.size ?? 1);
  const rounded = shown >= 100 ? Math.round(shown) : Number(shown.toPrecision(3));
  return rounded * (below?.size ?? 1) >= size;
}
