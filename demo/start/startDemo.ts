import { join } from 'node:path';
import { buildHost } from '../host/buildHost';
import { startServer } from '../server/startServer';
import { startStore } from '../store/startStore';
import { startLiveWorkload } from '../workloads/live';
import { replayRecordedProfiles } from '../workloads/replay';
import { buildPlugin, isPluginStale, watchPlugin } from './buildPlugin';
import { checkPort } from './checkPort';
import type { DemoOptions } from './readOptions';

const ROOT = join(import.meta.dirname, '../..');

/** Something that runs until it is closed. */
interface Running {
  close(): Promise<void>;
}

/** Starts the parts one by one and keeps each in `running`, so that they can be closed whenever that is wanted. */
export async function startDemo(
  options: DemoOptions,
  { running, print }: { running: Running[]; print: (line: string) => void },
): Promise<void> {
  await checkPort(options.port);
  await buildBundle(options, print);
  const hostDir = await buildHost(options.hostKind);
  const pyroscopeUrl = options.pyroscopeUrl ?? (await startFilledStore(options, { running, print }));

  const server = await startServer({
    port: options.port,
    pyroscopeUrl,
    distDir: join(ROOT, 'dist'),
    hostDir,
    watch: options.isWatching,
  });
  running.push(server);
  if (options.isWatching) {
    running.push(watchPlugin(ROOT, () => server.reload()));
  }
  if (options.isLive) {
    running.push(startLiveWorkload({ pushUrl: pyroscopeUrl }));
  }
  print(`Ready: ${server.url}`);
}

async function buildBundle({ isBuilt }: DemoOptions, print: (line: string) => void): Promise<void> {
  if (!isBuilt && isPluginStale(ROOT)) {
    print('Building the plugin …');
    await buildPlugin(ROOT);
  }
}

async function startFilledStore(
  { syntheticServices, isLive }: DemoOptions,
  { running, print }: { running: Running[]; print: (line: string) => void },
): Promise<string> {
  const { url, store, close } = await startStore();
  running.push({ close });
  const { serviceNames } = await replayRecordedProfiles({ store, nowMs: Date.now(), syntheticServices });
  print(`Services: ${listNames(serviceNames)}${isLive ? ', and soon live-storefront' : ''}`);
  return url;
}

/** A thousand names help nobody. */
function listNames(names: readonly string[], shown = 20): string {
  const rest = names.length - shown;
  return rest > 0 ? `${names.slice(0, shown).join(', ')} and ${rest} more` : names.join(', ');
}
