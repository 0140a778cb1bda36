import { readOptions, USAGE } from './start/readOptions';
import { runUntilStopped } from './start/runUntilStopped';
import { startDemo } from './start/startDemo';

/** Runs the local stack until Ctrl-C: plugin, shell, Grafana's paths, Pyroscope's data. */
if (process.argv.includes('--help')) {
  console.log(USAGE);
} else {
  await runUntilStopped((progress) => startDemo(readOptions(process.argv.slice(2), process.env), progress));
}
