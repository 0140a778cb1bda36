/** @jest-environment node */
import { findTrace } from './findTrace';
import { ProfileStore } from './ProfileStore';
import { buildPprof } from './testing/buildPprof';

test('a trace has the spans that samples belong to; each lasts as long as what it computes and calls', () => {
  const store = new ProfileStore(() => 5000);
  const push = (service: string, spanId: string, cpuMs: number, timeMs: number): void => {
    const labels = { span_name: 'POST /batch', span_id: spanId, trace_id: 't1' };
    const samples = [
      { stack: 'main;serve', values: [1, cpuMs * 1e6], labels },
      { stack: 'main;idle', values: [1, 9e6] },
    ];
    const profile = buildPprof(samples, { types: ['samples:count', 'cpu:nanoseconds'] });
    store.append({ __name__: 'process_cpu', service_name: service }, store.intern(profile), timeMs);
  };
  push('ledger', 'c', 20, 60_000);
  push('storefront', 'a', 30, 60_000);
  // The replay of the next hour.
  push('storefront', 'a', 40, 120_000);
  const common = { name: 'POST /batch' };
  expect(findTrace(store, 't1')).toEqual([
    { ...common, spanId: 'a', parentId: '', service: 'storefront', startMs: 120_000, durationMs: 60 },
    { ...common, spanId: 'c', parentId: 'a', service: 'ledger', startMs: 60_020, durationMs: 20 },
  ]);
  expect(findTrace(store, 't2')).toEqual([]);
});
