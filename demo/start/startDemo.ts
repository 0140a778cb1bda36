import { join } from 'node:path';
import { DEFAULT_CONTEXT_TOKENS, KEY_NAME, type LlmSettings, printLlmSettings } from 'llm/settings';
import { buildHost } from '../host/buildHost';
import { createDemoRepository } from '../repository/createDemoRepository';
import type { ModelConnection } from '../server/llm/Model';
import { PluginSettingsStore } from '../server/settings/PluginSettingsStore';
import { startServer } from '../server/startServer';
import type { SourceRepository } from '../store/createVcsService';
import { findTrace } from '../store/findTrace';
import { ProfileStore } from '../store/ProfileStore';
import { DEFAULT_LIMITS } from '../store/QueryLimits';
import { startStore } from '../store/startStore';
import { startLiveWorkload } from '../workloads/live';
import { type Replay, replayRecordedProfiles } from '../workloads/replay';
import { buildPlugin, isPluginStale, watchPlugin } from './buildPlugin';
import { checkPort } from './checkPort';
import { openPlugin } from './openPlugin';
import type { DemoOptions } from './readOptions';

/** Interval at which the replay appends what is due. */
const REPLAY_MS = 5_000;

/** The store grows by about 60 MB an hour. */
const KEPT_MS = 6 * 3_600_000;

const ROOT = join(import.meta.dirname, '../..');

interface Running {
  close(): Promise<void>;
}

export interface Progress {
  /** Holds every part that was started, so that all can be closed at any time. */
  readonly running: Running[];
  readonly print: (line: string) => void;
}

/**
 * Starts the parts one by one and returns the address of the Pyroscope. Rejects with a message for people if one cannot start.
 */
export async function startDemo(options: DemoOptions, progress: Progress): Promise<string> {
  const { running, print } = progress;
  await checkPort(options.port);
  let onBuilt = (): void => undefined;
  await startBuild(options, progress, () => onBuilt());
  const hostDir = await buildHost(options.hostKind);
  const plugin = openPlugin(options.pluginPath ?? join(ROOT, 'dist'));
  running.push(plugin);
  const filled = options.pyroscopeUrl === undefined ? await startFilledStore(options, progress) : undefined;
  const pyroscopeUrl = options.pyroscopeUrl ?? filled?.url ?? '';

  const server = await startServer({
    port: options.port,
    pyroscopeUrl,
    distDir: plugin.dir,
    hostDir,
    // The traces of somebody's Pyroscope are not ours to tell of.
    findTrace: filled && ((traceId) => findTrace(filled.store, traceId)),
    watch: options.isWatching,
    role: options.role,
    model: options.model,
    pluginSettings: options.model && createEndpointSettings(options.model),
    user: options.isSignedIn ? { uid: 'demo-user', login: 'demo', name: 'Demo' } : undefined,
  });
  running.push(server);
  onBuilt = server.reload;
  if (options.isLive) {
    running.push(startLiveWorkload({ pushUrl: pyroscopeUrl }));
  }
  print(`Ready: ${server.url}`);
  return pyroscopeUrl;
}

/** Creates settings that send to a model straight away: naming it in the environment means wanting it used. */
function createEndpointSettings({ baseUrl, apiKey, baseModel, largeModel }: ModelConnection): PluginSettingsStore {
  const settings: LlmSettings = {
    sendTo: 'endpoint',
    url: baseUrl,
    model: baseModel,
    largeModel,
    allowsLocalHttp: true,
    contextTokens: DEFAULT_CONTEXT_TOKENS,
  };
  return new PluginSettingsStore(printLlmSettings(settings), { [KEY_NAME]: apiKey });
}

/** Resolves when `dist/` can be served. */
async function startBuild(
  { isBuilt, isWatching }: DemoOptions,
  { running, print }: Progress,
  onBuilt: () => void,
): Promise<void> {
  if (isBuilt || (!isWatching && !isPluginStale(ROOT))) {
    return;
  }
  print('Building the plugin …');
  const build = isWatching ? watchPlugin(ROOT, onBuilt) : buildPlugin(ROOT);
  running.push(build);
  await build.built;
}

async function startFilledStore(
  { syntheticServices, isLive }: DemoOptions,
  { running, print }: Progress,
): Promise<{ readonly url: string; readonly store: ProfileStore }> {
  const repository = await openRepository({ running, print });
  const { url, store, close } = await startStore({
    repository,
    store: new ProfileStore(Date.now, DEFAULT_LIMITS, KEPT_MS),
  });
  running.push({ close });
  const replay = await replayRecordedProfiles({ store, nowMs: Date.now(), syntheticServices });
  if (isLive) {
    running.push(keepReplaying(replay));
  }
  print(`Services: ${listNames(replay.serviceNames)}${isLive ? ', and soon live-storefront' : ''}`);
  return { url, store };
}

/** Goes on with the recorded services for as long as the stack runs. A machine that slept catches up. */
function keepReplaying(replay: Replay): Running {
  const timer = setInterval(() => replay.appendUntil(Date.now()), REPLAY_MS);
  return {
    close: async () => clearInterval(timer),
  };
}

/** Opens the programs' sources and commits; without git, the stack is a Pyroscope that has no GitHub. */
async function openRepository({ running, print }: Progress): Promise<SourceRepository | undefined> {
  try {
    const demo = await createDemoRepository();
    running.push(demo);
    return demo.repository;
  } catch (error) {
    print(`The sources of the programs cannot be shown. ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** Lists the first names: a thousand help nobody. */
function listNames(names: readonly string[], shown = 20): string {
  const rest = names.length - shown;
  return rest > 0 ? `${names.slice(0, shown).join(', ')} and ${rest} more` : names.join(', ');
}
