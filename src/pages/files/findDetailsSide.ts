import type { DetailsSide } from 'flamegraph/details/DetailsSource';
import { isWhole } from 'profile/formats/samples/Narrowing';
import { mergeFunctionLines } from 'profile/lines/mergeFunctionLines';
import type { ShownSide } from './openFileSide';

/** Returns the lines of a side's files, if all samples are shown; undefined if no lines are known. */
export function findDetailsSide({ parts, sampleKey, narrowing }: ShownSide): DetailsSide | undefined {
  const having = parts.filter(({ about }) => about.hasLines);
  if (having.length === 0 || !isWhole(narrowing)) {
    return undefined;
  }
  return {
    key: JSON.stringify([sampleKey, having.map(({ of }) => of.key)]),
    computeLines: async (question) =>
      mergeFunctionLines(await Promise.all(having.map(({ file, index }) => file.computeLines(index, question)))),
    files: { count: parts.length, withLines: having.length },
  };
}
