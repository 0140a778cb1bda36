import type { DetailsSide } from 'flamegraph/details/DetailsSource';
import { isWhole } from 'profile/formats/samples/Narrowing';
import { fileShelf } from 'worker/FileShelf';
import { inflateFile } from './inflateFile';
import type { ShownSide } from './openFileSide';

/** Lines of a side of one pprof of this tab, of which all samples are shown; undefined where no lines are known. */
export function findDetailsSide({ parts, formatNames, sampleKey, narrowing }: ShownSide): DetailsSide | undefined {
  const [part] = parts;
  const file = part?.of.reference && fileShelf.getFile(part.of.reference);
  if (parts.length !== 1 || !file || !formatNames.includes('pprof') || !isWhole(narrowing)) {
    return undefined;
  }
  return {
    key: `${part.of.key} ${sampleKey}`,
    fetchPprof: async () => inflateFile(new Uint8Array(await file.arrayBuffer())),
  };
}
