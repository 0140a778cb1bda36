import { useAnswer } from 'components/useAnswer';
import type { SourcePiece } from './highlightLines';

type Pieces = ReadonlyArray<readonly SourcePiece[]>;

/** Returns the coloured pieces of a source, once the highlighter has come; undefined before, and if it knows no such language. */
export function usePieces(lines: readonly string[] | undefined, file: string): Pieces | undefined {
  // Without the highlighter the source has one colour.
  return useAnswer(
    [lines, file],
    lines &&
      (async () => {
        const { highlightLines } = await import(/* webpackChunkName: "highlight" */ './highlightLines');
        return highlightLines(lines, file);
      }),
  ).current;
}
