import type { PyroscopeClient, Snapshots, SnapshotsQuery } from 'pyroscope/client';

/** A snapshot of a pod that was pushed. */
export interface DrawnPush {
  readonly timeMs: number;
  readonly value: number;
}

export interface DrawnPod {
  readonly labels: Readonly<Record<string, string>>;
  readonly pushes: readonly DrawnPush[];
}

/** Draws pushes at an interval from the first to the last, ends included. */
export function drawPushes(value: number, everyMs: number, firstMs: number, lastMs: number): DrawnPush[] {
  const count = Math.max(0, Math.floor((lastMs - firstMs) / everyMs) + 1);
  return Array.from({ length: count }, (_, at) => ({ timeMs: firstMs + at * everyMs, value }));
}

/** Adds up in steps as Pyroscope does: a point at t has the pushes of the step that ends at t, the first one, too. */
export function selectDrawn(
  pods: readonly DrawnPod[],
  { fromMs, toMs, stepMs, groupBy }: Pick<SnapshotsQuery, 'fromMs' | 'toMs' | 'stepMs' | 'groupBy'>,
): Snapshots[] {
  const groups = new Map<string, { labels: Map<string, string>; points: Map<number, number> }>();
  for (const { labels, pushes } of pods) {
    const own = new Map(Object.entries(labels).filter(([name]) => groupBy.includes(name)));
    const key = JSON.stringify([...own]);
    const group = groups.get(key) ?? { labels: own, points: new Map<number, number>() };
    for (const { timeMs, value } of pushes) {
      const pointMs = fromMs + Math.ceil((timeMs - fromMs) / stepMs) * stepMs;
      if (timeMs > fromMs - stepMs && pointMs <= toMs) {
        group.points.set(pointMs, (group.points.get(pointMs) ?? 0) + value);
      }
    }
    if (group.points.size > 0) {
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ labels, points }) => {
    const timesMs = [...points.keys()].sort((left, right) => left - right);
    return { labels, timesMs, values: timesMs.map((timeMs) => points.get(timeMs) ?? 0) };
  });
}

/** Serves these pods, and notes the questions. */
export function serveDrawn(pods: readonly DrawnPod[]) {
  const asked: SnapshotsQuery[] = [];
  const client: Pick<PyroscopeClient, 'fetchSnapshots'> = {
    fetchSnapshots: (query) => {
      asked.push(query);
      return Promise.resolve(selectDrawn(pods, query));
    },
  };
  return { client, asked };
}
