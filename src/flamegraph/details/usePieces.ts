import { useEffect, useState } from 'react';
import type { SourcePiece } from './highlightLines';

type Pieces = ReadonlyArray<readonly SourcePiece[]>;

/** The coloured pieces of a source, once the highlighter has come; undefined before, and where it knows no such language. */
export function usePieces(lines: readonly string[] | undefined, file: string): Pieces | undefined {
  const [known, setKnown] = useState<{ readonly lines: readonly string[]; readonly pieces: Pieces | undefined }>();
  useEffect(() => {
    if (!lines) {
      return undefined;
    }
    let isWanted = true;
    import(/* webpackChunkName: "highlight" */ './highlightLines').then(
      ({ highlightLines }) => isWanted && setKnown({ lines, pieces: highlightLines(lines, file) }),
      // Without the highlighter the source is one colour.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [lines, file]);
  return known?.lines === lines ? known?.pieces : undefined;
}
