import type { DetailsPlace } from 'flamegraph/details/DetailsCall';
import type { GraphValues } from 'flamegraph/details/DetailsSource';
import { isName } from 'profile/transform/shortenName';
import type { Transform } from 'profile/transform/Transform';
import type { DiffViewAnswer } from 'worker/OpenedDiff';
import type { DiffDetailsContext } from './contexts';

/** Returns the values of both sides; none if stacks were changed or cut, or only one call counts. */
export function getDiffGraphValues(
  { functions }: DiffViewAnswer,
  place: DetailsPlace,
  transforms: readonly Transform[],
): Pick<DiffDetailsContext, 'expected' | 'expectedBefore'> {
  const { names, baseline, comparison, total, cut } = functions;
  const index = names.findIndex((name) => isName(place.name, name));
  const isOther = index < 0 || place.isCallOnly || transforms.some(({ kind }) => kind !== 'runNumbers');
  const getValues = (side: 'baseline' | 'comparison'): GraphValues | undefined =>
    isOther || cut[side] > 0
      ? undefined
      : {
          self: { baseline, comparison }[side].self[index] ?? 0,
          total: { baseline, comparison }[side].total[index] ?? 0,
          wholeTotal: total[side],
        };
  return { expected: getValues('comparison'), expectedBefore: getValues('baseline') };
}
