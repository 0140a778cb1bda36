import { describeTempoTrace } from './TempoFacts';

const print = (timeMs: number) => `at ${timeMs}`;

test('a trace is its request, how long that took, and how many spans it has', () => {
  const summary = { name: 'GET /checkout', service: 'storefront', startMs: 5, durationMs: 1240, spanCount: 18 };
  expect(describeTempoTrace({ ...summary, caution: '' }, print)).toBe(
    'GET /checkout in storefront · 1.24 s · 18 spans · began at 5',
  );
});

test('what is not known is said, and names hide nothing', () => {
  const summary = { name: 'a\u202Eb', service: '', startMs: undefined, durationMs: undefined, spanCount: 1 };
  expect(describeTempoTrace({ ...summary, caution: '' }, print)).toBe(
    'a⟨U+202E⟩b in a service without a name · duration unknown · 1 span · start unknown',
  );
  const long = describeTempoTrace({ ...summary, name: 'x'.repeat(10_000), caution: '' }, print);
  expect(long.length).toBeLessThan(400);
});
