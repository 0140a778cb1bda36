import { type FlameTree, NAME_OF_CUT } from 'profile/tree/FlameTree';
import { computeTotals, FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { growFloat64 } from 'profile/tree/growArray';
import { indexNames } from 'profile/tree/indexNames';
import { MAX_NODES } from 'profile/tree/limits';
import { ProfileDecodeError, type ProfileErrorReason } from 'profile/tree/ProfileDecodeError';

export interface FlameGraphLevels {
  readonly names: readonly string[];
  /**
   * One list per level, from the root down: 4 numbers per bar, or 7 in a diff. Binary answers have bigints, Connect
   * JSON has strings, flamebearer JSON has numbers.
   */
  readonly levels: ReadonlyArray<ArrayLike<number | bigint | string>>;
}

/** Bars of all levels, level by level. Columns of sides are interleaved: `total[bar * sides + side]`. */
interface Bars {
  readonly sides: number;
  /** First bar of each level, and the number of bars at the end. */
  readonly levelStart: Uint32Array;
  /** Where the bar begins and ends, all sides together. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly total: Float64Array;
  readonly self: Float64Array;
  readonly name: Uint32Array;
  /** Differences up to this are rounding: 0 while all numbers are exact. */
  readonly tolerance: number;
}

/** Reads bars of one profile or of a diff into a tree per side, all of one shape. No tree where there is no bar. */
export function readLevels(input: FlameGraphLevels, sides: 1 | 2, maxNodes = MAX_NODES): FlameTree[] {
  const bars = readBars(input, sides, maxNodes);
  return bars.name.length === 0 ? [] : buildTrees(input.names, bars, maxNodes);
}

function readBars({ names, levels }: FlameGraphLevels, sides: 1 | 2, maxNodes: number): Bars {
  const barSize = 3 * sides + 1;
  const levelStart = new Uint32Array(levels.length + 1);
  let count = 0;
  levels.forEach((level, depth) => {
    if (level.length % barSize !== 0) {
      throw failure('truncated', `Level ${depth} has ${level.length} numbers, which is not a multiple of ${barSize}.`);
    }
    count += level.length / barSize;
    if (count > maxNodes) {
      throw failure('too-large', `The flame graph has more than ${maxNodes.toLocaleString('en')} bars.`);
    }
    levelStart[depth + 1] = count;
  });
  if (count > 0 && levelStart[1] !== 1) {
    throw failure('malformed', `The first level has ${levelStart[1]} bars; it has to be the root alone.`);
  }
  const start = new Float64Array(count);
  const end = new Float64Array(count);
  const total = new Float64Array(count * sides);
  const self = new Float64Array(count * sides);
  const name = new Uint32Array(count);
  let isWhole = true;
  let bar = 0;
  levels.forEach((level) => {
    let position = 0;
    for (let at = 0; at < level.length; at += barSize) {
      let width = 0;
      for (let side = 0; side < sides; side++) {
        const distance = readNumber(level[at + 3 * side]);
        const sideTotal = readNumber(level[at + 3 * side + 1]);
        const sideSelf = readNumber(level[at + 3 * side + 2]);
        isWhole &&= Number.isSafeInteger(distance) && Number.isSafeInteger(sideTotal) && Number.isSafeInteger(sideSelf);
        total[bar * sides + side] = sideTotal;
        self[bar * sides + side] = sideSelf;
        position += distance;
        width += sideTotal;
      }
      start[bar] = position;
      position += width;
      end[bar] = position;
      const nameIndex = readNumber(level[at + barSize - 1]);
      if (names[nameIndex] === undefined) {
        throw failure('malformed', `Bar ${bar} has name ${nameIndex} of ${names.length}.`);
      }
      name[bar] = nameIndex;
      bar++;
    }
  });
  const rootEnd = end[0] ?? 0;
  const tolerance = isWhole && rootEnd <= Number.MAX_SAFE_INTEGER ? 0 : rootEnd * 1e-9;
  return { sides, levelStart, start, end, total, self, name, tolerance };
}

function readNumber(value: number | bigint | string | undefined): number {
  const number = Number(value);
  if (!Number.isFinite(number)) {
    throw failure('malformed', `"${String(value)}" is not a number.`);
  }
  if (number < 0) {
    throw failure('negative', `A bar has the negative number ${number}.`);
  }
  return number;
}

/** Walks the levels depth first with one cursor per level. */
function buildTrees(inputNames: readonly string[], bars: Bars, maxNodes: number): FlameTree[] {
  const { sides, levelStart, name, total, self, tolerance } = bars;
  const cursor = levelStart.slice(0, -1);
  const { names, indexOf } = indexNames(inputNames, 'levels');
  let cutNameIndex = -1;
  const builder = new FlameTreeBuilder(name.length);
  let selfOfSides = new Float64Array(name.length * sides);
  const addNode = (depth: number, nameIndex: number, sideSelf: (side: number) => number) => {
    const node = builder.push(depth, nameIndex, 0);
    if (node >= maxNodes) {
      throw failure('too-large', `The flame graph has more than ${maxNodes.toLocaleString('en')} nodes.`);
    }
    if ((node + 1) * sides > selfOfSides.length) {
      selfOfSides = growFloat64(selfOfSides, (node + 1) * sides);
    }
    for (let side = 0; side < sides; side++) {
      selfOfSides[node * sides + side] = sideSelf(side);
    }
  };

  /** Bar of each depth on the way to the current one, and what its self and the children met so far leave of it. */
  const path = new Uint32Array(cursor.length);
  const rest = new Float64Array(cursor.length * sides);
  const enter = (bar: number, depth: number) => {
    path[depth] = bar;
    addNode(depth, indexOf[name[bar]], (side) => self[bar * sides + side]);
    for (let side = 0; side < sides; side++) {
      const barTotal = total[bar * sides + side];
      rest[depth * sides + side] = barTotal - self[bar * sides + side];
      if (depth > 0) {
        rest[(depth - 1) * sides + side] = (rest[(depth - 1) * sides + side] ?? 0) - barTotal;
      }
    }
  };
  const leave = (depth: number) => {
    const restOf = (side: number) => rest[depth * sides + side];
    let hasRest = false;
    for (let side = 0; side < sides; side++) {
      if (restOf(side) < -tolerance) {
        throw failure('inconsistent', `A bar on level ${depth} is smaller than its self and its children.`);
      }
      hasRest ||= restOf(side) > tolerance;
    }
    if (hasRest) {
      if (cutNameIndex < 0) {
        cutNameIndex = names.push(NAME_OF_CUT) - 1;
      }
      addNode(depth + 1, cutNameIndex, (side) => Math.max(0, restOf(side)));
    }
  };

  let depth = 0;
  enter(0, 0);
  cursor[0] = 1;
  while (depth >= 0) {
    const parent = path[depth];
    const next = cursor[depth + 1];
    if (next < (levelStart[depth + 2] ?? 0) && isUnder(bars, next, parent)) {
      cursor[depth + 1] = next + 1;
      depth++;
      enter(next, depth);
    } else {
      leave(depth);
      depth--;
    }
  }
  cursor.forEach((bar, level) => {
    if (bar !== levelStart[level + 1]) {
      throw failure('inconsistent', `A bar on level ${level} lies under no bar of the level above.`);
    }
  });

  const shape = builder.build(names, cutNameIndex);
  return Array.from({ length: sides }, (_, side) => {
    const sideSelf = shape.self.map((_, node) => selfOfSides[node * sides + side]);
    return { ...shape, self: sideSelf, ...computeTotals(shape.depth, sideSelf) };
  });
}

/**
 * By the middle of the bar, so that rounding does not matter. A bar without width lies under the first bar that touches
 * it: servers put the children of a bar to its right end.
 */
function isUnder({ start, end, tolerance }: Bars, bar: number, parent: number): boolean {
  const from = start[bar];
  const to = end[bar];
  const parentEnd = end[parent];
  if (from === to ? from > parentEnd : (from + to) / 2 >= parentEnd) {
    return false;
  }
  if (from < start[parent] - tolerance || to > parentEnd + tolerance) {
    throw failure('inconsistent', `A bar from ${from} to ${to} is not within the bar above it.`);
  }
  return true;
}

function failure(reason: ProfileErrorReason, message: string): ProfileDecodeError {
  return new ProfileDecodeError('levels', reason, message);
}
