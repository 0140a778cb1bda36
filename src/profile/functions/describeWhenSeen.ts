import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

/** Cost of a function in one part of a time range. */
export interface SeenPart extends TimeRangeMs {
  /** 0 if the function is not in the profile of the part. */
  readonly total: number;
  /** Value of that profile; 0 if there are no data. */
  readonly whole: number;
  /** Value that the server cut away, which may hold the function. */
  readonly cut: number;
}

/**
 * Tells when a function was first and last seen, as far as the parts of a range show it. A function that is rarely
 * sampled may have run before.
 *
 *     parts of 10 minutes from 12:00 on: . . x x x   "first seen 12:20–12:30"
 *                                        x x . . .   "last seen 12:10–12:20"
 *
 * @param parts oldest first
 */
export function describeWhenSeen(parts: readonly SeenPart[], formatTime: (timeMs: number) => string): string {
  const measured = parts.filter(({ whole }) => whole > 0);
  const first = measured.findIndex(({ total }) => total > 0);
  const last = measured.findLastIndex(({ total }) => total > 0);
  if (first < 0) {
    return 'not known';
  }
  const mayHide = (hidden: readonly SeenPart[]): boolean => hidden.some(({ cut }) => cut > 0);
  const print = (part: SeenPart | undefined): string =>
    part ? `${formatTime(part.fromMs)}–${formatTime(part.toMs)}` : '';
  const [before, after] = [measured.slice(0, first), measured.slice(last + 1)];
  const ends = [
    before.length > 0 ? (mayHide(before) ? 'beginning not known' : `first seen ${print(measured[first])}`) : '',
    after.length > 0 ? (mayHide(after) ? 'end not known' : `last seen ${print(measured[last])}`) : '',
  ].filter(Boolean);
  return ends.length > 0 ? ends.join(', ') : 'throughout';
}
