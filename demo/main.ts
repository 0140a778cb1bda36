import { readOptions, USAGE } from './start/readOptions';
import { startDemo } from './start/startDemo';

/** The local stack: plugin, shell, Grafana's paths, Pyroscope's data. Runs until Ctrl-C. */
const running: { close(): Promise<void> }[] = [];
let isClosing = false;

async function closeAll(exitCode: number): Promise<void> {
  if (isClosing) {
    return;
  }
  isClosing = true;
  // What was started last uses what was started before.
  for (const part of running.reverse()) {
    await part.close().catch((error: unknown) => console.error(error));
  }
  process.exit(exitCode);
}

function printReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void closeAll(0));
}

try {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
  } else {
    const options = readOptions(process.argv.slice(2), process.env);
    await startDemo(options, { running, print: (line) => console.log(line) });
  }
} catch (error) {
  // A step that Ctrl-C stopped has nothing to report.
  if (!isClosing) {
    console.error(printReason(error));
  }
  await closeAll(1);
}
