import { type FlameTree, NAME_OF_CUT } from 'profile/tree/FlameTree';
import { computeTotals, FlameTreeBuilder } from 'profile/tree/FlameTreeBuilder';
import { growFloat64 } from 'profile/tree/growArray';
import { indexNames } from 'profile/tree/NameTable';
import { failuresOf, MAX_NODES } from 'profile/tree/ProfileDecodeError';

const failure = failuresOf('levels');

export interface FlameGraphLevels {
  readonly names: readonly string[];
  /**
   * One list per level, from the root down: 4 numbers per bar. Binary answers have bigints, Connect JSON has strings.
   */
  readonly levels: ReadonlyArray<ArrayLike<number | bigint | string>>;
}

/**
 * Bars of all levels, level by level, filled number by number: a file has millions, which are not to be kept twice. Columns of sides
 * are interleaved: `total[bar * sides + side]`.
 */
export class LevelBars {
  /** First bar of each level, and the number of bars at the end. */
  readonly levelStart: Uint32Array;
  /** Start of each bar, all sides together. */
  readonly start: Float64Array;
  readonly total: Float64Array;
  readonly self: Float64Array;
  readonly name: Uint32Array;
  private readonly barSize: number;
  private isWhole = true;
  private bar = 0;
  /** Place among the numbers of the bar. */
  private place = 0;
  private width = 0;
  /** End of the previous bar on its level. */
  private position = 0;
  private level = 0;

  /**
   * @param levelSizes how many numbers each level has: 4 of a bar, or 7 with two sides
   * @throws ProfileDecodeError for sizes that cannot be, and more bars than `maxNodes`
   */
  constructor(
    readonly names: readonly string[],
    levelSizes: readonly number[],
    readonly sides: 1 | 2,
    readonly maxNodes = MAX_NODES,
  ) {
    this.barSize = 3 * sides + 1;
    this.levelStart = new Uint32Array(levelSizes.length + 1);
    let count = 0;
    levelSizes.forEach((size, depth) => {
      if (size % this.barSize !== 0) {
        throw failure('truncated', `Level ${depth} has ${size} numbers, which is not a multiple of ${this.barSize}.`);
      }
      count += size / this.barSize;
      if (count > maxNodes) {
        throw failure('too-large', `The flame graph has more than ${maxNodes.toLocaleString('en')} bars.`);
      }
      this.levelStart[depth + 1] = count;
    });
    if (count > 0 && this.levelStart[1] !== 1) {
      throw failure('malformed', `The first level has ${this.levelStart[1]} bars; it has to be the root alone.`);
    }
    this.start = new Float64Array(count);
    this.total = new Float64Array(count * sides);
    this.self = new Float64Array(count * sides);
    this.name = new Uint32Array(count);
  }

  /** The next number, in the order of the levels: of each side distance, total and self, then the index of the name. */
  add(number: number): void {
    if (!(number >= 0 && Number.isFinite(number))) {
      throw Number.isFinite(number)
        ? failure('negative', `A bar has the negative number ${number}.`)
        : failure('malformed', `"${number}" is not a number.`);
    }
    const { bar, place, sides } = this;
    if (place === this.barSize - 1) {
      this.endBar(number);
      return;
    }
    this.isWhole &&= Number.isSafeInteger(number);
    const side = place < 3 ? 0 : 1;
    switch (place - 3 * side) {
      case 0:
        this.position += number;
        break;
      case 1:
        this.total[bar * sides + side] = number;
        this.width += number;
        break;
      default:
        this.self[bar * sides + side] = number;
    }
    this.place++;
  }

  endOf(bar: number): number {
    let width = 0;
    for (let side = 0; side < this.sides; side++) {
      width += this.total[bar * this.sides + side];
    }
    return this.start[bar] + width;
  }

  /** Differences up to this are rounding: 0 while all numbers are exact. */
  get tolerance(): number {
    const rootEnd = this.name.length > 0 ? this.endOf(0) : 0;
    return this.isWhole && rootEnd <= Number.MAX_SAFE_INTEGER ? 0 : rootEnd * 1e-9;
  }

  private endBar(nameIndex: number): void {
    if (this.names[nameIndex] === undefined) {
      throw failure('malformed', `Bar ${this.bar} has name ${nameIndex} of ${this.names.length}.`);
    }
    this.name[this.bar] = nameIndex;
    this.start[this.bar] = this.position;
    this.position += this.width;
    this.width = 0;
    this.place = 0;
    this.bar++;
    while (this.bar === this.levelStart[this.level + 1]) {
      this.level++;
      this.position = 0;
    }
  }
}

/** Bars of one profile. @throws ProfileDecodeError */
export function readLevels({ names, levels }: FlameGraphLevels, maxNodes?: number): LevelBars {
  const sizes = levels.map((level) => level.length);
  const bars = new LevelBars(names, sizes, 1, maxNodes);
  for (const level of levels) {
    for (let at = 0; at < level.length; at++) {
      bars.add(readNumber(level[at]));
    }
  }
  return bars;
}

function readNumber(value: number | bigint | string | undefined): number {
  const number = Number(value);
  if (!Number.isFinite(number)) {
    throw failure('malformed', `"${String(value)}" is not a number.`);
  }
  return number;
}

/**
 * Builds a tree of each side from completely filled bars, all of one shape; none without bars. Walks the levels depth
 * first with one cursor per level.
 */
export function buildTrees(bars: LevelBars): FlameTree[] {
  const { sides, levelStart, name, total, self, tolerance, maxNodes } = bars;
  if (name.length === 0) {
    return [];
  }
  const cursor = levelStart.slice(0, -1);
  const { names, indexOf } = indexNames(bars.names, 'levels');
  let cutNameIndex = -1;
  const builder = new FlameTreeBuilder(name.length);
  let selfOfRight = new Float64Array(sides === 2 ? name.length : 0);
  const addNode = (depth: number, nameIndex: number, sideSelf: (side: number) => number) => {
    const node = builder.push(depth, nameIndex, sideSelf(0));
    if (node >= maxNodes) {
      throw failure('too-large', `The flame graph has more than ${maxNodes.toLocaleString('en')} nodes.`);
    }
    if (sides === 2) {
      selfOfRight = node < selfOfRight.length ? selfOfRight : growFloat64(selfOfRight, node + 1);
      selfOfRight[node] = sideSelf(1);
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
    if (next < (levelStart[depth + 2] ?? 0) && isUnder(bars, next, parent, tolerance)) {
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

  const left = builder.build(names, cutNameIndex);
  if (sides === 1) {
    return [left];
  }
  const rightSelf = selfOfRight.slice(0, left.nodeCount);
  return [left, { ...left, self: rightSelf, ...computeTotals(left.depth, rightSelf) }];
}

/**
 * True if the middle of a bar lies under a parent; the middle is safe from rounding. A bar without width lies under
 * the first bar that touches it: servers put the children of a bar to its right end.
 */
function isUnder(bars: LevelBars, bar: number, parent: number, tolerance: number): boolean {
  const from = bars.start[bar];
  const to = bars.endOf(bar);
  const parentEnd = bars.endOf(parent);
  if (from === to ? from > parentEnd : (from + to) / 2 >= parentEnd) {
    return false;
  }
  if (from < bars.start[parent] - tolerance || to > parentEnd + tolerance) {
    throw failure('inconsistent', `A bar from ${from} to ${to} is not within the bar above it.`);
  }
  return true;
}
