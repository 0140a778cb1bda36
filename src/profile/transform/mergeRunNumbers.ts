import { addAmount } from 'profile/collect';
import { formatInteger } from 'profile/format/formatNumber';
import { getStableNames } from 'profile/names/stableName';
import { mergeTrees } from 'profile/series/slices/alignTrees';
import type { FlameTree } from 'profile/tree/FlameTree';
import { withRoot } from 'profile/tree/withRoot';
import type { Transform } from './Transform';

/**
 * The tree with its functions called by the stable part of their names (`stableName`): frames that differ in nothing else below one
 * caller become one. The same object if no name has anything but a stable part.
 */
export function mergeRunNumbers(tree: FlameTree): FlameTree {
  const rooted = withRoot(tree);
  const names = getStableNames(rooted.names);
  return names === rooted.names ? tree : mergeTrees([{ ...rooted, names }]);
}

/** True if the transforms say that run numbers are merged, or `usual` if none of them is about that. The last one counts. */
export function mergesRunNumbers(transforms: readonly Transform[], usual: boolean): boolean {
  return transforms.reduce((merges, transform) => (transform.kind === 'runNumbers' ? transform.merge : merges), usual);
}

export interface RunNumberCounts {
  /** Distinct names that have more than a stable part. */
  readonly names: number;
  /** Functions that these names stand for without it. */
  readonly functions: number;
  /** Number of names of each function that stands for more than one. */
  readonly namesOf: ReadonlyMap<string, number>;
}

/** Counts run numbers over all tables together; undefined if no name has any. */
export function countRunNumbers(tables: ReadonlyArray<readonly string[]>): RunNumberCounts | undefined {
  const names = new Set<string>();
  const functions = new Map<string, number>();
  for (const table of tables) {
    const stable = getStableNames(table);
    for (let index = 0; stable !== table && index < table.length; index++) {
      const name = table[index];
      const stableName = stable[index];
      if (stableName !== name && !names.has(name)) {
        names.add(name);
        addAmount(functions, stableName, 1);
      }
    }
  }
  const namesOf = new Map([...functions].filter(([, count]) => count > 1));
  return names.size > 0 ? { names: names.size, functions: functions.size, namesOf } : undefined;
}

/** "run numbers left out: 412 names are 96 functions" */
export function describeRunNumbers({ names, functions }: Pick<RunNumberCounts, 'names' | 'functions'>): string {
  const count = (amount: number, word: string) => `${formatInteger(amount)} ${word}${amount === 1 ? '' : 's'}`;
  return names === functions
    ? `run numbers left out of ${count(names, 'name')}`
    : `run numbers left out: ${count(names, 'name')} are ${count(functions, 'function')}`;
}
