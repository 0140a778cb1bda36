import { sum } from 'profile/series/change/means';
import { getRow, getRowCount, type SliceRows } from './SliceRows';

/** Longest run of slices that is left out, as a part of a side. */
const LONGEST_RUN = 1 / 3;

/** A value above 1 is raised by this, because a few dozen slices show less of slow swings than there is. */
const MARGIN = 2;

/**
 * Computes for each row how much larger the variance of a side's rate is because neighbouring slices are alike: bursts and swings
 * last longer than a slice. 1: slices are independent; 3: three slices say as much as one.
 *
 * Jackknife: leave out each run of k neighbouring slices in turn, and see how the rate R moves. With n slices the variance is
 *
 *     (n − k) / k × mean of (R without the run − R)²
 *
 * which for k = 1 takes slices as independent and for larger k does not. The largest of k = 1, 2, 4, … up to a third of the side
 * counts, against k = 1. Each side moves around its own rate, so the change between them does not count. What is found for a row
 * alone may be low by chance, so none has less than the row that strays most, which moves many others.
 *
 * If slices of the same time are paired (`isPaired`), the same run is left out of both sides, and R is the difference of their
 * rates.
 */
export function computeInflation(rows: SliceRows, baselineCount: number, isPaired: boolean): Float64Array {
  const longestRun = Math.min(baselineCount, rows.sliceCount - baselineCount) * LONGEST_RUN;
  const found = new Float64Array(getRowCount(rows));
  let mostStrayed = 0;
  let least = 1;
  for (let row = 0; row < found.length; row++) {
    const values = getRow(rows, row);
    const computeVariance = (run: number): number => {
      const computeMovesOf = (from: number, to: number): Float64Array =>
        computeMoves(values.subarray(from, to), rows.divisor.subarray(from, to), run);
      const ofBaseline = computeMovesOf(0, baselineCount);
      const ofComparison = computeMovesOf(baselineCount, rows.sliceCount);
      return isPaired
        ? computeRunVariance(
            ofBaseline.map((move, start) => ofComparison[start] - move),
            run,
          )
        : computeRunVariance(ofBaseline, run) + computeRunVariance(ofComparison, run);
    };
    const independent = computeVariance(1);
    let largest = independent;
    for (let run = 2; run <= longestRun; run *= 2) {
      largest = Math.max(largest, computeVariance(run));
    }
    found[row] = independent > 0 ? largest / independent : 1;
    if (independent > mostStrayed) {
      mostStrayed = independent;
      least = found[row] ?? 1;
    }
  }
  return found.map((inflation) => 1 + MARGIN * (Math.max(inflation, least) - 1));
}

/**
 * Computes how much the rate moves if the run that begins at each slice is left out. Runs go around the end, so that
 * every slice is left out equally often.
 */
function computeMoves(values: Float64Array, divisor: Float64Array, run: number): Float64Array {
  const count = values.length;
  const valueSum = sum(values);
  const divisorSum = sum(divisor);
  const rate = divisorSum > 0 ? valueSum / divisorSum : 0;
  let runValue = sum(values.subarray(0, run));
  let runDivisor = sum(divisor.subarray(0, run));
  const moves = new Float64Array(count);
  for (let start = 0; start < count; start++) {
    const left = divisorSum - runDivisor;
    moves[start] = left > divisorSum * ROUNDING ? (valueSum - runValue) / left - rate : 0;
    const next = (start + run) % count;
    runValue += values[next] - values[start];
    runDivisor += divisor[next] - divisor[start];
  }
  return moves;
}

function computeRunVariance(moves: Float64Array, run: number): number {
  const count = moves.length;
  const squares = moves.reduce((total, move) => total + move * move, 0);
  return (((count - run) / run) * squares) / count;
}

/** Sums that should be 0 may be this part of what was taken away. */
const ROUNDING = 1e-9;
