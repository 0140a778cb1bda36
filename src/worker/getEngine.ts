import { type Remote, wrap } from 'comlink';
import type { CategoryRules } from 'profile/names/categoryRules';
import { ProfileEngine } from './ProfileEngine';

export type Engine = Remote<ProfileEngine> | ProfileEngine;

let engine: Promise<Engine> | undefined;
let categoryRules: CategoryRules | undefined;

/**
 * Returns the engine that decodes and computes: in the worker, or on this thread if no worker can start (a strict
 * content policy, assets on another origin). Starts it on the first call. Never rejects.
 */
export function getEngine(): Promise<Engine> {
  engine ??= startWorker().then(async (remote) => {
    const started = remote ?? new ProfileEngine();
    if (categoryRules) {
      await started.setRules(categoryRules);
    }
    return started;
  });
  return engine;
}

/** Sets the rules for own code, for everything requested from now on. */
export function setCategoryRules(rules: CategoryRules): void {
  categoryRules = rules;
  // An engine that is only starting takes them when it is there.
  void engine?.then((started) => started.setRules(rules));
}

/** Resolves once the worker's script answers; with undefined when it cannot be loaded. */
async function startWorker(): Promise<Remote<ProfileEngine> | undefined> {
  try {
    const started = new Worker(new URL(/* webpackChunkName: "worker" */ './profile.worker.ts', import.meta.url));
    const failed = new Promise<undefined>((resolve) => {
      started.addEventListener('error', () => resolve(undefined), { once: true });
    });
    const remote = wrap<ProfileEngine>(started);
    const answered = remote.warmUp().then(() => remote);
    return await Promise.race([answered, failed]);
  } catch {
    // The constructor throws if workers are forbidden: the main thread does the same work.
    return undefined;
  }
}
