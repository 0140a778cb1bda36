import { transfer, wrap, type Remote } from 'comlink';
import type { EncodedProfile } from 'profile/tree/EncodedProfile';
import type { FlameTree } from 'profile/tree/FlameTree';
import { decodeProfile } from './decodeProfile';
import type { ProfileWorkerApi } from './profile.worker';

let worker: Promise<Remote<ProfileWorkerApi> | undefined> | undefined;

/**
 * Decodes a profile in the worker, or here where no worker can start (a strict content policy, assets on another
 * origin). The bytes are handed over and must not be used afterwards.
 *
 * @throws Error with the decoder's message
 */
export async function decodeInWorker(profile: EncodedProfile): Promise<FlameTree> {
  worker ??= startWorker();
  const remote = await worker;
  if (!remote) {
    return decodeProfile(profile);
  }
  return remote.decode(profile.format === 'tree' ? transfer(profile, [profile.bytes.buffer]) : profile);
}

/** Resolves once the worker's script answers; with undefined when it cannot be loaded. */
async function startWorker(): Promise<Remote<ProfileWorkerApi> | undefined> {
  try {
    const started = new Worker(new URL(/* webpackChunkName: "worker" */ './profile.worker.ts', import.meta.url));
    const failed = new Promise<undefined>((resolve) => {
      started.addEventListener('error', () => resolve(undefined), { once: true });
    });
    const remote = wrap<ProfileWorkerApi>(started);
    const answered = remote.decode({ format: 'tree', bytes: new Uint8Array() }).then(() => remote);
    return await Promise.race([answered, failed]);
  } catch {
    // The constructor throws where workers are forbidden: the main thread does the same work.
    return undefined;
  }
}
