import { NO_VALUE } from './formatNumber';

const PERCENT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const WHOLE_PERCENT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/**
 * A ratio as a percentage: 0.123 → "12.3 %", 5.9 → "590 %". What is not zero never reads as 0 %, and what is not all never
 * as 100 %: "< 0.1 %", "> 99.9 %". No number gives "–".
 */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) {
    return NO_VALUE;
  }
  if (share < 0) {
    return formatNegative(share);
  }
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) {
    return '< 0.1 %';
  }
  if (percent > 99.9 && percent < 100) {
    return '> 99.9 %';
  }
  return `${(percent < 100 ? PERCENT : WHOLE_PERCENT).format(percent)} %`;
}

/** The share with its sign, for changes: "+490 %", "-12.5 %", "0 %". */
export function formatSignedShare(share: number): string {
  if (share > 0 && share < 0.001) {
    return '< +0.1 %';
  }
  return share > 0 && Number.isFinite(share) ? `+${formatShare(share)}` : formatShare(share);
}

function formatNegative(share: number): string {
  return share > -0.001 ? '> -0.1 %' : `-${formatShare(-share)}`;
}
