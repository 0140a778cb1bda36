import { readOptions, USAGE } from './start/readOptions';
import { runUntilStopped } from './start/runUntilStopped';
import { startDemo } from './start/startDemo';

/** The local stack: plugin, shell, Grafana's paths, Pyroscope's data. Runs until Ctrl-C. */
if (process.argv.includes('--help')) {
  console.log(USAGE);
} else {
  await runUntilStopped((progress) => startDemo(readOptions(process.argv.slice(2), process.env), progress));
}
