import { drawPoisson, pickFrom, type Random } from '../random';
import type { Program } from '../programs/Program';
import type { Tracer } from './Tracer';

export interface RequestLoopOptions {
  readonly program: Program;
  readonly random: Random;
  readonly tracer: Tracer;
  /** Requests come this many times as often as the program says. Asked before every poll. */
  readonly getLoad: () => number;
}

export interface RequestLoop {
  stop(): void;
}

/**
 * Serves requests as a queue consumer does: it polls, and serves what has arrived since.
 * Serving in batches also keeps CPU profiles exact: the profiler books the time that a thread was busy on the next of its
 * 10 ms ticks, so work much shorter than a tick would mostly be booked on the idle loop that follows.
 */
export function startRequestLoop({ program, random, tracer, getLoad }: RequestLoopOptions): RequestLoop {
  let polledMs = performance.now();
  let timer = setTimeout(pollQueue, program.pollMs);

  function pollQueue(): void {
    const nowMs = performance.now();
    const mean = (program.requestsPerSecond * getLoad() * (nowMs - polledMs)) / 1000;
    polledMs = nowMs;
    drainQueue(drawPoisson(random, mean));
    timer = setTimeout(pollQueue, program.pollMs * (0.5 + random()));
  }

  function drainQueue(count: number): void {
    for (let served = 0; served < count; served++) {
      dispatchRequest(pickFrom(random, program.requests));
    }
  }

  function dispatchRequest(request: unknown): void {
    tracer.runInSpan(program.getRoute(request), () => program.handle(request));
  }

  return { stop: () => clearTimeout(timer) };
}
