import { encodeSync, heap, SourceMapper, time } from '@datadog/pprof';
import type { Order } from './order';

const SAMPLING_INTERVAL_US = 10_000;
const HEAP_SAMPLING_BYTES = 64 * 1024;
const HEAP_STACK_DEPTH = 64;

/**
 * The profilers of @datadog/pprof over the running process.
 * Answers are gzipped pprof as that package makes them: `sample` count, `wall` and `cpu` nanoseconds; `inuse_objects` count
 * and `inuse_space` bytes.
 */
export class Profiler {
  /**
   * `codeFolder` holds the running JavaScript and its source maps. The profiler knows either the line of every frame, or spans
   * and the CPU clock: with lines there is no `cpu`.
   */
  static async start({ codeFolder, withLines }: Pick<Order, 'codeFolder' | 'withLines'>): Promise<Profiler> {
    const sourceMapper = await SourceMapper.create([codeFolder]);
    const kind = withLines ? { lineNumbers: true } : { withContexts: true, collectCpuTime: true };
    time.start({ intervalMicros: SAMPLING_INTERVAL_US, sourceMapper, ...kind });
    heap.start(HEAP_SAMPLING_BYTES, HEAP_STACK_DEPTH);
    return new Profiler(sourceMapper);
  }

  private constructor(private readonly sourceMapper: SourceMapper) {}

  /** Ends the current window and begins the next one. */
  takeTimeProfile(): Uint8Array {
    return encodeSync(time.stop(true));
  }

  takeHeapProfile(): Uint8Array {
    return encodeSync(heap.profile(undefined, this.sourceMapper));
  }

  stop(): void {
    time.stop();
    heap.stop();
  }
}
