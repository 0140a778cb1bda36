import type { Progress } from './startDemo';

/** Starts something that runs until Ctrl-C, then closes its parts. If it cannot start, prints the reason and ends with 1. */
export async function runUntilStopped(start: (progress: Progress) => Promise<unknown>): Promise<void> {
  const running: Progress['running'] = [];
  let isClosing = false;

  const closeAll = async (exitCode: number): Promise<void> => {
    if (isClosing) {
      return;
    }
    isClosing = true;
    // What was started last uses what was started before.
    for (const part of running.reverse()) {
      await part.close().catch((error: unknown) => console.error(error));
    }
    process.exit(exitCode);
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void closeAll(0));
  }
  try {
    await start({ running, print: (line) => console.log(line) });
  } catch (error) {
    // A step that Ctrl-C stopped has nothing to report.
    if (!isClosing) {
      console.error(error instanceof Error ? error.message : String(error));
    }
    await closeAll(1);
  }
}
