import type { ProfileStore } from './ProfileStore';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const NS_PER_MS = 1e6;

/** Order in which the services of a trace call each other. */
const CALL_ORDER = ['storefront', 'recommendations', 'ledger'];

export interface TracedSpan {
  readonly spanId: string;
  /** "" for the span that began the trace. */
  readonly parentId: string;
  readonly name: string;
  readonly service: string;
  readonly startMs: number;
  readonly durationMs: number;
}

/**
 * Finds the spans of a trace, which a store of traces would have, in the samples that carry their ids; none for a trace without.
 * The recorded programs compute as long as a span lasts, so a span lasts as long as its CPU time and the spans that it called.
 */
export function findTrace(store: ProfileStore, traceId: string): TracedSpan[] {
  const wanted = store.spans.select((span) => span.traceId === traceId);
  const found = new Map<string, { readonly service: string; readonly name: string; cpuMs: number; startMs: number }>();
  for (const series of store.select([], { startMs: -Infinity, endMs: Infinity })) {
    if (series.labels.get('__profile_type__') !== CPU) {
      continue;
    }
    for (let profile = 0; profile < series.length; profile++) {
      const startMs = series.timesMs.items[profile] ?? 0;
      const end = series.getStart(profile + 1);
      for (let sample = series.getStart(profile); sample < end; sample++) {
        const span = wanted.has(series.getSpan(sample)) ? store.spans.getSpan(series.getSpan(sample)) : undefined;
        if (span) {
          const [service = '', name = ''] = ['service_name', 'span_name'].map((label) => series.labels.get(label));
          const known = found.get(span.spanId);
          // The replay pushes the same hour again and again: of a trace, its last time counts.
          const current = known && known.startMs >= startMs ? known : { service, name, cpuMs: 0, startMs };
          current.cpuMs += (series.values.items[sample] ?? 0) / NS_PER_MS;
          found.set(span.spanId, current);
        }
      }
    }
  }
  const chain = [...found].sort(([, a], [, b]) => CALL_ORDER.indexOf(a.service) - CALL_ORDER.indexOf(b.service));
  let offsetMs = 0;
  return chain.map(([spanId, { service, name, startMs }], place) => {
    const parentId = chain[place - 1]?.[0] ?? '';
    const durationMs = chain.slice(place).reduce((sum, [, { cpuMs }]) => sum + cpuMs, 0);
    // Whoever calls has done half of its own work by then.
    const span = { spanId, parentId, name, service, startMs: startMs + offsetMs, durationMs };
    offsetMs += (chain[place]?.[1].cpuMs ?? 0) / 2;
    return span;
  });
}
