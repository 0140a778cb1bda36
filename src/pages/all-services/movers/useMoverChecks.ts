import { useEffect, useRef, useState } from 'react';
import type { Mover } from './findMovers';

type CheckState =
  | { readonly status: 'waiting' | 'checking' }
  | { readonly status: 'checked'; readonly sentence: string }
  | { readonly status: 'failed'; readonly message: string };

/** What is known of one change. */
export interface CheckedMover extends Mover {
  readonly state: CheckState;
}

interface MoverChecks {
  readonly movers: readonly CheckedMover[];
  readonly isBusy: boolean;
  readonly cancel: () => void;
}

const WAITING: CheckState = { status: 'waiting' };

/**
 * Looks into one change after the other, once; what fails does not keep the next from being checked. Leaving the screen, as
 * canceling does, stops what is under way.
 */
export function useMoverChecks(
  movers: readonly Mover[],
  check: (mover: Mover, signal: AbortSignal) => Promise<string>,
): MoverChecks {
  const [states, setStates] = useState<ReadonlyMap<string, CheckState>>(new Map());
  const [isOver, setOver] = useState(false);
  const request = useRef<AbortController>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    request.current = controller;
    void checkAll(movers, check, signal, (serviceName, state) => {
      if (!signal.aborted) {
        setStates((before) => new Map([...before, [serviceName, state]]));
      }
    }).then(() => !signal.aborted && setOver(true));
    return () => controller.abort();
    // What changed is looked into as it was when somebody asked.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return {
    movers: movers.map((mover) => ({ ...mover, state: states.get(mover.serviceName) ?? WAITING })),
    isBusy: !isOver,
    cancel: () => {
      request.current?.abort();
      setOver(true);
    },
  };
}

async function checkAll(
  movers: readonly Mover[],
  check: (mover: Mover, signal: AbortSignal) => Promise<string>,
  signal: AbortSignal,
  tell: (serviceName: string, state: CheckState) => void,
): Promise<void> {
  for (const mover of movers) {
    if (signal.aborted) {
      return;
    }
    tell(mover.serviceName, { status: 'checking' });
    try {
      tell(mover.serviceName, { status: 'checked', sentence: await check(mover, signal) });
    } catch (error) {
      tell(mover.serviceName, { status: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
}
