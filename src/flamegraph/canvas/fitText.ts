export type TextAlign = 'left' | 'right';

const ELLIPSIS = '…';
// No font has characters so narrow that more of them would fit: the rest of a very long name need not be looked at.
export const MIN_CHAR_PX = 2;

/**
 * As much of a text as fits, with an ellipsis for the rest: its beginning, or, aligned to the right, its end. "" where not
 * even one character fits.
 */
export function fitText(text: string, maxPx: number, align: TextAlign, measure: (text: string) => number): string {
  const mostChars = Math.max(0, Math.ceil(maxPx / MIN_CHAR_PX));
  if (text.length <= mostChars && measure(text) <= maxPx) {
    return text;
  }
  const roomPx = maxPx - measure(ELLIPSIS);
  const chars = align === 'left' ? [...text.slice(0, mostChars)] : [...text.slice(-mostChars)].reverse();
  let usedPx = 0;
  let count = 0;
  for (const char of chars) {
    usedPx += measure(char);
    if (usedPx > roomPx) {
      break;
    }
    count++;
  }
  if (count === 0 || roomPx <= 0) {
    return '';
  }
  const kept = chars.slice(0, count);
  return align === 'left' ? `${kept.join('')}${ELLIPSIS}` : `${ELLIPSIS}${kept.reverse().join('')}`;
}
