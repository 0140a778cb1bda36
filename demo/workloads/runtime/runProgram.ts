import { setTimeout as wait } from 'node:timers/promises';
import { createProgram } from '../programs/createProgram';
import { computeSeed, createRandom } from '../random';
import { startBatches } from './batches';
import type { Order, RawWindow } from './order';
import { Profiler } from './Profiler';
import { startRequestLoop } from './requestLoop';
import { Tracer } from './Tracer';

/** A process of its own: serves one program's requests under the profilers and sends each window to its parent. */
async function run(order: Order): Promise<void> {
  const random = createRandom(computeSeed(order.service, order.version));
  const program = await createProgram(order.service, order.version);
  const profiler = await Profiler.start(order);
  let current = order.windows[0];
  const tracer = new Tracer(random, () => current?.tracedShare ?? 0);
  const loop = startRequestLoop({ program, random, tracer, getLoad: () => current?.load ?? 1 });
  await wait(order.warmUpMs);
  profiler.takeTimeProfile();
  let used = process.cpuUsage();
  do {
    for (const window of order.windows) {
      current = window;
      const stopBatches = startBatches({
        ...{ program, random, tracer },
        ...{ traceIds: window.traceIds ?? [], windowMs: order.windowMs },
      });
      await wait(order.windowMs);
      stopBatches();
      const { user, system } = process.cpuUsage(used);
      used = process.cpuUsage();
      await send({
        window,
        cpuNs: (user + system) * 1000,
        hasLines: order.withLines,
        time: profiler.takeTimeProfile(),
        heap: window.withHeap ? profiler.takeHeapProfile() : undefined,
      });
    }
  } while (order.isEndless);
  loop.stop();
  profiler.stop();
}

function send(window: RawWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(window, undefined, undefined, (error) => (error === null ? resolve() : reject(error)));
  });
}

// The parent stopped us or is gone; either way nobody waits for more.
process.once('disconnect', () => process.exit());

run(JSON.parse(process.argv[2] ?? '') as Order).then(
  () => process.disconnect(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
