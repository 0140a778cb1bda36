import { readSpelledNumber } from './spelledNumbers';
import { NO_UNIT, type NumberUnit, readUnit, type UnitText } from './units';

export interface NumberToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly unit: NumberUnit;
  /** Per second. */
  readonly isRate: boolean;
  /** Ranges that the number can stand for, in its unit (shares 0 to 1): the printed value, widened by its rounding. */
  readonly ranges: readonly NumberRange[];
}

interface NumberRange {
  readonly from: number;
  readonly to: number;
}

const DIGITS = /(?<![A-Za-z0-9.,:/#{]|[A-Za-z0-9]_)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d:]*:\d)/y;
/** "1.200,5": with a comma before the decimals. */
const COMMA_DIGITS =
  /(?<![A-Za-z0-9.,:/#{]|[A-Za-z0-9]_)(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![.,]?\d|[\d:]*:\d)/y;
/** Three digits after a comma may be thousands; any other number of digits is decimals. */
const DECIMAL_COMMA = /(?<![A-Za-z0-9.,:/#{]|[A-Za-z0-9]_)(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,}))(?![\d,])/g;
const RANGE = /^\s*(?:%|[a-zµ]{1,3})?\s*(?:–|—|-|to|and)\s*(\d[\d.,]*\d|\d)/;
/** "3 out of 10 s": the unit follows the whole. */
const OUT_OF = /^\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?\d[\d.,]*/;
const PER_TIME = /^\s*(?:\/\s?s(?:ec)?\b|per second\b|(\/\s?min\b|per minute\b))/;
/** "40 % of one core" */
const OF_A_CORE = /^\s+of (?:a|one|a single) (?:CPU )?core\b/i;
const CORE_SHARE: UnitText = { unit: 'cores', sizes: [0.01] };
/** "0.3 of all CPU time" */
const OF_ALL =
  /^\s+of\s+(?:(?:the|all|its)\s+){0,2}(?:total|overall|whole|CPU|time|samples|profile|execution|runtime)\b/i;
const WIDE = /[０-９٠-٩％٪﹪]/g;
const RATIO =
  /(?<![A-Za-z0-9.,:/#{]|[A-Za-z0-9]_)(\d{1,6}(?:\.\d{1,6})?)(\s?:\s?|\s+to\s+)(\d{1,6}(?:\.\d{1,6})?)(?![\d.:]*[\d:])/y;
/** "9.9e8", "9.9 × 10^8" */
const EXPONENT =
  /^(?:[eE]([+-]?\d{1,3})(?!\w)|\s?(?:×|·|\*|x|\\times|\\cdot)\s?10(?:\^|\*\*)\{?([+-]?\d{1,3})\}?|\s?[×·]\s?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}))/;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** "1m20s", "1 min 20 s", "2h3m" */
const DURATION =
  /(?<![A-Za-z0-9.,:/#{]|[A-Za-z0-9]_)(?:(\d+)\s?(?:h|hrs?|hours?)\s?(?:and\s)?)?(?:(\d+)\s?(?:m|mins?|minutes?))?(?:\s?(?:and\s)?(\d+(?:\.\d+)?)\s?(?:s|secs?|seconds?))?\b/y;

const ABOUT =
  /(?:\b(?:about|around|roughly|approximately|approx\.?|some|circa|near|close to|rund|etwa|ca\.?)|~|≈)\s*$/i;
const ALMOST = /\b(?:nearly|almost|just under)\s*$/i;
const AT_LEAST = /(?:\b(?:more than|over|above|at least|exceeds?|exceeding|well over)|(?<![-=])>|≥)\s*$/i;
// "Adds up to", "from 3 % up to" say where it ends.
const AT_MOST =
  /(?:\b(?:less than|under|below|at most|(?<!(?:\b(?:adds?|added|adding|sums?|mov\w+|went|goes|gone|rose|risen|climb\w*|jump\w*|grew|grown)|[%\d]|percent|s|B) )up to|no more than)|[<≤])\s*$/i;

/**
 * Reads the numbers of a text with their units. `isFree`: whether a place belongs to nothing else, such as a name.
 *
 *     "about 40 % (1.2 s)" → a share of 0.38 to 0.42, a time of 1.145 s to 1.255 s
 */
export function readNumbers(written: string, isFree: (index: number) => boolean): NumberToken[] {
  const found: NumberToken[] = [];
  const text = written.replace(WIDE, toAscii);
  const hasComma = hasDecimalComma(text);
  for (let index = 0; index < text.length; index++) {
    const isWordStart = index === 0 || !/[A-Za-z0-9]/.test(text.charAt(index - 1));
    const token =
      isWordStart && isFree(index)
        ? (readDuration(text, index) ??
          readRatio(text, index) ??
          readDigits(text, index, hasComma) ??
          readSpelled(text, index))
        : undefined;
    if (token) {
      found.push({ ...token, text: written.slice(token.start, token.end) });
      index = token.end - 1;
    }
  }
  return found;
}

/** Digits and signs of other scripts, by the ones that mean the same. */
function toAscii(char: string): string {
  const code = char.charCodeAt(0);
  return code >= 0xff10 && code <= 0xff19
    ? String(code - 0xff10)
    : code >= 0x0660 && code <= 0x0669
      ? String(code - 0x0660)
      : '%';
}

/** Reads "3:1", "2.5 to 1". */
function readRatio(text: string, start: number): NumberToken | undefined {
  RATIO.lastIndex = start;
  const [whole = '', left = '', separator = '', right = ''] = RATIO.exec(text) ?? [];
  const isOfOne = left === '1' || right === '1';
  const isRatio = separator.includes(':') ? isOfOne || /\./.test(left + right) : isOfOne;
  if (whole === '' || !isRatio || readUnit(text, start + whole.length).length > 0 || !(Number(right) > 0)) {
    return undefined;
  }
  const [a, b] = [widen(left, '', true), widen(right, '', true)];
  const ranges =
    right === '1'
      ? [{ from: a.from, to: a.to }]
      : [
          { from: a.from / Number(right), to: a.to / Number(right) },
          ...(left === '1' && b.from > 0 ? [{ from: 1 / b.to, to: 1 / b.from }] : []),
        ];
  return { start, end: start + whole.length, text: whole, unit: 'ratio', isRate: false, ranges };
}

/** True if some number with a unit can only have a comma before its decimals: then all numbers of the text do. */
function hasDecimalComma(text: string): boolean {
  return [...text.matchAll(DECIMAL_COMMA)].some(
    (match) => readUnit(text, match.index + match[0].length).unit !== 'plain',
  );
}

function readDuration(text: string, start: number): NumberToken | undefined {
  DURATION.lastIndex = start;
  const [whole = '', hours, minutes, seconds] = DURATION.exec(text) ?? [];
  if ([hours, minutes, seconds].filter((part) => part !== undefined).length < 2) {
    return undefined;
  }
  const ns = (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60) * 1e9;
  const step = seconds === undefined ? 60e9 : 1e9;
  const { from, to } = widen(seconds ?? '0', '', false);
  const range =
    seconds === undefined
      ? { from: ns - 0.55 * step, to: ns + 0.55 * step }
      : { from: ns + from * step, to: ns + to * step };
  const before = text.slice(Math.max(0, start - 20), start);
  const value = ns + Number(seconds ?? 0) * 1e9;
  const ranges = [applyQualifier(before, value, range, 0.05 * value)];
  return { start, end: start + whole.length, text: whole, unit: 'ns', isRate: false, ranges };
}

function readDigits(text: string, start: number, hasComma: boolean): NumberToken | undefined {
  const digits = matchAt(hasComma ? COMMA_DIGITS : DIGITS, text, start) ?? matchAt(DIGITS, text, start);
  if (digits === undefined) {
    return undefined;
  }
  let end = start + digits.length;
  const [exponentText = '', ...exponents] = EXPONENT.exec(text.slice(end, end + 24)) ?? [];
  end += exponentText.length;
  const scale = 10 ** readExponent(exponents);
  const [rangeText = '', second] = RANGE.exec(text.slice(end, end + 30)) ?? [];
  const isBetween = /\b(?:between|from)\s*$/i.test(text.slice(Math.max(0, start - 10), start));
  const isRange =
    second !== undefined &&
    exponentText === '' &&
    (/–|—|-/.test(rangeText) || isBetween || /\bto\b/.test(rangeText)) &&
    !(/\band\b/.test(rangeText) && !isBetween);
  const isChange = /\bfrom\s*$/i.test(text.slice(Math.max(0, start - 8), start));
  if (isRange && !isChange) {
    end += rangeText.length;
  }
  const unit = readUnit(text, end);
  if (unit.length === 0 && /^\w|^-\w/.test(text.slice(end, end + 2))) {
    return undefined;
  }
  end += unit.length;
  const [rateText = '', perMinute] = PER_TIME.exec(text.slice(end, end + 30)) ?? [];
  end += rateText.length;
  const before = text.slice(Math.max(0, start - 20), start);
  const of = unit.length === 0 ? readUnitOfWhole(text, end, digits) : unit;
  const known = of.unit === 'share' && OF_A_CORE.test(text.slice(end, end + 30)) ? CORE_SHARE : of;
  const print = (number: string): string => normalise(number, hasComma);
  const ranges = known.sizes.flatMap((sizeOfUnit) => {
    const size = (perMinute === undefined ? sizeOfUnit : sizeOfUnit / 60) * scale;
    const isShare = known.unit === 'share' || known.unit === 'points';
    const low = widen(print(digits), before, isShare);
    if (!isRange || isChange) {
      return [{ from: low.from * size, to: low.to * size }];
    }
    return [{ from: widen(print(digits), '', isShare).from * size, to: widen(print(second), '', isShare).to * size }];
  });
  return { start, end, text: text.slice(start, end), unit: known.unit, isRate: rateText !== '', ranges };
}

function readExponent([plain, power, superscript]: readonly (string | undefined)[]): number {
  const digits = (superscript ?? '')
    .replace('⁻', '-')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (char) => String(SUPERSCRIPTS.indexOf(char)));
  return Number(plain ?? power ?? digits);
}

function matchAt(pattern: RegExp, text: string, start: number): string | undefined {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[1];
}

/** Writes a number with a decimal point and without thousands separators. */
function normalise(digits: string, hasComma: boolean): string {
  const hasDecimals = hasComma && !/\.\d{1,2}$|\.\d{4,}$/.test(digits);
  return hasDecimals ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
}

/** Reads the unit of a bare number from the words after it, such as what it is a part of. */
function readUnitOfWhole(text: string, at: number, digits: string): UnitText {
  const rest = text.slice(at, at + 60);
  const [whole] = OUT_OF.exec(rest) ?? [];
  const unit = whole === undefined ? NO_UNIT : readUnit(text, at + whole.length);
  if (unit.unit === 'ns' || unit.unit === 'bytes') {
    return unit;
  }
  return /^0[.,]\d+$/.test(digits) && OF_ALL.test(rest) ? { unit: 'share', sizes: [1] } : NO_UNIT;
}

function readSpelled(text: string, start: number): NumberToken | undefined {
  const rest = text.slice(start, start + 60);
  const spelled = readSpelledNumber(rest);
  if (!spelled) {
    return undefined;
  }
  const before = text.slice(Math.max(0, start - 20), start);
  const base = { start, isRate: false } as const;
  if (spelled.unit !== undefined) {
    const { length, value, unit, tolerance } = spelled;
    const range = applyQualifier(before, value, { from: value - tolerance, to: value + tolerance }, 2 * tolerance);
    return { ...base, end: start + length, text: rest.slice(0, length), unit, ranges: [range] };
  }
  const { unit, sizes, length } = readUnit(text, start + spelled.length);
  // "one byte at a time", "two cores": such words seldom tell what was measured.
  if (unit !== 'share' && unit !== 'ns' && unit !== 'factor') {
    return undefined;
  }
  const { from, to } =
    unit === 'factor'
      ? { from: 0.9 * spelled.value, to: 1.1 * spelled.value }
      : widen(String(spelled.value), before, unit === 'share');
  const end = start + spelled.length + length;
  return {
    ...base,
    end,
    text: text.slice(start, end),
    unit,
    ranges: sizes.map((size) => ({ from: from * size, to: to * size })),
  };
}

/**
 * Computes the range that a printed number can stand for: half of its last digit; trailing zeros of amounts count as
 * rounding of at most 5 %.
 */
function widen(digits: string, before: string, isShare: boolean): NumberRange {
  const value = Number(digits);
  const [, decimals] = digits.split('.');
  const step = decimals === undefined ? 1 : 10 ** -decimals.length;
  const zeros = decimals === undefined ? (/0+$/.exec(digits)?.[0].length ?? 0) : 0;
  const place = value === 0 ? step : step * 10 ** zeros;
  // The model got rounded values; 0.05 covers a second rounding.
  const tolerance = Math.max(0.55 * step, isShare ? 0 : Math.min(place / 2, 0.05 * value));
  const loose = Math.max(tolerance, Math.min(place / 2, 0.12 * value), 0.05 * value);
  return applyQualifier(before, value, { from: value - tolerance, to: value + tolerance }, loose);
}

function applyQualifier(before: string, value: number, exact: NumberRange, loose: number): NumberRange {
  if (AT_LEAST.test(before)) {
    return { from: exact.from, to: Infinity };
  }
  if (AT_MOST.test(before)) {
    return { from: 0, to: exact.to };
  }
  if (ALMOST.test(before)) {
    return { from: value - 2 * loose, to: exact.to };
  }
  return ABOUT.test(before) ? { from: value - loose, to: value + loose } : exact;
}
