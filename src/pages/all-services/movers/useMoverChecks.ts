import { useKeyedAnswer } from 'components/useAnswer';
import { mapLimited } from 'loading/mapLimited';
import { useState } from 'react';
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
  const [isCancelled, setCancelled] = useState(false);
  // What changed is looked into as it was when somebody asked.
  const { value: states, isBusy } = useKeyedAnswer<CheckStates>(isCancelled ? undefined : 'all', (signal, show) =>
    checkAll(movers, check, signal, show),
  );
  return {
    movers: movers.map((mover) => ({ ...mover, state: states?.get(mover.serviceName) ?? WAITING })),
    isBusy,
    cancel: () => setCancelled(true),
  };
}

type CheckStates = ReadonlyMap<string, CheckState>;

async function checkAll(
  movers: readonly Mover[],
  check: (mover: Mover, signal: AbortSignal) => Promise<string>,
  signal: AbortSignal,
  show: (states: CheckStates) => void,
): Promise<CheckStates> {
  let states: CheckStates = new Map();
  const tell = ({ serviceName }: Mover, state: CheckState): void => {
    states = new Map([...states, [serviceName, state]]);
    show(states);
  };
  await mapLimited(movers, 1, async (mover) => {
    signal.throwIfAborted();
    tell(mover, { status: 'checking' });
    try {
      tell(mover, { status: 'checked', sentence: await check(mover, signal) });
    } catch (error) {
      tell(mover, { status: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  });
  return states;
}
