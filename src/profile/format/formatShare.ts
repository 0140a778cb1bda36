import { NO_VALUE } from './formatNumber';

const PERCENT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const WHOLE_PERCENT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/**
 * A ratio as a percentage: 0.123 → "12.3 %", 5.9 → "590 %". What is not zero never reads as 0 %, and what is not all never
 * as 100 %: "< 0.1 %", "> 99.9 %". No number gives "–".
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

/** A change as a percentage with its sign: "+490 %", "-12.5 %", "0 %". A small change never reads as 0 %. */
export function formatSignedShare(share: number): string {
  if (share !== 0 && Math.abs(share) < 0.001) {
    return share > 0 ? '< +0.1 %' : '> -0.1 %';
  }
  return share > 0 && Number.isFinite(share) ? `+${formatPercent(share)}` : formatPercent(share);
}

/** What two shares differ by: "+12 points". */
export function formatPoints(difference: number): string {
  return formatSignedShare(difference).replace('%', 'points');
}

function formatPercent(share: number): string {
  if (!Number.isFinite(share)) {
    return NO_VALUE;
  }
  const percent = share * 100;
  return `${(Math.abs(percent) < 100 ? PERCENT : WHOLE_PERCENT).format(percent)} %`;
}
