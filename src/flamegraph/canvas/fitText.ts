export type TextAlign = 'left' | 'right';

const ELLIPSIS = '…';
// No font has narrower characters, so the rest of a very long name need not be measured.
const MIN_CHAR_PX = 2;

/**
 * Cuts a text to the part that fits, with an ellipsis for the rest: its beginning or, if aligned to the right, its
 * end. "" if not even one character fits.
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

interface LabelOptions {
  /** Text before every label: a sign, a number of frames. */
  readonly prefix: string;
  /** Mark that distinguishes the function from others with the same text without package; "" for none. */
  readonly mark: string;
  readonly maxPx: number;
  readonly align: TextAlign;
  readonly measure: (text: string) => number;
}

/** The most telling label that fits: the whole name, a shorter one with its mark, one without; else as much of the last as fits. */
export function fitLabel(labels: readonly string[], options: LabelOptions): string {
  const { prefix, mark, maxPx, align, measure } = options;
  const [whole = '', ...shorter] = labels;
  const candidates = [whole, ...(mark === '' ? [] : shorter.map((label) => `${label} (${mark})`)), ...shorter];
  for (const label of candidates) {
    const text = `${prefix}${label}`;
    if (text.length * MIN_CHAR_PX <= maxPx && measure(text) <= maxPx) {
      return text;
    }
  }
  return fitText(`${prefix}${labels.at(-1) ?? ''}`, maxPx, align, measure);
}
