import { getLabels } from 'profile/names/listLabels';
import { markNames } from 'profile/names/markNames';
import type { FlameTree } from 'profile/tree/FlameTree';
import type { VisibleFrame } from './computeFrames';

/** Narrower frames have no text. */
export const MIN_TEXT_PX = 24;

/**
 * Finds marks for functions in a picture with the same short name, by index into `names`: a file, a package, a tier.
 * Functions with a unique name have none.
 */
export function markFrames(
  { names, nameIndex }: FlameTree,
  frames: readonly VisibleFrame[],
): ReadonlyMap<number, string> {
  const alike = new Map<string, Set<number>>();
  for (const { node, widthPx, isRun } of frames) {
    if (!isRun && node > 0 && widthPx >= MIN_TEXT_PX) {
      const index = nameIndex[node] ?? 0;
      const [whole = '', short = whole] = getLabels(names, index);
      const others = alike.get(short);
      if (others) {
        others.add(index);
      } else {
        alike.set(short, new Set([index]));
      }
    }
  }
  const marks = new Map<number, string>();
  for (const indices of alike.values()) {
    if (indices.size > 1) {
      const marksOfNames = markNames(
        [...indices].map((index) => names[index] ?? ''),
        ({ shortName }) => shortName,
      );
      indices.forEach((index) => marks.set(index, marksOfNames.get(names[index] ?? '') ?? ''));
    }
  }
  return marks;
}
