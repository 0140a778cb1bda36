export type NumberUnit =
  | 'share'
  /** A difference of shares: percentage points. */
  | 'points'
  | 'ns'
  | 'bytes'
  | 'cores'
  | 'factor'
  /** "3:1" */
  | 'ratio'
  | 'functions'
  | 'plain';

export interface UnitText {
  readonly unit: NumberUnit;
  /** A text may mean several: MB is 10^6 or 2^20 bytes. */
  readonly sizes: readonly number[];
}

const bytes = (power: number): UnitText => ({ unit: 'bytes', sizes: [1000 ** power, 1024 ** power] });
const time = (size: number): UnitText => ({ unit: 'ns', sizes: [size] });

const UNITS: readonly [RegExp, UnitText][] = [
  [/^-?((?:(?:%|％|per\s?cent)[\s-]?|percentage[\s-])?points?\b|pp\b|ppts?\b)/i, { unit: 'points', sizes: [0.01] }],
  [/^-?(\\?%|％|per\s?cent\b|pct\b|Prozent\b)/i, { unit: 'share', sizes: [0.01] }],
  [/^(‰|per\s?mille\b)/i, { unit: 'share', sizes: [0.001] }],
  [/^(ns|nanoseconds?)\b/, time(1)],
  [/^(µs|μs|us|microseconds?)\b/, time(1e3)],
  [/^(ms|msecs?|milliseconds?|Millisekunden?)\b/, time(1e6)],
  [/^(min|mins|minutes?)\b/, time(60e9)],
  [/^(s|secs?|seconds?|Sekunden?)\b/, time(1e9)],
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
  // "3 times" alone says how often.
  [/^(×|x\b|-?fold\b|times(?=\s+(?:as|more|less|fewer|that of|the|its|what|\w+er)\b))/, { unit: 'factor', sizes: [1] }],
  [/^functions\b/, { unit: 'functions', sizes: [1] }],
  [/^(?:millicores?|mcores?)\b/, { unit: 'cores', sizes: [1e-3] }],
  [/^(K|k|thousand)\b/, { unit: 'plain', sizes: [1e3] }],
  [/^(M|Mil|million)\b/, { unit: 'plain', sizes: [1e6] }],
  [/^(Bil|billion)\b/, { unit: 'plain', sizes: [1e9] }],
];
export const NO_UNIT: UnitText = { unit: 'plain', sizes: [1] };

/** Characters between a number and its unit: a space, and marks of emphasis and formulas. */
const GAP =
  /^[*_]{0,3}(?:<\/?[a-z]{1,6}>)?(?:\\[,;: ]|~|&nbsp;|\s)?(?:\\(?:text|mathrm|textrm|mathbf)\{\s?)?[*_]{0,3}(?:CPU[\s-])?/;
/** Reads the unit that follows a number which ends there, and how far it reaches. */
export function readUnit(text: string, at: number): UnitText & { length: number } {
  const [gap = ''] = GAP.exec(text.slice(at, at + 40)) ?? [];
  const found = findUnit(text.slice(at + gap.length, at + gap.length + 30));
  return found ? { ...found.unit, length: gap.length + found.length } : { ...NO_UNIT, length: 0 };
}

function findUnit(text: string): { unit: UnitText; length: number } | undefined {
  for (const [pattern, unit] of UNITS) {
    const [match] = pattern.exec(text) ?? [];
    if (match !== undefined) {
      return { unit, length: match.length };
    }
  }
  return undefined;
}

/** Reads the unit that a title names: "total (%)", "time in ms", "% of time". */
export function readUnitName(title: string): UnitText | undefined {
  for (const match of title.matchAll(/[^\s()[\],;:*_`|]+/g)) {
    const found = findUnit(match[0]);
    const isWord = /^[a-z]/i.test(match[0]);
    if (
      found &&
      found.length === match[0].length &&
      !(isWord && match[0].length <= 3 && !/[([,]|\bin $/.test(title.slice(0, match.index)))
    ) {
      return found.unit.unit === 'factor' || found.unit.unit === 'functions' ? undefined : found.unit;
    }
  }
  return undefined;
}
