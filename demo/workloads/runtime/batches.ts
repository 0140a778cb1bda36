import type { Program } from '../programs/Program';
import { computeSeed, createRandom, pickFrom, type Random } from '../random';
import type { Tracer } from './Tracer';

/** How long the batches of a window are worked on: a long one, a middling one, and one of two samples. */
const DURATIONS_MS = [600, 160, 20] as const;

/** The traces of one window. They have the same ids in every service, as a header of the request would bring them. */
export function listTraceIds(window: number): string[] {
  return DURATIONS_MS.map((_, batch) => {
    const random = createRandom(computeSeed('trace', window, batch));
    return Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  });
}

interface BatchOptions {
  readonly program: Program;
  readonly random: Random;
  readonly tracer: Tracer;
  readonly traceIds: readonly string[];
  readonly windowMs: number;
}

/**
 * Serves batches, spread over a window: requests of the program one after the other, in one span of a trace that goes through
 * other services, too. Returns what ends them.
 */
export function startBatches({ program, random, tracer, traceIds, windowMs }: BatchOptions): () => void {
  const timers = traceIds.map((traceId, batch) =>
    setTimeout(
      () => tracer.runInTrace(traceId, 'POST /batch', () => serveBatch(program, random, DURATIONS_MS[batch] ?? 0)),
      (windowMs * (batch + 0.5)) / traceIds.length,
    ),
  );
  return () => timers.forEach((timer) => clearTimeout(timer));
}

function serveBatch(program: Program, random: Random, durationMs: number): void {
  const startMs = performance.now();
  while (performance.now() - startMs < durationMs) {
    program.handle(pickFrom(random, program.requests));
  }
}
