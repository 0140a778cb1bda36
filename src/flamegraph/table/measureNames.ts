import { formatFunctionName } from 'profile/format/formatFunctionName';
import { splitName } from 'profile/names/splitName';

/** Width of a letter in Grafana's font at 12 px, a little above the average. */
const LETTER_PX = 6.6;
const MAX_SAMPLE = 400;
/** Largest width of names: few are longer, and numbers need room, too. */
const MAX_PX = 480;
/** The heading of the column, "Function", if all names are shorter. */
const HEADING_PX = 64;
const WHOLE_NAMES = 0.95;
/** 2³² / the golden ratio: multiples of it are spread evenly (Knuth, *The Art of Computer Programming* 3, 6.4). */
const SPREAD = 0x9e3779b1;

/** Measures the width in which 95 % of functions' short names fit, in pixels; samples them if there are many. */
export function measureNames(names: readonly string[], functions: Uint32Array): number {
  const step = Math.max(1, Math.floor(functions.length / MAX_SAMPLE));
  const lengths: number[] = [];
  for (const name of functions) {
    // The sample is the same whatever the order of the rows.
    if (Math.imul(name, SPREAD) >>> 0 < 2 ** 32 / step) {
      lengths.push(formatFunctionName(splitName(names[name] ?? '').shortName).length);
    }
  }
  lengths.sort((a, b) => a - b);
  const length = lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * WHOLE_NAMES))] ?? 0;
  return Math.min(MAX_PX, Math.max(HEADING_PX, Math.ceil(length * LETTER_PX)));
}
