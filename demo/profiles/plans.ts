import { listTraceIds } from '../workloads/runtime/batches';
import type { WindowOrder } from '../workloads/runtime/order';

/** The plan for recording one version of one service. */
export interface RecordingPlan {
  readonly service: string;
  readonly version: string;
  readonly language: 'node' | 'go';
  readonly namespace: string;
  /** Go: the folder below `programs/` that holds the module, and the package in it; the program's own folder if absent. */
  readonly goModule?: { readonly folder: string; readonly package: string };
  readonly withWall: boolean;
  /** Node.js: the line of every frame, instead of the CPU clock and spans. */
  readonly withLines: boolean;
  readonly windows: readonly WindowOrder[];
  /** Windows with a part of traces that go through several services. Only their CPU is kept. */
  readonly batchWindows: readonly WindowOrder[];
}

export const WINDOW_MS = 15_000;

/** Loads around the usual one, so that a replay can follow a curve by choosing among real windows. */
const VARIED = [...steady(4, 0.6), ...steady(5, 1), ...steady(4, 1.6)];

const BATCHES: readonly WindowOrder[] = Array.from({ length: 4 }, (_, window) => ({
  ...{ load: 1, tracedShare: 0, withHeap: false },
  traceIds: listTraceIds(window),
}));

export const RECORDING_PLANS: readonly RecordingPlan[] = [
  plan({ service: 'checkout', namespace: 'shop', withLines: true, windows: steady(20, 1) }),
  // The same requests, and a release that loses the cache of its discount rules.
  plan({ service: 'checkout', version: 'v2', namespace: 'shop', withLines: true, windows: steady(20, 1) }),
  plan({
    service: 'storefront',
    namespace: 'shop',
    windows: [...traced(steady(16, 1)), ...VARIED],
    batchWindows: BATCHES,
  }),
  // Never changes: many windows of one steady load, for whoever wants to know how much chance alone moves a profile.
  plan({ service: 'search', namespace: 'shop', windows: steady(44, 1) }),
  plan({ service: 'recommendations', namespace: 'shop', windows: VARIED, batchWindows: BATCHES }),
  plan({ service: 'thumbnails', namespace: 'media', windows: VARIED }),
  plan({
    service: 'reports',
    namespace: 'backoffice',
    withWall: true,
    windows: [...steady(6, 0.3), ...steady(8, 1.6)],
  }),
  plan({ service: 'log-ingest', namespace: 'platform', windows: VARIED }),
  plan({ service: 'ledger', namespace: 'payments', language: 'go', windows: steady(12, 1), batchWindows: BATCHES }),
  // Names as they are in large programs: long import paths with third-party modules, deep stacks of a framework, code
  // without symbols.
  plan({
    service: 'inventory',
    namespace: 'warehouse',
    language: 'go',
    goModule: { folder: 'warehouse', package: './cmd/inventory' },
    windows: steady(10, 1),
  }),
  plan({
    service: 'labels',
    namespace: 'warehouse',
    language: 'go',
    goModule: { folder: 'warehouse', package: './cmd/labels' },
    windows: steady(8, 1),
  }),
  plan({ service: 'pages', namespace: 'shop', windows: [...steady(2, 0.6), ...steady(3, 1), ...steady(2, 1.6)] }),
];

function plan(given: Partial<RecordingPlan> & Pick<RecordingPlan, 'service' | 'namespace' | 'windows'>): RecordingPlan {
  return { version: 'v1', language: 'node', withWall: false, withLines: false, batchWindows: [], ...given };
}

/** Takes a heap profile with every fourth window, as it changes slowly. */
function steady(count: number, load: number): WindowOrder[] {
  return Array.from({ length: count }, (_, index) => ({ load, tracedShare: 0, withHeap: index % 4 === 0 }));
}

function traced(windows: readonly WindowOrder[]): WindowOrder[] {
  return windows.map((window) => ({ ...window, tracedShare: 0.25 }));
}
