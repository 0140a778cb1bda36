import { useKeyedAnswer } from 'components/useAnswer';
import { mapLimited } from 'loading/mapLimited';
import { useState } from 'react';

export type CheckState<A> =
  | { readonly status: 'waiting' | 'checking' }
  | { readonly status: 'checked'; readonly answer: A }
  | { readonly status: 'failed'; readonly message: string };

/** A service, and what is known of its change. */
export type Checked<T extends NamedService, A> = T & { readonly state: CheckState<A> };

interface NamedService {
  readonly serviceName: string;
}

interface MoverChecks<T extends NamedService, A> {
  readonly movers: ReadonlyArray<Checked<T, A>>;
  readonly isBusy: boolean;
  readonly cancel: () => void;
}

const WAITING = { status: 'waiting' } as const;

/**
 * Looks into one change after the other, once; what fails does not keep the next from being checked. Leaving the screen, as
 * canceling does, stops what is under way.
 */
export function useMoverChecks<T extends NamedService, A>(
  movers: readonly T[],
  check: (mover: T, signal: AbortSignal) => Promise<A>,
): MoverChecks<T, A> {
  const [isCancelled, setCancelled] = useState(false);
  // What changed is looked into as it was when somebody asked.
  const { value: states, isBusy } = useKeyedAnswer<CheckStates<A>>(isCancelled ? undefined : 'all', (signal, show) =>
    checkAll(movers, check, signal, show),
  );
  return {
    movers: movers.map((mover) => ({ ...mover, state: states?.get(mover.serviceName) ?? WAITING })),
    isBusy,
    cancel: () => setCancelled(true),
  };
}

type CheckStates<A> = ReadonlyMap<string, CheckState<A>>;

async function checkAll<T extends NamedService, A>(
  movers: readonly T[],
  check: (mover: T, signal: AbortSignal) => Promise<A>,
  signal: AbortSignal,
  show: (states: CheckStates<A>) => void,
): Promise<CheckStates<A>> {
  let states: CheckStates<A> = new Map();
  const tell = ({ serviceName }: NamedService, state: CheckState<A>): void => {
    states = new Map([...states, [serviceName, state]]);
    show(states);
  };
  await mapLimited(movers, 1, async (mover) => {
    signal.throwIfAborted();
    tell(mover, { status: 'checking' });
    try {
      tell(mover, { status: 'checked', answer: await check(mover, signal) });
    } catch (error) {
      tell(mover, { status: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  });
  return states;
}
