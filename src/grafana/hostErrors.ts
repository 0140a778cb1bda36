import { isFetchError } from '@grafana/runtime';

/** Explains in a sentence why a call of Grafana itself failed. */
export function describeHostError(error: unknown): string {
  if (!isFetchError<{ readonly message?: string } | undefined>(error)) {
    return error instanceof Error ? error.message : 'Grafana did not answer.';
  }
  switch (error.status) {
    case 401:
      return 'You are not signed in any more; sign in again and retry.';
    case 403:
      return 'Grafana does not let you do that (403).';
    default: {
      const words = error.data?.message ?? error.statusText ?? '';
      return error.status > 0
        ? `Grafana answered ${error.status}: ${words || 'no reason given'}`
        : 'Grafana did not answer.';
    }
  }
}

/** @throws an error if an answer is no object: a proxy or a login page may have answered instead of Grafana. */
export function checkAnswer<T>(data: T): T {
  if (typeof data !== 'object' || data === null) {
    throw new Error('What came back is no answer of Grafana’s. A proxy may have answered in its place.');
  }
  return data;
}
