import { useAnswer } from 'components/useAnswer';
import type { Unseen } from 'flamegraph/state/useUnseen';
import { describeUnnamedSelf, findUnnamedOfFrame, indexUnnamed } from 'profile/amounts/describeUnnamedBelow';
import { encodeTransforms } from 'profile/transform/encodeTransforms';
import { getPathNames } from 'profile/transform/pathHash';
import type { Transform } from 'profile/transform/Transform';
import { useMemo } from 'react';
import type { DiffTrees, DiffViewAnswer, OpenedDiff, UnnamedSides } from 'worker/OpenedDiff';
import { type DiffFormat, formatDiffValue } from './formatDiffValue';

/** Sentences about code without symbols in the self of functions on screen; none if it is unknown. */
interface UnnamedNotes {
  readonly ofNode: (node: number) => readonly string[];
  readonly ofFunction: (nameIndex: number) => readonly string[];
}

const SIDES = ['baseline', 'comparison'] as const;

/** Describes for frames and functions of a comparison which part of their self, on either side, is code without symbols. */
export function useUnnamedNotes(
  opened: OpenedDiff,
  unseen: Readonly<Record<keyof DiffTrees, Unseen>>,
  transforms: readonly Transform[],
  shown: { readonly answer: DiffViewAnswer; readonly format: DiffFormat } | undefined,
): UnnamedNotes {
  const known: UnnamedSides = { baseline: unseen.baseline.below, comparison: unseen.comparison.below };
  const isKnown = known.baseline !== undefined || known.comparison !== undefined;
  const { current } = useAnswer(
    [opened, known.baseline, known.comparison, encodeTransforms(transforms)],
    isKnown ? () => opened.getUnnamed(transforms, known) : undefined,
  );
  return useMemo(
    () => (current && shown ? describeAll(current, shown.answer, shown.format) : NO_NOTES),
    [current, shown],
  );
}

const NO_NOTES: UnnamedNotes = { ofNode: () => [], ofFunction: () => [] };

function describeAll(unnamed: UnnamedSides, answer: DiffViewAnswer, format: DiffFormat): UnnamedNotes {
  const { view, functions, isInverted, scale } = answer;
  const known = SIDES.flatMap((side) => {
    const [below, factor] = [unnamed[side], scale[side]];
    return below && factor !== undefined ? [{ side, below, factor, ofFunction: indexUnnamed(below) }] : [];
  });
  return {
    // Upside down, the way to a frame is no stack.
    ofNode: (node) =>
      known.flatMap(({ side, below, factor }) =>
        isInverted || node === 0
          ? []
          : describeUnnamedSelf(
              findUnnamedOfFrame(below, getPathNames(view.tree, node)),
              view[side].self[node] ?? 0,
              (value) => formatDiffValue(value * factor, format),
              `its self in the ${side}`,
            ),
      ),
    ofFunction: (name) =>
      known.flatMap(({ side, ofFunction, factor }) =>
        describeUnnamedSelf(
          ofFunction(functions.names[name] ?? ''),
          functions[side].self[name] ?? 0,
          (value) => formatDiffValue(value * factor, format),
          `its self in the ${side}`,
        ),
      ),
  };
}
