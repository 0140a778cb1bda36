import type { RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatMoney, isMoney, type MoneyUnit } from './formatMoney';
import { formatNumber, formatScaled, NO_VALUE, type Scale } from './formatNumber';

export const DURATIONS_NS: Scale = [
  { size: 1, suffix: ' ns' },
  { size: 1e3, suffix: ' µs' },
  { size: 1e6, suffix: ' ms' },
  { size: 1e9, suffix: ' s' },
  { size: 60e9, suffix: ' min' },
  { size: 3600e9, suffix: ' h' },
  { size: 86_400e9, suffix: ' d' },
];

/** Nobody counts minutes per second. */
export const SHORT_DURATIONS_NS: Scale = [DURATIONS_NS[0], ...DURATIONS_NS.slice(1, 4)];

export const SIZES: Scale = [
  { size: 1, suffix: ' B' },
  { size: 2 ** 10, suffix: ' KiB' },
  { size: 2 ** 20, suffix: ' MiB' },
  { size: 2 ** 30, suffix: ' GiB' },
  { size: 2 ** 40, suffix: ' TiB' },
  { size: 2 ** 50, suffix: ' PiB' },
];

// Grafana's names for thousands and more.
export const COUNTS: Scale = [
  { size: 1, suffix: '' },
  { size: 1e3, suffix: ' K' },
  { size: 1e6, suffix: ' Mil' },
  { size: 1e9, suffix: ' Bil' },
  { size: 1e12, suffix: ' Tri' },
  { size: 1e15, suffix: ' Quadr' },
];

// Below a tenth of a core, thousandths read better: 7.51 mcores.
const MILLI_BELOW_CORES = 0.1;

// A ten-thousandth of a core is a sample or two a minute: less is not worth more digits.
const SMALLEST_MCORES = 0.1;

/** Formats a value in words of its unit: "1.13 min", "12.3 MiB", "0.37 cores", "1.2 K samples/s". No number gives "–". */
export function formatValue(value: number, unit: ValueUnit | RateUnit | MoneyUnit): string {
  switch (unit) {
    case 'ns':
      return formatDurationNs(value);
    case 'bytes':
      return formatBytes(value);
    case 'short':
      return formatCount(value);
    default:
      return isMoney(unit) ? formatMoney(value, unit) : formatRate(value, unit);
  }
}

/** Formats a value per second: cores (CPU seconds per second), bytes/s, a count/s, or time per second as in "3.2 ms/s". */
export function formatRate(value: number, unit: RateUnit): string {
  switch (unit) {
    case 'cores':
      return formatCores(value);
    case 'binBps':
      return perSecond(formatBytes(value), '/s');
    case 'ns/s':
      return perSecond(formatScaled(value, SHORT_DURATIONS_NS), '/s');
    case '/s':
      return perSecond(formatCount(value), '/s');
    default:
      return perSecond(formatCount(value), ` ${unit}`);
  }
}

/** Nanoseconds as ns, µs, ms, s, min, h or d: 67_800_000_000 → "1.13 min". */
export function formatDurationNs(durationNs: number): string {
  return formatScaled(durationNs, DURATIONS_NS);
}

/** Formats bytes in powers of 1,024: 12_900_000 → "12.3 MiB". */
export function formatBytes(bytes: number): string {
  return formatScaled(bytes, SIZES);
}

/** Formats a count in powers of 1,000: 1234 → "1.23 K", 5_600_000 → "5.6 Mil". */
export function formatCount(count: number): string {
  return formatScaled(count, COUNTS);
}

/** CPU seconds per second: "0.37 cores", "1 core", thousandths as "75.1 mcores", "< 0.1 mcores". */
export function formatCores(cores: number): string {
  const mcores = cores * 1000;
  if (cores !== 0 && Math.abs(mcores) < SMALLEST_MCORES) {
    return cores > 0 ? `< ${SMALLEST_MCORES} mcores` : `> -${SMALLEST_MCORES} mcores`;
  }
  if (cores !== 0 && Math.abs(Number(cores.toPrecision(3))) < MILLI_BELOW_CORES) {
    const text = formatNumber(mcores);
    return text === '1' ? `${text} mcore` : `${text} mcores`;
  }
  const text = formatNumber(cores);
  return perSecond(text, text === '1' ? ' core' : ' cores');
}

/** Formats the value with its sign, for changes: "+1.13 min", "-3 MiB", "0 B", "< +0.1 mcores". */
export function formatSignedValue(value: number, unit: ValueUnit | RateUnit | MoneyUnit): string {
  const text = formatValue(value, unit);
  return value > 0 ? putSign('+', text) : text;
}

/** A sign before the number of a text: "+0.3", "< +0.1". */
export function putSign(sign: '+' | '±', text: string): string {
  return text.replace(/^(< )?/, `$1${sign}`);
}

function perSecond(text: string, suffix: string): string {
  return text === NO_VALUE ? text : `${text}${suffix}`;
}
