import { useAnswer } from 'components/useAnswer';
import { formatInteger } from 'profile/format/formatNumber';
import type { RunNumberCounts } from 'profile/transform/mergeRunNumbers';
import { useMemo } from 'react';
import { getEngine } from 'worker/getEngine';

const NO_MARKS: ReadonlyMap<string, string> = new Map();

/**
 * Computes marks for functions on screen that look the same, and for names that stand for several. Empty until they are computed.
 */
export function useNameMarks(
  names: readonly string[] | undefined,
  runNumbers: RunNumberCounts | undefined,
): ReadonlyMap<string, string> {
  const { value = NO_MARKS } = useAnswer([names], names && (async () => (await getEngine()).markNames(names)));
  return useMemo(() => addCounts(value, runNumbers), [value, runNumbers]);
}

/** Adds "3 names" to the marks of functions whose name stands for several. */
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
