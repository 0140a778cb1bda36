/** Askers whose question on screen failed, with the function by which each asks again. */
const failed = new Map<object, () => void>();

/** Records if an asker's newest question failed. An asker that leaves the screen reports no failure. */
export function trackFailure(asker: object, hasFailed: boolean, retry: () => void): void {
  if (hasFailed) {
    failed.set(asker, retry);
  } else {
    failed.delete(asker);
  }
}

/** One Retry is for all: what failed together is asked again together. */
export function retryFailed(): void {
  const retries = [...failed.values()];
  failed.clear();
  retries.forEach((retry) => retry());
}
