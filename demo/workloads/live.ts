import { convertNodeWindow } from '../profiles/nodeProfiles';
import { encodePprof } from '../profiles/pprofBytes';
import type { RecordedProfile } from '../profiles/RecordedProfile';
import { buildPrograms } from './buildPrograms';
import type { RawWindow } from './runtime/order';
import { startProgram } from './startProgram';

export interface LiveWorkloadOptions {
  /** Base URL of a Pyroscope, or of the part of the local server that speaks its API. */
  readonly pushUrl: string;
  /** Time between two pushes. */
  readonly intervalMs?: number;
}

export interface LiveWorkload {
  /** Stops the program and waits until its process is gone; a push under way is cancelled. */
  close(): Promise<void>;
}

const LABELS = {
  service_name: 'live-storefront',
  namespace: 'shop',
  team: 'storefront',
  region: 'local',
  version: 'v1',
  hostname: 'live-storefront-0',
};

/**
 * Runs the storefront program in a process of its own, really profiled, and pushes its profiles. A server that is away is
 * reported once on stderr and tried again with the next window.
 */
export function startLiveWorkload({ pushUrl, intervalMs = 15_000 }: LiveWorkloadOptions): LiveWorkload {
  const closing = new AbortController();
  let isServerAway = false;
  let lastPush = Promise.resolve();
  const program = startProgram(
    {
      service: 'storefront',
      version: 'v1',
      codeFolder: buildPrograms(),
      warmUpMs: 0,
      windowMs: intervalMs,
      windows: [{ load: 1, tracedShare: 0.1, withHeap: true }],
      isEndless: true,
      withLines: false,
    },
    (raw) => {
      lastPush = lastPush.then(() => push(raw));
    },
  );
  const ended = program.ended.catch((error: unknown) => report(`The live workload stopped: ${printReason(error)}`));

  async function push(raw: RawWindow): Promise<void> {
    try {
      await pushProfiles(pushUrl, convertNodeWindow(raw, false), closing.signal);
      isServerAway = false;
    } catch (error) {
      if (!isServerAway) {
        report(`The live workload cannot push to ${pushUrl}: ${printReason(error)}`);
      }
      isServerAway = true;
    }
  }

  function report(problem: string): void {
    if (!closing.signal.aborted) {
      console.error(problem);
    }
  }

  return {
    close: async () => {
      closing.abort();
      program.stop();
      await ended;
      await lastPush;
    },
  };
}

/** Sends one `push.v1.PusherService/Push` in Connect's JSON, where bytes are base64. Throws if it is refused. */
async function pushProfiles(pushUrl: string, profiles: readonly RecordedProfile[], signal: AbortSignal): Promise<void> {
  const series = profiles.map(({ name, profile }) => ({
    labels: Object.entries({ ...LABELS, __name__: name }).map(([label, value]) => ({ name: label, value })),
    samples: [{ rawProfile: Buffer.from(encodePprof(profile)).toString('base64') }],
  }));
  const response = await fetch(`${pushUrl}/push.v1.PusherService/Push`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ series }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
  });
  const answer = await response.text();
  if (!response.ok) {
    throw new Error(`${response.status} ${answer}`);
  }
}

function printReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
