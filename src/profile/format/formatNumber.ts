/** Text for a value that is missing or not a number. */
export const NO_VALUE = '–';

const INTEGER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0, signDisplay: 'negative' });
const SIGNIFICANT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3, signDisplay: 'negative' });

/** Formats a whole number with separators: 1204 → "1,204". */
export function formatInteger(value: number): string {
  return Number.isFinite(value) ? INTEGER.format(value) : NO_VALUE;
}

/** Formats a number with at most three significant digits, but all digits before the point: 0.0375, 1.13, 39.4, 1,234. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) {
    return NO_VALUE;
  }
  return (Math.abs(value) >= 100 ? INTEGER : SIGNIFICANT).format(value);
}

interface ScaleStep {
  readonly size: number;
  readonly suffix: string;
}

/** Steps from small to large: from `size` on, values are divided by it and carry the suffix. */
export type Scale = readonly [ScaleStep, ...ScaleStep[]];

/**
 * Writes a value with the largest suffix that leaves at least 1 in front of it once it is rounded, so that 59.99 s is "1 min"
 * and not "60 s". Values below the first step take its suffix.
 */
export function formatScaled(value: number, scale: Scale): string {
  if (!Number.isFinite(value)) {
    return NO_VALUE;
  }
  const index = Math.max(
    0,
    scale.findLastIndex(({ size }) => Math.abs(value) >= size),
  );
  const step = scale[index] ?? scale[0];
  const next = scale[index + 1];
  const rounded = round(value / step.size) * step.size;
  return next && Math.abs(rounded) >= next.size
    ? `${formatNumber(rounded / next.size)}${next.suffix}`
    : `${formatNumber(value / step.size)}${step.suffix}`;
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

const PERCENT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const WHOLE_PERCENT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/**
 * Formats a ratio as a percentage: 0.123 → "12.3 %", 5.9 → "590 %". Only zero reads as 0 %, and only the whole as 100
 * %: "< 0.1 %", "> 99.9 %". NaN gives "–".
 */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.001) {
    return '< 0.1 %';
  }
  if (share > 0.999 && share < 1) {
    return '> 99.9 %';
  }
  return share < 0 ? formatSignedShare(share) : formatPercent(share);
}

/** Formats a change as a percentage with its sign: "+490 %", "-12.5 %", "0 %". One too small for a digit reads as "≈ 0 %". */
export function formatSignedShare(share: number): string {
  if (share !== 0 && Math.abs(share) < 0.001) {
    return '≈ 0 %';
  }
  return share > 0 && Number.isFinite(share) ? `+${formatPercent(share)}` : formatPercent(share);
}

/** Formats the difference of two shares: "+12 points". */
export function formatPoints(difference: number): string {
  return formatSignedShare(difference).replace('%', 'points');
}

function formatPercent(share: number): string {
  if (!Number.isFinite(share)) {
    return NO_VALUE;
  }
  // -0 has no sign.
  const percent = share * 100 + 0;
  return `${(Math.abs(percent) < 100 ? PERCENT : WHOLE_PERCENT).format(percent)} %`;
}

/** Lists the first few of some things: "checkout, search and 38 more". */
export function listFirst<Item>(items: readonly Item[], count: number, write: (item: Item) => string): string {
  const rest = items.length - count;
  const shown = items.slice(0, count).map((item) => write(item));
  return `${shown.join(', ')}${rest > 0 ? ` and ${formatInteger(rest)} more` : ''}`;
}

/** Formats the share of a whole: "12 %"; "0 %" of nothing. */
export function formatPart(value: number, whole: number): string {
  return formatShare(whole > 0 ? value / whole : 0);
}
