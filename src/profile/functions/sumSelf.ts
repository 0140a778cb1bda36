import type { FlameTree } from 'profile/tree/FlameTree';

/** Self of each function, by its name; what was cut is one of them. Linear, without what `computeFunctions` tells besides. */
export function sumSelf({ nodeCount, nameIndex, self, names }: FlameTree): ReadonlyMap<string, number> {
  const sums = new Float64Array(names.length);
  for (let node = 0; node < nodeCount; node++) {
    sums[nameIndex[node]] += self[node];
  }
  return new Map(names.map((name, index) => [name, sums[index]]));
}
