import { sum } from 'profile/series/change/means';
import { getMoments, type Series } from 'profile/series/change/Series';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';

/**
 * Splits a number of moments over the parts of a range, as the points of its chart are spread over them. A point
 * stands for the time since the point before, so a point on a border belongs to the earlier part.
 *
 *     12 moments, points |. . . .|. .|  → 8 and 4
 */
export function splitMoments(
  moments: number,
  { timesMs, values, moments: momentsOfPoints }: Series,
  ranges: readonly TimeRangeMs[],
): readonly number[] {
  const counts = new Array<number>(ranges.length).fill(0);
  let part = 0;
  for (let place = 0; place < timesMs.length; place++) {
    const timeMs = timesMs[place];
    while (part < ranges.length - 1 && timeMs > ranges[part].toMs + 1) {
      part++;
    }
    if (typeof values[place] === 'number') {
      counts[part] = (counts[part] ?? 0) + getMoments({ moments: momentsOfPoints }, place);
    }
  }
  const all = sum(counts);
  return counts.map((count) => (all > 0 ? (moments * count) / all : 0));
}

/** Converts the values of parts from sums over moments to averages; unchanged if the moments are unknown. */
export function averageParts(values: Float64Array, moments: readonly number[] | undefined): Float64Array {
  return moments
    ? values.map((value, part) => {
        const count = moments[part] ?? 0;
        return count > 0 ? value / count : 0;
      })
    : values;
}
