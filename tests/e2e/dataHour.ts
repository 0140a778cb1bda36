/** Set by whoever reads this first, which is the configuration, before the stacks start; workers inherit it. */
const startedAtMs = Number((process.env.E2E_STARTED_AT_MS ??= String(Date.now())));

/** A moment some minutes before the local stack replayed its hour, as the URL takes it. */
export function minutesBeforeStart(minutes: number): string {
  return String(startedAtMs - minutes * 60_000);
}

/**
 * The hour that the local stack replayed when it started, whatever the time is by now: for numbers that depend on how much
 * of it is in the range.
 */
export const dataHour = { from: minutesBeforeStart(60), to: minutesBeforeStart(0) };
