import { useKeyedAnswer } from 'components/useAnswer';
import { mapLimited } from 'loading/mapLimited';
import { useState } from 'react';

export type CheckState<A> =
  | { readonly status: 'waiting' | 'checking' }
  | { readonly status: 'checked'; readonly answer: A }
  | { readonly status: 'failed'; readonly message: string };

/** Service with the state of its test. */
export type Checked<T extends NamedService, A> = T & { readonly state: CheckState<A> };

interface NamedService {
  readonly serviceName: string;
}

interface MoverChecks<T extends NamedService, A> {
  readonly movers: ReadonlyArray<Checked<T, A>>;
  readonly isBusy: boolean;
  /** Sentence about what could not be checked, and why; "" if nothing failed. */
  readonly problem: string;
  readonly cancel: () => void;
}

const WAITING = { status: 'waiting' } as const;

/**
 * Tests one change after the other, once. A failure does not stop the next one; all failed ones are tried again
 * together. Leaving the screen, like canceling, stops the running request.
 */
export function useMoverChecks<T extends NamedService, A>(
  movers: readonly T[],
  check: (mover: T, signal: AbortSignal) => Promise<A>,
): MoverChecks<T, A> {
  const [isCancelled, setCancelled] = useState(false);
  const [known] = useState(() => new Map<string, A>());
  // Changes are tested as they were when somebody asked.
  const {
    value: states,
    isBusy,
    error,
  } = useKeyedAnswer<CheckStates<A>>(isCancelled ? undefined : 'all', (signal, show) =>
    checkAll(movers, check, known, signal, show),
  );
  return {
    movers: movers.map((mover) => ({ ...mover, state: states?.get(mover.serviceName) ?? WAITING })),
    isBusy,
    problem: error ?? '',
    cancel: () => setCancelled(true),
  };
}

type CheckStates<A> = ReadonlyMap<string, CheckState<A>>;

/** @throws Error that says how many failed, once all were looked into */
async function checkAll<T extends NamedService, A>(
  movers: readonly T[],
  check: (mover: T, signal: AbortSignal) => Promise<A>,
  known: Map<string, A>,
  signal: AbortSignal,
  show: (states: CheckStates<A>) => void,
): Promise<CheckStates<A>> {
  let states: CheckStates<A> = new Map([...known].map(([name, answer]) => [name, { status: 'checked', answer }]));
  const tell = ({ serviceName }: NamedService, state: CheckState<A>): void => {
    states = new Map([...states, [serviceName, state]]);
    show(states);
  };
  await mapLimited(movers, 1, async (mover) => {
    signal.throwIfAborted();
    if (known.has(mover.serviceName)) {
      return;
    }
    tell(mover, { status: 'checking' });
    try {
      const answer = await check(mover, signal);
      known.set(mover.serviceName, answer);
      tell(mover, { status: 'checked', answer });
    } catch (error) {
      tell(mover, { status: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  });
  const problems = [...states.values()].flatMap((state) => (state.status === 'failed' ? [state.message] : []));
  if (problems.length > 0) {
    const changes = movers.length === 1 ? 'change' : 'changes';
    const reasons = [...new Set(problems)].join(' ');
    throw new Error(`${problems.length} of ${movers.length} ${changes} could not be checked: ${reasons}`);
  }
  return states;
}
