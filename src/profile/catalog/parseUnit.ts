import type { ValueUnit } from './knownProfileTypes';

export interface ParsedUnit {
  readonly unit: ValueUnit;
  /** Factor from the parsed unit to `unit`: 1,000 for microseconds. */
  readonly factor: number;
  /** Noun of a count's unit: "objects". "" if the unit only says that it counts, and for times and sizes. */
  readonly noun: string;
}

interface Scale extends ParsedUnit {
  readonly names: readonly string[];
}

const time = (factor: number, ...names: string[]): Scale => ({ unit: 'ns', factor, noun: '', names });
// Kilobytes of profiles have 1,024 bytes, as `go tool pprof` reads them.
const size = (power: number, ...names: string[]): Scale => ({ unit: 'bytes', factor: 1024 ** power, noun: '', names });
/** Google Compute Units, which pprof knows, too. */
const gcu = (factor: number, name: string): Scale => ({ unit: 'short', factor, noun: 'GCU', names: [name] });

// Names and factors of time, size and GCU are from pprof's package `measurement`, plus a few that others write.
const SCALES: readonly Scale[] = [
  time(1, 'ns', 'nanosecond', 'nsec'),
  time(1e3, 'us', 'µs', 'μs', 'microsecond', 'usec'),
  time(1e6, 'ms', 'millisecond', 'msec'),
  time(1e9, 's', 'sec', 'second'),
  time(60e9, 'min', 'minute'),
  time(3600e9, 'h', 'hr', 'hour'),
  time(86_400e9, 'd', 'day'),
  size(0, 'b', 'byte'),
  size(1, 'kb', 'kbyte', 'kilobyte', 'kib', 'kibibyte'),
  size(2, 'mb', 'mbyte', 'megabyte', 'mib', 'mebibyte'),
  size(3, 'gb', 'gbyte', 'gigabyte', 'gib', 'gibibyte'),
  size(4, 'tb', 'tbyte', 'terabyte', 'tib', 'tebibyte'),
  size(5, 'pb', 'pbyte', 'petabyte', 'pib', 'pebibyte'),
  ...['nano', 'micro', 'milli', '', 'kilo', 'mega', 'giga', 'tera', 'peta'].map((prefix, index) =>
    gcu(1000 ** (index - 3), `${prefix}gcu`),
  ),
];
const SCALE_OF_NAME = new Map(SCALES.flatMap((scale) => scale.names.map((name) => [name, scale] as const)));

const ONLY_COUNTS: ReadonlySet<string> = new Set(['', 'count', 'unit', 'none', 'number', 'short']);
/** A word or two, which read well before "/s". */
const WORDS = /^[a-z]{3,19}(?:[ _-][a-z]{3,19})?$/;

/**
 * Parses the unit of a profile's values. A unit that is neither time nor size is a count.
 *
 *     "microseconds" → ns × 1,000     "kilobytes" → bytes × 1,024     "contentions" → a count of contentions     "count" → a count
 */
export function parseUnit(text: string): ParsedUnit {
  const lower = text.trim().toLowerCase();
  const singular = lower.length > 2 ? lower.replace(/s$/, '') : lower;
  const scale = SCALE_OF_NAME.get(singular) ?? SCALE_OF_NAME.get(lower);
  if (scale) {
    const { unit, factor, noun } = scale;
    return { unit, factor, noun };
  }
  const isNoun = !ONLY_COUNTS.has(singular) && WORDS.test(lower);
  const noun = isNoun ? (lower.endsWith('s') ? lower : `${lower}s`).replace('_', ' ') : '';
  return { unit: 'short', factor: 1, noun };
}
