import type { FlameTree } from 'profile/tree/FlameTree';
import { runSteps } from './runSteps';

const STEP_NODES = 50_000;

/**
 * Pyroscope's FLAMEGRAPH levels of a tree, as `decodeLevels` reads them. As servers do, the self of a bar is to the
 * left of its children.
 */
export function encodeLevels(tree: FlameTree): number[][] {
  return runSteps(encodeLevelsInSteps([tree]));
}

/** Levels of one tree or of both sides of a diff, for a thread that has more to do: a step takes a few milliseconds. */
export function* encodeLevelsInSteps(sides: readonly FlameTree[]): Generator<void, number[][]> {
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
