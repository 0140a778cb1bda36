/** Beyond this many pairs of lines, comparing all of them would be felt. */
const MAX_PAIRS = 4_000_000;

/**
 * Aligns the lines of two texts by their longest common subsequence: for each line of `before` its place in `after`, from 0 on, or
 * -1 if it is gone. If the middle between equal beginnings and ends is too long to compare, all of it counts as gone.
 */
export function alignLines(before: readonly string[], after: readonly string[]): Int32Array {
  const place = new Int32Array(before.length).fill(-1);
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    place[start] = start;
    start++;
  }
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > start && afterEnd > start && before[beforeEnd - 1] === after[afterEnd - 1]) {
    place[--beforeEnd] = --afterEnd;
  }
  const rows = beforeEnd - start;
  const columns = afterEnd - start;
  if (rows * columns > MAX_PAIRS || rows === 0 || columns === 0) {
    return place;
  }
  // lengths[row][column]: the longest common run of what follows both.
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      lengths[row * width + column] =
        before[start + row] === after[start + column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : Math.max(lengths[(row + 1) * width + column], lengths[row * width + column + 1]);
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns;) {
    if (before[start + row] === after[start + column]) {
      place[start + row++] = start + column++;
    } else if (lengths[(row + 1) * width + column] >= lengths[row * width + column + 1]) {
      row++;
    } else {
      column++;
    }
  }
  return place;
}
