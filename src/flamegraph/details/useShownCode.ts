import { buildCodeExcerpt, type CodeExcerpt, type CodeInput } from 'profile/lines/CodeExcerpt';
import { useEffect, useMemo } from 'react';

/** Reports the lines on screen as long as they are there. `onCode` has to stay the same function. */
export function useShownCode(input: CodeInput | undefined, onCode: (code: CodeExcerpt | undefined) => void): void {
  const { functionName, rows, source, note } = input ?? {};
  // Rows are made anew with whatever else the lines depend on.
  // oxlint-disable-next-line react/exhaustive-deps
  const code = useMemo(() => input && buildCodeExcerpt(input), [functionName, rows, source, note]);
  useEffect(() => onCode(code), [code, onCode]);
  useEffect(() => () => onCode(undefined), [onCode]);
}
