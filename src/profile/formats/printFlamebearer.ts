import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import { keepUsedNames } from 'profile/tree/keepUsedNames';
import type { FlameTreePair } from './decodeLevels';
import { encodeLevelsInSteps } from './encodeLevels';
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

/** Prints a tree as Pyroscope's flamebearer JSON, format `single`, in parts to be written one after the other. */
export function printFlamebearer(tree: FlameTree, options: FlamebearerOptions): Generator<string, void> {
  return printParts({
    format: 'single',
    options,
    trees: [tree],
    values: { numTicks: getTotal(tree), maxSelf: findMax(tree.self) },
    sides: {},
  });
}

/** Prints two trees of one shape as Pyroscope's flamebearer JSON, format `double`. */
export function printDoubleFlamebearer(pair: FlameTreePair, options: FlamebearerOptions): Generator<string, void> {
  const leftTicks = getTotal(pair.left);
  const rightTicks = getTotal(pair.right);
  return printParts({
    format: 'double',
    options,
    trees: [pair.left, pair.right],
    values: {
      numTicks: leftTicks + rightTicks,
      maxSelf: Math.max(findMax(pair.left.self), findMax(pair.right.self)),
    },
    sides: { leftTicks, rightTicks },
  });
}

interface FlamebearerFile {
  readonly format: 'single' | 'double';
  readonly options: FlamebearerOptions;
  readonly trees: readonly FlameTree[];
  readonly values: Readonly<Record<string, number>>;
  readonly sides: Readonly<Record<string, number>>;
}

function* printParts({ format, options, trees: inputs, values, sides }: FlamebearerFile): Generator<string, void> {
  // Trees of one shape have the same names in the same places.
  const trees = inputs.map(keepUsedNames);
  const { name, units, sampleRate, provenance } = options;
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
  const rest = {
    metadata: { format, spyName: '', sampleRate, units, name, provenance },
    timeline: null,
    ...sides,
  };
  parts.add(`],${JSON.stringify(values).slice(1)},${JSON.stringify(rest).slice(1)}`);
  yield parts.take();
}

function findMax(values: Float64Array): number {
  return values.reduce((max, value) => Math.max(max, value), 0);
}
