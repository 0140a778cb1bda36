/** Who has no answer to a question that is on the screen, and how each asks again. */
const failed = new Map<object, () => void>();

/** Says whether the newest question of somebody failed. Who leaves the screen says that it did not. */
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
