import { formatFunctionName } from 'profile/format/formatFunctionName';
import { splitName } from 'profile/names/splitName';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { VisibleRows } from './visibleRows';

// Slower typing begins anew.
const PAUSE_MS = 700;

/** Letters typed one after the other, as one text; a pause begins a new one. */
export class TypedLetters {
  private text = '';
  private lastMs = -Infinity;

  add(letter: string, atMs: number): string {
    this.text = atMs - this.lastMs > PAUSE_MS ? letter : this.text + letter;
    this.lastMs = atMs;
    return this.text;
  }
}

/**
 * Finds the next row whose function begins with the letters, whole or without its package, upper or lower case; from the top again
 * after the last one, undefined if there is none. One letter leads on from the current row, more may stay.
 */
export function findByLetters(
  { names, nameIndex }: FlameTree,
  { nodes }: VisibleRows,
  current: number,
  letters: string,
): number | undefined {
  const wanted = letters.toLowerCase();
  const begins = (text: string) => formatFunctionName(text).toLowerCase().startsWith(wanted);
  /** By index into `names`: a tree has many more rows than functions. */
  const known = new Map<number, boolean>();
  const first = letters.length === 1 ? 1 : 0;
  for (let step = first; step < nodes.length + first; step++) {
    const row = (current + step) % nodes.length;
    const index = nameIndex[nodes[row] ?? 0] ?? 0;
    const name = names[index] ?? '';
    const isFound = known.get(index) ?? (begins(name) || begins(splitName(name).shortName));
    known.set(index, isFound);
    if (isFound) {
      return row;
    }
  }
  return undefined;
}
