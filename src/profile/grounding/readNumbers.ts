/** What a number in a text claims to be. */
export type NumberUnit = 'share' | 'ns' | 'bytes' | 'cores' | 'factor' | 'functions' | 'plain';

export interface NumberToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly unit: NumberUnit;
  /** Per second. */
  readonly isRate: boolean;
  /** What the number can stand for, in the unit (shares 0 to 1): as printed, widened by its rounding. */
  readonly ranges: readonly NumberRange[];
}

export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

interface UnitText {
  readonly unit: NumberUnit;
  /** A text may mean several: MB is 10^6 or 2^20 bytes. */
  readonly sizes: readonly number[];
}

const bytes = (power: number): UnitText => ({ unit: 'bytes', sizes: [1000 ** power, 1024 ** power] });
const time = (size: number): UnitText => ({ unit: 'ns', sizes: [size] });

const UNITS: readonly [RegExp, UnitText][] = [
  [/^(%|percent\b|pp\b|percentage points?\b)/i, { unit: 'share', sizes: [0.01] }],
  [/^(ns|nanoseconds?)\b/, time(1)],
  [/^(µs|μs|us|microseconds?)\b/, time(1e3)],
  [/^(ms|msecs?|milliseconds?)\b/, time(1e6)],
  [/^(min|mins|minutes?)\b/, time(60e9)],
  [/^(s|secs?|seconds?)\b/, time(1e9)],
  [/^(h|hrs?|hours?)\b/, time(3600e9)],
  [/^(d|days?)\b/, time(86_400e9)],
  [/^(KiB)\b/, { unit: 'bytes', sizes: [1024] }],
  [/^(MiB)\b/, { unit: 'bytes', sizes: [1024 ** 2] }],
  [/^(GiB)\b/, { unit: 'bytes', sizes: [1024 ** 3] }],
  [/^(TiB)\b/, { unit: 'bytes', sizes: [1024 ** 4] }],
  [/^([kK]B|kilobytes?)\b/, bytes(1)],
  [/^(MB|megabytes?)\b/, bytes(2)],
  [/^(GB|gigabytes?)\b/, bytes(3)],
  [/^(TB|terabytes?)\b/, bytes(4)],
  [/^(B|bytes?)\b/, { unit: 'bytes', sizes: [1] }],
  [/^cores?\b/, { unit: 'cores', sizes: [1] }],
  [/^(×|x\b|times\b|-?fold\b)/, { unit: 'factor', sizes: [1] }],
  [/^functions\b/, { unit: 'functions', sizes: [1] }],
  [/^K\b/, { unit: 'plain', sizes: [1e3] }],
  [/^Mil\b/, { unit: 'plain', sizes: [1e6] }],
  [/^Bil\b/, { unit: 'plain', sizes: [1e9] }],
];
const NO_UNIT: UnitText = { unit: 'plain', sizes: [1] };

const DIGITS = /(?<![\w.,:/#{])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d:]*:\d)/y;
const RANGE = /^\s*(?:%|[a-zµ]{1,3})?\s*(?:–|—|-|to|and)\s*(\d+(?:\.\d+)?)/;
const WORDS: readonly [RegExp, { value: number; unit: NumberUnit; tolerance: number }][] = [
  [/^(?:a |one )?half\b(?! of (?:that|this|it|these))/i, { value: 0.5, unit: 'share', tolerance: 0.05 }],
  [/^two[ -]thirds\b/i, { value: 2 / 3, unit: 'share', tolerance: 0.05 }],
  [/^(?:a |one )third\b/i, { value: 1 / 3, unit: 'share', tolerance: 0.05 }],
  [/^three[ -]quarters\b/i, { value: 0.75, unit: 'share', tolerance: 0.05 }],
  [/^(?:a |one )quarter\b/i, { value: 0.25, unit: 'share', tolerance: 0.04 }],
  [/^(?:a |one )fifth\b/i, { value: 0.2, unit: 'share', tolerance: 0.04 }],
  [/^(?:twice|doubled?)\b/i, { value: 2, unit: 'factor', tolerance: 0.25 }],
  [/^tripled?\b/i, { value: 3, unit: 'factor', tolerance: 0.35 }],
];

const ABOUT = /(?:\b(?:about|around|roughly|approximately|approx\.?|some|circa|near|close to)|~|≈)\s*$/i;
const ALMOST = /\b(?:nearly|almost|just under)\s*$/i;
const AT_LEAST = /(?:\b(?:more than|over|above|at least|exceeds?|exceeding|well over)|[>≥])\s*$/i;
const AT_MOST = /(?:\b(?:less than|under|below|at most|up to|no more than)|[<≤])\s*$/i;

/**
 * The numbers of a text with their units. `isFree`: whether a place belongs to nothing else, such as a name.
 *
 *     "about 40 % (1.2 s)" → a share of 0.38 to 0.42, a time of 1.145 s to 1.255 s
 */
export function readNumbers(text: string, isFree: (index: number) => boolean): NumberToken[] {
  const found: NumberToken[] = [];
  for (let index = 0; index < text.length; index++) {
    const isWordStart = index === 0 || !/\w/.test(text.charAt(index - 1));
    const token = isWordStart && isFree(index) ? (readDigits(text, index) ?? readWord(text, index)) : undefined;
    if (token) {
      found.push(token);
      index = token.end - 1;
    }
  }
  return found;
}

function readDigits(text: string, start: number): NumberToken | undefined {
  DIGITS.lastIndex = start;
  const [, digits] = DIGITS.exec(text) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  let end = start + digits.length;
  const [rangeText = '', second] = RANGE.exec(text.slice(end, end + 30)) ?? [];
  const isBetween = /\b(?:between|from)\s*$/i.test(text.slice(Math.max(0, start - 10), start));
  const isRange =
    second !== undefined &&
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
  const [rateText = ''] = /^\s*(?:\/\s?s\b|per second\b)/.exec(text.slice(end)) ?? [];
  end += rateText.length;
  const before = text.slice(Math.max(0, start - 20), start);
  const ranges = unit.sizes.flatMap((size) => {
    const isShare = unit.unit === 'share';
    const low = widen(digits, before, isShare);
    if (!isRange || isChange) {
      return [{ from: low.from * size, to: low.to * size }];
    }
    return [{ from: widen(digits, '', isShare).from * size, to: widen(second, '', isShare).to * size }];
  });
  return { start, end, text: text.slice(start, end), unit: unit.unit, isRate: rateText !== '', ranges };
}

function readUnit(text: string, at: number): UnitText & { length: number } {
  const [gap = ''] = /^[\s\u00a0\u202f]?(?:CPU[\s-])?/.exec(text.slice(at)) ?? [];
  const rest = text.slice(at + gap.length, at + gap.length + 30);
  for (const [pattern, unit] of UNITS) {
    const [match] = pattern.exec(rest) ?? [];
    if (match !== undefined) {
      return { ...unit, length: gap.length + match.length };
    }
  }
  return { ...NO_UNIT, length: 0 };
}

function readWord(text: string, start: number): NumberToken | undefined {
  const rest = text.slice(start, start + 40);
  for (const [pattern, { value, unit, tolerance }] of WORDS) {
    const [match] = pattern.exec(rest) ?? [];
    if (match !== undefined) {
      const before = text.slice(Math.max(0, start - 20), start);
      const around = { from: value - tolerance, to: value + tolerance };
      const range = applyQualifier(before, value, around, 2 * tolerance);
      return { start, end: start + match.length, text: match, unit, isRate: false, ranges: [range] };
    }
  }
  return undefined;
}

/** What a number as printed can stand for: half of its last digit; trailing zeros of amounts are taken as rounded by at most 5 %. */
function widen(digits: string, before: string, isShare: boolean): NumberRange {
  const plain = digits.replaceAll(',', '');
  const value = Number(plain);
  const [, decimals] = plain.split('.');
  const step = decimals === undefined ? 1 : 10 ** -decimals.length;
  const zeros = decimals === undefined ? (/0+$/.exec(plain)?.[0].length ?? 0) : 0;
  const place = value === 0 ? step : step * 10 ** zeros;
  // What was sent was rounded before; 0.05 covers a second rounding.
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
