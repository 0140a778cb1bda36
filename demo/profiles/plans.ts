import type { WindowOrder } from '../workloads/runtime/order';

/** What is recorded of one version of one service. */
export interface RecordingPlan {
  readonly service: string;
  readonly version: string;
  readonly language: 'node' | 'go';
  readonly namespace: string;
  /** The commit the version was built from. */
  readonly gitRef: string;
  readonly withWall: boolean;
  readonly windows: readonly WindowOrder[];
}

export const WINDOW_MS = 15_000;

// The Apache-2.0 project the programs belong to: source links lead to its files.
export const REPOSITORY_URL = 'https://github.com/openprofiles/drilldown';

export const V1 = '4f6c1c0de9a17b3e5d2840c6f19ab7735e0d8c21';
export const V2 = 'b92e07d5fa3c4816e7d0a95b1c6f3e8244d7a10f';

/** Loads around the usual one, so that a replay can follow a curve by choosing among real windows. */
const VARIED = [...steady(4, 0.6), ...steady(5, 1), ...steady(4, 1.6)];

export const RECORDING_PLANS: readonly RecordingPlan[] = [
  plan({ service: 'checkout', namespace: 'shop', windows: steady(20, 1) }),
  // The same requests, and a release that loses the cache of its discount rules.
  plan({ service: 'checkout', version: 'v2', gitRef: V2, namespace: 'shop', windows: steady(20, 1) }),
  plan({ service: 'storefront', namespace: 'shop', windows: [...traced(steady(16, 1)), ...VARIED] }),
  // Never changes: many windows of one steady load, for whoever wants to know how much chance alone moves a profile.
  plan({ service: 'search', namespace: 'shop', windows: steady(44, 1) }),
  plan({ service: 'recommendations', namespace: 'shop', windows: VARIED }),
  plan({ service: 'thumbnails', namespace: 'media', windows: VARIED }),
  plan({
    service: 'reports',
    namespace: 'backoffice',
    withWall: true,
    windows: [...steady(6, 0.3), ...steady(8, 1.6)],
  }),
  plan({ service: 'log-ingest', namespace: 'platform', windows: VARIED }),
  plan({ service: 'ledger', namespace: 'payments', language: 'go', windows: steady(12, 1) }),
];

function plan(given: Partial<RecordingPlan> & Pick<RecordingPlan, 'service' | 'namespace' | 'windows'>): RecordingPlan {
  return { version: 'v1', gitRef: V1, language: 'node', withWall: false, ...given };
}

/** A heap profile with every fourth window: it changes slowly. */
function steady(count: number, load: number): WindowOrder[] {
  return Array.from({ length: count }, (_, index) => ({ load, tracedShare: 0, withHeap: index % 4 === 0 }));
}

function traced(windows: readonly WindowOrder[]): WindowOrder[] {
  return windows.map((window) => ({ ...window, tracedShare: 0.25 }));
}
