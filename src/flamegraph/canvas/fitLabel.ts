import { fitText, MIN_CHAR_PX, type TextAlign } from './fitText';

interface LabelOptions {
  /** Stands before every label: a sign, a number of frames. */
  readonly prefix: string;
  /** Tells the function from another that reads the same without its package; "" for none. */
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
