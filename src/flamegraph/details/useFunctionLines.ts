import type { FunctionLines } from 'profile/lines/computeFunctionLines';
import { useEffect, useState } from 'react';
import { computeLinesInWorker } from 'worker/profileWorker';
import type { DetailsSide } from './DetailsSource';

export interface LinesAnswer {
  readonly lines: FunctionLines | undefined;
  readonly error: string | undefined;
  readonly isBusy: boolean;
  readonly retry: () => void;
}

interface Known {
  readonly key: string;
  readonly lines?: FunctionLines;
  readonly error?: string;
}

/**
 * Lines of a function in a profile; nothing is asked where `side` is undefined. The request is cancelled when the question
 * changes or nobody looks any more.
 */
export function useFunctionLines(
  side: DetailsSide | undefined,
  name: string,
  path: readonly string[] | undefined,
  sampleType: string,
): LinesAnswer {
  const [known, setKnown] = useState<Known>();
  const [attempt, setAttempt] = useState(0);
  const key = JSON.stringify([side?.key, name, path, sampleType, attempt]);
  useEffect(() => {
    if (!side) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    side
      .fetchPprof(path, signal)
      .then((bytes) => computeLinesInWorker(bytes, { name, path, sampleType }))
      .then(
        (lines) => !signal.aborted && setKnown({ key, lines }),
        (error: unknown) =>
          !signal.aborted && setKnown({ key, error: error instanceof Error ? error.message : String(error) }),
      );
    return () => controller.abort();
    // The key stands for the question.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, side === undefined]);
  const isCurrent = known?.key === key;
  return {
    lines: isCurrent ? known.lines : undefined,
    error: isCurrent ? known.error : undefined,
    isBusy: side !== undefined && !isCurrent,
    retry: () => setAttempt((count) => count + 1),
  };
}
