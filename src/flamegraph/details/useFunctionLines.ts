import { useKeyedAnswer } from 'components/useAnswer';
import type { FunctionLines } from 'profile/lines/computeFunctionLines';
import type { DetailsSide } from './DetailsSource';

export interface LinesAnswer {
  readonly lines: FunctionLines | undefined;
  readonly error: string | undefined;
  readonly isBusy: boolean;
  readonly retry: () => void;
}

/**
 * Returns lines of a function in a profile; nothing is asked if `side` is undefined. The request is cancelled when
 * the question changes or nobody looks any more.
 */
export function useFunctionLines(
  side: DetailsSide | undefined,
  name: string,
  path: readonly string[] | undefined,
  sampleType: string,
): LinesAnswer {
  const { current, error, isBusy, retry } = useKeyedAnswer(
    side && JSON.stringify([side.key, name, path, sampleType]),
    side && ((signal) => side.computeLines({ name, path, sampleType }, signal)),
  );
  return { lines: current, error, isBusy, retry };
}
