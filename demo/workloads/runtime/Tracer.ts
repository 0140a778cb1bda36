import { time } from '@datadog/pprof';
import type { Random } from '../random';

/** Labels that a Pyroscope server understands as the span a sample belongs to. Ids are hex: 16 and 32 digits. */
export interface SpanLabels {
  readonly span_id: string;
  readonly span_name: string;
  readonly trace_id: string;
}

/** Puts the profiler's samples into spans for a share of the requests, as a tracing library with head sampling does. */
export class Tracer {
  constructor(
    private readonly random: Random,
    private readonly getSampledShare: () => number,
  ) {}

  runInSpan(name: string, serve: () => void): void {
    if (this.random() >= this.getSampledShare()) {
      serve();
      return;
    }
    this.runInTrace(this.#createId(32), name, serve);
  }

  /** Of a trace that began elsewhere. */
  runInTrace(traceId: string, name: string, serve: () => void): void {
    const labels: SpanLabels = { span_id: this.#createId(16), span_name: name, trace_id: traceId };
    time.setContext(labels);
    try {
      serve();
    } finally {
      time.setContext({});
    }
  }

  #createId(digits: number): string {
    return Array.from({ length: digits }, () => Math.floor(this.random() * 16).toString(16)).join('');
  }
}
