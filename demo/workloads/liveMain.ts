/** Runs the live workload until it is stopped: `tsx demo/workloads/liveMain.ts http://localhost:4040`. */
import { startLiveWorkload } from './live';

const pushUrl = process.argv[2];
if (!pushUrl) {
  console.error('Name the Pyroscope to push to: tsx demo/workloads/liveMain.ts http://localhost:4040');
  process.exit(2);
}
const workload = startLiveWorkload({ pushUrl });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void workload.close());
}
