/** @jest-environment node */
import { fromJson, type JsonValue, toBinary } from '@bufbuild/protobuf';
import { buildHeatmap } from 'profile/heatmap/buildHeatmap';
import { createPyroscopeClient } from 'pyroscope/client';
import { SelectHeatmapResponseSchema } from 'pyroscope/gen/querier/v1/querier_pb';
import { createPyroscopeTransport } from 'pyroscope/transport';
import { type Exchange, readExchanges } from './recording';

interface RecordedSlot {
  readonly counts: readonly number[];
  readonly yMin: readonly number[];
  readonly exemplars?: ReadonlyArray<{ readonly spanId?: string }>;
}

const HEATMAPS = readExchanges('pyroscope-2', 'heatmap.json').filter(
  ({ path, status }) => path.endsWith('/SelectHeatmap') && status === 200,
);

function listSlots({ answer }: Exchange): RecordedSlot[] {
  const { series = [] } = Object(answer) as { series?: ReadonlyArray<{ slots?: RecordedSlot[] }> };
  return series.flatMap(({ slots = [] }) => slots);
}

/** Draws the app's heatmap of a recorded answer. */
async function draw({ answer, request }: Exchange) {
  const message = fromJson(SelectHeatmapResponseSchema, answer as JsonValue, { ignoreUnknownFields: true });
  const bytes = new Uint8Array(toBinary(SelectHeatmapResponseSchema, message));
  const fetch = () => Promise.resolve(new Response(bytes, { headers: { 'content-type': 'application/proto' } }));
  const client = createPyroscopeClient(createPyroscopeTransport({ baseUrl: 'http://pyroscope.test', fetch }));
  const { profileTypeID, labelSelector, start, end, step } = Object(request);
  const range = { fromMs: Number(start), toMs: Number(end) };
  const stepMs = Number(step) * 1000;
  const query = { ...range, stepMs, profileTypeId: String(profileTypeID), labelSelector: String(labelSelector) };
  return buildHeatmap(await client.fetchSpanHeatmap(query, new AbortController().signal), range, stepMs);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

test.each(HEATMAPS)('cells hold the points of the recorded answer, merged or not: $name', async (exchange) => {
  const slots = listSlots(exchange);
  const points = sum(slots.flatMap(({ counts }) => counts));
  const { cells, pointCount, rows } = await draw(exchange);
  expect(pointCount).toBe(points);
  expect(sum(cells.map(({ count }) => count))).toBe(points);
  expect(rows).toEqual([...new Set(rows)]);
});

test.each(HEATMAPS)('every span that is named lies in its cell: $name', async (exchange) => {
  const { cells, columns, rows } = await draw(exchange);
  const shown = cells.flatMap(({ exemplars }) => exemplars);
  expect(shown).toHaveLength(sum(listSlots(exchange).map(({ exemplars = [] }) => exemplars.length)));
  for (const { column, row, count, exemplars } of cells) {
    expect(exemplars.length).toBeLessThanOrEqual(count);
    for (const { timeMs, value } of exemplars) {
      expect(timeMs).toBeGreaterThan(columns[column]?.fromMs ?? Infinity);
      expect(timeMs).toBeLessThanOrEqual(columns[column]?.toMs ?? -Infinity);
      expect(value).toBeGreaterThanOrEqual(rows[row] ?? Infinity);
      expect(value).toBeLessThan(rows[row + 1] ?? Infinity);
    }
  }
});
