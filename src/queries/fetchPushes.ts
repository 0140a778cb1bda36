import { findPushes, type Pushes } from 'profile/amounts/findPushes';
import { hasOtherLevel, joinPushes, planPushWindows } from 'profile/amounts/pushWindows';
import type { Series } from 'profile/series/change/Series';
import { getDurationMs, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import type { LabelSet, PyroscopeClient } from 'pyroscope/client';

/** Labels that agents and people give each pod, process or machine a value of its own in. */
const POD_LABELS = [
  ...['pod', 'pod_name', 'k8s_pod_name', 'k8s.pod.name', 'instance', 'instance_id', 'service_instance_id'],
  ...[
    'service.instance.id',
    'hostname',
    'host',
    'host_name',
    'host.name',
    'node',
    'container',
    'container_id',
    'address',
  ],
  ...[
    'ip',
    'pid',
    'process_pid',
    'process.pid',
    'replica',
    'task',
    'machine',
    'namespace',
    'cluster',
    '__session_id__',
  ],
];

/** Shorter than the time between two pushes, and the shortest that every server takes. */
const STEP_MS = 1000;

const MAX_PODS = 2000;

/** Chart of sums, with its labels. */
export interface SummedChart {
  readonly key: string;
  readonly series: Series;
}

export interface PushesQuestion {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly groupBy: readonly string[];
  /** Step of the charts. */
  readonly stepMs: number;
}

/** Returns the key of a chart in an answer that is grouped by these labels. */
export function printGroup(
  labels: { readonly get: (name: string) => string | undefined },
  groupBy: readonly string[],
): string {
  return JSON.stringify(groupBy.map((name) => labels.get(name) ?? ''));
}

/**
 * Fetches how often the pods of each chart push: one request in steps of a second over some minutes at the end of the
 * data, with a series per pod, and one more over the beginning if a chart ends at another level or has no pushes at
 * the end. Charts whose pods show no interval are left out.
 *
 * @throws PyroscopeError, or what an aborted request throws
 */
export async function fetchPushes(
  client: Pick<PyroscopeClient, 'fetchSnapshots'>,
  { profileTypeId, labelSelector, groupBy, stepMs }: PushesQuestion,
  charts: readonly SummedChart[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Pushes>> {
  const windows = planPushWindows(
    charts.map(({ series }) => series),
    stepMs,
  );
  if (!windows) {
    return new Map();
  }
  const ask = async (window: TimeRangeMs): Promise<ReadonlyMap<string, Series[]>> => {
    const query = { profileTypeId, labelSelector, groupBy: [...new Set([...groupBy, ...POD_LABELS])], ...window };
    const snapshots = await client.fetchSnapshots({ ...query, stepMs: STEP_MS, limit: MAX_PODS }, signal);
    return groupPods(snapshots, groupBy);
  };
  const { first, last } = windows;
  const lastPods = await ask(last);
  const isShort = first.fromMs === last.fromMs;
  const isNeeded = !isShort && charts.some(({ key, series }) => !lastPods.has(key) || hasOtherLevel(series));
  const firstPods = isNeeded ? await ask(first) : undefined;
  const pushes = new Map<string, Pushes>();
  for (const { key, series } of charts) {
    const [begin, end] = [firstPods, lastPods].map((pods) => findPushes(pods?.get(key) ?? [], STEP_MS));
    // A service that stopped at another level may have come to push at another interval before.
    const isDoubtful = begin !== undefined && !end && hasOtherLevel(series);
    const isOnePod = (lastPods.get(key)?.length ?? 0) <= 1;
    const found =
      begin || end || !isOnePod ? joinPushes(begin, end) : findRarePushes(series, stepMs, getDurationMs(last));
    if (found && !isDoubtful) {
      pushes.set(key, found);
    }
  }
  return pushes;
}

function groupPods(
  snapshots: readonly (Series & { readonly labels: LabelSet })[],
  groupBy: readonly string[],
): Map<string, Series[]> {
  const groups = new Map<string, Series[]>();
  for (const pod of snapshots) {
    const key = printGroup(pod.labels, groupBy);
    groups.set(key, [...(groups.get(key) ?? []), pod]);
  }
  return groups;
}

/** Finds pushes of one pod in the chart itself, if they are too rare for the minutes of the request. */
function findRarePushes(series: Series, stepMs: number, windowMs: number): Pushes | undefined {
  const pushes = findPushes([series], stepMs);
  return pushes && pushes.intervalMs > Math.max(stepMs, windowMs / 3) ? pushes : undefined;
}
