/** Set by the first reader, the configuration, before the stacks start; workers inherit it. */
const startedAtMs = Number((process.env.E2E_STARTED_AT_MS ??= String(Date.now())));

/** Gives a moment some minutes before the local stack replayed its hour, as the URL takes it. */
export function minutesBeforeStart(minutes: number): string {
  return String(startedAtMs - minutes * 60_000);
}

/** The hour that the local stack replayed at its start, for numbers that depend on how much of it is in the range. */
export const dataHour = { from: minutesBeforeStart(60), to: minutesBeforeStart(0) };
