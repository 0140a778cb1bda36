import type { DetailsSide } from 'flamegraph/details/DetailsSource';
import { fileShelf } from 'worker/FileShelf';
import { inflateFile } from './inflateFile';
import type { ShownSide } from './openFileSide';

/** Lines of a side of one pprof of this tab; undefined where no lines are known. */
export function findDetailsSide({ parts, formatNames, sampleKey }: ShownSide): DetailsSide | undefined {
  const [part] = parts;
  const file = part?.of.reference && fileShelf.getFile(part.of.reference);
  if (parts.length !== 1 || !file || !formatNames.includes('pprof')) {
    return undefined;
  }
  return {
    key: `${part.of.key} ${sampleKey}`,
    fetchPprof: async () => inflateFile(new Uint8Array(await file.arrayBuffer())),
  };
}
