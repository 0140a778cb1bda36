import type { FlameTree } from 'profile/tree/FlameTree';

/** Finds the child of the root with the largest total; 0 if it has none. */
export function findLargestChild({ total, subtreeEnd, nodeCount }: FlameTree): number {
  let largest = 0;
  let most = -1;
  for (let node = 1; node < nodeCount; node = subtreeEnd[node] ?? nodeCount) {
    if ((total[node] ?? 0) > most) {
      most = total[node] ?? 0;
      largest = node;
    }
  }
  return largest;
}
