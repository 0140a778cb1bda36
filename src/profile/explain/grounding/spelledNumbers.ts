/** A number in words: with its unit if the words are a part or a factor; else a number that a unit has to follow. */
export type SpelledNumber =
  | {
      readonly length: number;
      readonly value: number;
      readonly unit: 'share' | 'factor';
      /** Tolerance of the words around the value. */
      readonly tolerance: number;
    }
  | { readonly length: number; readonly value: number; readonly unit: undefined };

const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const PARTS = ['half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

const FRACTION = new RegExp(`^(?:(an?|${ONES.slice(0, 9).join('|')})[ -])?(${PARTS.join('|')}|fourth)(s?)\\b`, 'i');
/** "a third of", "a third." but neither "a third function" nor "third-party". */
const AFTER_FRACTION =
  /^(?!-)(?:\s*(?:[^\w\s]|$)|\s+(?:of|as|goes|is|was|are|more|less|in|to|and|or|total|self|each|overall)\b)/i;
const ONE_IN = new RegExp(`^(?:one|1) in (?:every )?(${ONES.slice(1).join('|')}|\\d{1,4})\\b`, 'i');
const CARDINAL = new RegExp(
  `^(?:(${TENS.join('|')})(?:[ -](${ONES.slice(0, 9).join('|')}))?|(${ONES.slice(1).join('|')}))(?=[\\s-])`,
  'i',
);
const FACTORS: readonly [RegExp, number][] = [
  // "called twice" says how often.
  [/^(?:twice(?=\s+(?:as|the|that|of)\b)|doubled?\b)/i, 2],
  [/^tripled?\b/i, 3],
  [/^quadrupled?\b/i, 4],
];

export function readSpelledNumber(text: string): SpelledNumber | undefined {
  return readFraction(text) ?? readOneIn(text) ?? readFactor(text) ?? readCardinal(text);
}

function readFraction(text: string): SpelledNumber | undefined {
  const [whole = '', count, part = '', plural] = FRACTION.exec(text) ?? [];
  if (whole === '') {
    return undefined;
  }
  const isHalf = part.toLowerCase() === 'half';
  // "third" alone is a rank; "half of that" is of something else.
  if (isHalf ? /^ of (?:that|this|it|these)\b/i.test(text.slice(whole.length)) : count === undefined) {
    return undefined;
  }
  if (!isHalf && plural === '' && !AFTER_FRACTION.test(text.slice(whole.length))) {
    return undefined;
  }
  const parts = part.toLowerCase() === 'fourth' ? 4 : PARTS.indexOf(part.toLowerCase()) + 2;
  const value = Math.max(1, ONES.indexOf((count ?? '').toLowerCase()) + 1) / parts;
  // Writers use such words for approximate values.
  return value > 1 ? undefined : { length: whole.length, value, unit: 'share', tolerance: Math.min(0.05, 0.2 * value) };
}

function readOneIn(text: string): SpelledNumber | undefined {
  const [whole = '', count = ''] = ONE_IN.exec(text) ?? [];
  const value = 1 / (Number(count) || ONES.indexOf(count.toLowerCase()) + 1);
  return whole === '' ? undefined : { length: whole.length, value, unit: 'share', tolerance: 0.2 * value };
}

function readFactor(text: string): SpelledNumber | undefined {
  for (const [pattern, value] of FACTORS) {
    const [whole] = pattern.exec(text) ?? [];
    if (whole !== undefined) {
      return { length: whole.length, value, unit: 'factor', tolerance: 0.12 * value };
    }
  }
  return undefined;
}

function readCardinal(text: string): SpelledNumber | undefined {
  const [whole = '', tens = '', ones = '', small = ''] = CARDINAL.exec(text) ?? [];
  const place = (list: readonly string[], word: string): number => list.indexOf(word.toLowerCase());
  const value = small === '' ? 20 + 10 * place(TENS, tens) + place(ONES, ones) + 1 : place(ONES, small) + 1;
  return whole === '' ? undefined : { length: whole.length, value, unit: undefined };
}
