import type { FlameTreePair } from '../tree/decodeLevels';
import { encodeDoubleLevels, encodeLevels } from '../tree/encodeLevels';
import type { FlameTree } from '../tree/FlameTree';
import { getTotal } from '../tree/FlameTree';

export interface FlamebearerOptions {
  readonly name: string;
  /** Pyroscope's words: `samples`, `bytes`, `objects`, `goroutines`, `lock_nanoseconds`, … */
  readonly units: string;
  /** How many of the values make a second; 1e9 for nanoseconds. */
  readonly sampleRate: number;
}

/** A tree as Pyroscope's flamebearer JSON, format `single`. */
export function printFlamebearer(tree: FlameTree, options: FlamebearerOptions): string {
  const flamebearer = {
    names: tree.names,
    levels: encodeLevels(tree),
    numTicks: getTotal(tree),
    maxSelf: findMax(tree.self),
  };
  return print(flamebearer, 'single', options);
}

/** Two trees of one shape as Pyroscope's flamebearer JSON, format `double`. */
export function printDoubleFlamebearer(pair: FlameTreePair, options: FlamebearerOptions): string {
  const leftTicks = getTotal(pair.left);
  const rightTicks = getTotal(pair.right);
  const flamebearer = {
    names: pair.left.names,
    levels: encodeDoubleLevels(pair),
    numTicks: leftTicks + rightTicks,
    maxSelf: Math.max(findMax(pair.left.self), findMax(pair.right.self)),
  };
  return print(flamebearer, 'double', options, { leftTicks, rightTicks });
}

function print(flamebearer: object, format: 'single' | 'double', options: FlamebearerOptions, sides = {}): string {
  const { name, units, sampleRate } = options;
  return JSON.stringify({
    version: 1,
    flamebearer,
    metadata: { format, spyName: '', sampleRate, units, name },
    timeline: null,
    ...sides,
  });
}

function findMax(values: Float64Array): number {
  return values.reduce((max, value) => Math.max(max, value), 0);
}
