import { useKeyedAnswer } from 'components/useAnswer';
import { mapLimited } from 'loading/mapLimited';
import { useState } from 'react';

type CheckState =
  | { readonly status: 'waiting' | 'checking' }
  | { readonly status: 'checked'; readonly sentence: string }
  | { readonly status: 'failed'; readonly message: string };

/** A service, and what is known of its change. */
export type Checked<T extends NamedService> = T & { readonly state: CheckState };

interface NamedService {
  readonly serviceName: string;
}

interface MoverChecks<T extends NamedService> {
  readonly movers: ReadonlyArray<Checked<T>>;
  readonly isBusy: boolean;
  readonly cancel: () => void;
}

const WAITING: CheckState = { status: 'waiting' };

/**
 * Looks into one change after the other, once; what fails does not keep the next from being checked. Leaving the screen, as
 * canceling does, stops what is under way.
 */
export function useMoverChecks<T extends NamedService>(
  movers: readonly T[],
  check: (mover: T, signal: AbortSignal) => Promise<string>,
): MoverChecks<T> {
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

async function checkAll<T extends NamedService>(
  movers: readonly T[],
  check: (mover: T, signal: AbortSignal) => Promise<string>,
  signal: AbortSignal,
  show: (states: CheckStates) => void,
): Promise<CheckStates> {
  let states: CheckStates = new Map();
  const tell = ({ serviceName }: NamedService, state: CheckState): void => {
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
