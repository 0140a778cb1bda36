import { useAnswer } from 'components/useAnswer';
import { formatInteger } from 'profile/format/formatNumber';
import type { RunNumberCounts } from 'profile/transform/mergeRunNumbers';
import { useMemo } from 'react';
import { getEngine } from 'worker/getEngine';

const NO_MARKS: ReadonlyMap<string, string> = new Map();

/**
 * Marks of functions on screen that read the same, and of those that stand for several names. None until they are worked out
 * beside what is drawn.
 */
export function useNameMarks(
  names: readonly string[] | undefined,
  runNumbers: RunNumberCounts | undefined,
): ReadonlyMap<string, string> {
  const { value = NO_MARKS } = useAnswer([names], names && (async () => (await getEngine()).markNames(names)));
  return useMemo(() => addCounts(value, runNumbers), [value, runNumbers]);
}

/** "3 names" beside what else tells a function from others. */
export function addCounts(
  marks: ReadonlyMap<string, string>,
  runNumbers: Pick<RunNumberCounts, 'namesOf'> | undefined,
): ReadonlyMap<string, string> {
  if (!runNumbers || runNumbers.namesOf.size === 0) {
    return marks;
  }
  const all = new Map(marks);
  runNumbers.namesOf.forEach((count, name) => {
    all.set(name, [marks.get(name) ?? '', `${formatInteger(count)} names`].filter((text) => text !== '').join(', '));
  });
  return all;
}
