import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { keepUsedNames } from 'profile/tree/keepUsedNames';
import { runSteps } from './runSteps';
import { TextParts } from './TextParts';

export interface FlamebearerOptions {
  readonly name: string;
  /** Pyroscope's words: `samples`, `bytes`, `objects`, `goroutines`, `lock_nanoseconds`, … */
  readonly units: string;
  /** Values per second; 1e9 for nanoseconds. */
  readonly sampleRate: number;
  /** Source of the profile, under a key of our own in the metadata, which readers ignore. */
  readonly provenance?: Readonly<Record<string, string>>;
}

/** Returns Pyroscope's units; CPU time counts as samples at a rate per second. */
export function getFlamebearerUnits(sampleUnit: string): Pick<FlamebearerOptions, 'units' | 'sampleRate'> {
  switch (sampleUnit) {
    case 'nanoseconds':
      return { units: 'samples', sampleRate: 1e9 };
    case 'bytes':
      return { units: 'bytes', sampleRate: 100 };
    default:
      return { units: 'objects', sampleRate: 100 };
  }
}

/**
 * Prints trees as Pyroscope's flamebearer JSON, in parts to be written one after the other.
 *
 * @param sides one tree, or baseline and comparison of one shape
 */
export function* printFlamebearer(
  sides: readonly FlameTree[],
  { name, units, sampleRate, provenance }: FlamebearerOptions,
): Generator<string, void> {
  // Trees of one shape have the same names in the same places.
  const trees = sides.map(keepUsedNames);
  const steps = encodeLevelsInSteps(trees);
  let step = steps.next();
  while (!step.done) {
    // An empty part is a pause.
    yield '';
    step = steps.next();
  }
  const levels = step.value;
  const parts = new TextParts();
  parts.add(`{"version":1,"flamebearer":{"names":${JSON.stringify(trees[0]?.names ?? [])},"levels":[`);
  for (const [depth, level] of levels.entries()) {
    parts.add(`${depth === 0 ? '' : ','}${JSON.stringify(level)}`);
    if (parts.isFull) {
      yield parts.take();
    }
  }
  const ticks = sides.map(getTotal);
  const values = {
    numTicks: ticks.reduce((sum, total) => sum + total, 0),
    maxSelf: Math.max(...sides.map(({ self }) => findMax(self))),
  };
  const [leftTicks, rightTicks] = ticks;
  const isDouble = sides.length === 2;
  const rest = {
    metadata: { format: isDouble ? 'double' : 'single', spyName: '', sampleRate, units, name, provenance },
    timeline: null,
    ...(isDouble ? { leftTicks, rightTicks } : {}),
  };
  parts.add(`],${JSON.stringify(values).slice(1)},${JSON.stringify(rest).slice(1)}`);
  yield parts.take();
}

function findMax(values: Float64Array): number {
  return values.reduce((max, value) => Math.max(max, value), 0);
}

const STEP_NODES = 50_000;

/**
 * Pyroscope's FLAMEGRAPH levels of a tree, as `decodeLevels` reads them. As servers do, the self of a bar is to the
 * left of its children.
 */
export function encodeLevels(tree: FlameTree): number[][] {
  return runSteps(encodeLevelsInSteps([tree]));
}

/** Levels of one tree or of both sides of a diff, for a thread that has more to do: a step takes a few milliseconds. */
function* encodeLevelsInSteps(sides: readonly FlameTree[]): Generator<void, number[][]> {
  const [shape] = sides;
  const levels: number[][] = [];
  /** Per side: where the next bar below the open bar of each level begins, and where the last bar of a level ended. */
  const nextStart = sides.map((): number[] => []);
  const lastEnd = sides.map((): number[] => []);
  for (let node = 0; node < (shape?.nodeCount ?? 0); node++) {
    const depth = shape?.depth[node] ?? 0;
    const level = (levels[depth] ??= []);
    sides.forEach(({ self, total }, side) => {
      const starts = nextStart[side] ?? [];
      const ends = lastEnd[side] ?? [];
      const start = depth === 0 ? 0 : (starts[depth - 1] ?? 0);
      const width = total[node];
      const nodeSelf = self[node];
      level.push(start - (ends[depth] ?? 0), width, nodeSelf);
      starts[depth - 1] = start + width;
      starts[depth] = start + nodeSelf;
      ends[depth] = start + width;
    });
    level.push(shape?.nameIndex[node] ?? 0);
    if (node % STEP_NODES === STEP_NODES - 1) {
      yield;
    }
  }
  return levels;
}
