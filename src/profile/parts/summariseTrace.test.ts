import { summariseTrace, type TraceSpan } from './summariseTrace';

const span = (spanId: string, parentId: string, startMs = 0, durationMs = 1): TraceSpan => ({
  ...{ spanId, parentId, startMs, durationMs },
  name: `name of ${spanId}`,
  service: 'storefront',
});

test('the span without a caller names a trace, wherever it stands', () => {
  const spans = [span('b', 'a', 1000), span('a', '', 1002, 1240), span('c', 'b', 900)];
  expect(summariseTrace(spans)).toEqual({
    ...{ name: 'name of a', service: 'storefront', startMs: 1002, durationMs: 1240, spanCount: 3, caution: '' },
  });
});

test.each([
  ['several have no caller', [span('a', '', 20), span('b', '', 10), span('c', 'a', 5)], 'b', '2 spans of it'],
  ['its caller is missing', [span('b', 'gone', 20), span('c', 'gone', 10), span('d', 'c', 5)], 'c', 'is missing'],
  ['callers lead in a circle', [span('a', 'b', 20), span('b', 'a', 10)], 'b', 'is missing'],
  ['it is its own caller', [span('a', 'a')], 'a', 'is missing'],
  ['times are unknown', [span('a', '', Number.NaN), span('b', '', 10)], 'b', '2 spans of it'],
])('where %s the earliest stands for it, and that is said', (_, spans, id, caution) => {
  const summary = summariseTrace(spans);
  expect(summary?.name).toBe(`name of ${id}`);
  expect(summary?.caution).toContain(caution);
});

test.each([Number.NaN, -1, Infinity])('a duration of %p is unknown', (durationMs) => {
  expect(summariseTrace([span('a', '', Number.NaN, durationMs)])).toMatchObject({
    ...{ startMs: undefined, durationMs: undefined },
  });
});

test('no spans are no trace, and a hundred thousand are one', () => {
  expect(summariseTrace([])).toBeUndefined();
  const many = Array.from({ length: 100_000 }, (_, place) => span(String(place), place === 0 ? '' : String(place - 1)));
  expect(summariseTrace(many)).toMatchObject({ name: 'name of 0', spanCount: 100_000 });
});
