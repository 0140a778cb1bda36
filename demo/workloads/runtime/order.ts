/** What a profiled program is told when it starts. */
export interface Order {
  readonly service: string;
  readonly version: string;
  /** The compiled programs, for their source maps. */
  readonly codeFolder: string;
  readonly warmUpMs: number;
  readonly windowMs: number;
  readonly windows: readonly WindowOrder[];
  /** Begins again with the first window after the last one, until it is stopped. */
  readonly isEndless: boolean;
  /** Every frame with its line; then no request can be traced. */
  readonly withLines: boolean;
}

export interface WindowOrder {
  /** Requests come this many times as often as the program says. */
  readonly load: number;
  /** Share of the requests that are traced, 0 to 1. */
  readonly tracedShare: number;
  readonly withHeap: boolean;
  /** Traces that go through several services, of which this one serves a part; usually none. */
  readonly traceIds?: readonly string[];
}

/** What it sends after each window: gzipped pprof as @datadog/pprof makes them. */
export interface RawWindow {
  readonly window: WindowOrder;
  readonly time: Uint8Array;
  readonly heap: Uint8Array | undefined;
  /** CPU that all threads of the process used in the window. */
  readonly cpuNs: number;
  /** Frames have lines, and `time` has no CPU clock. */
  readonly hasLines: boolean;
}
