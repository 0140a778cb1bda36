import type { FlameGraph } from 'pyroscope/gen/querier/v1/querier_pb';
import { getSeriesRule } from './seriesRule';

interface Bar {
  readonly start: number;
  readonly total: number;
  readonly self: number;
  readonly name: string;
}

const NO_DATA: Bar = { start: 0, total: 0, self: 0, name: 'total' };

/** Builds the nested set that Grafana's flame graph panel takes: bars in pre-order with their level, names as an enum. */
export function buildProfileFrame(
  flameGraph: FlameGraph | undefined,
  { refId, profileTypeId }: { refId: string; profileTypeId: string },
): object {
  const { unit } = getSeriesRule(profileTypeId);
  const number = { type: 'number', typeInfo: { frame: 'int64' } };
  const rows = listInPreOrder(readBars(flameGraph));
  const names = [...new Set(rows.map(({ bar }) => bar.name))];
  const nameIndex = new Map(names.map((name, index) => [name, index]));
  return {
    schema: {
      name: 'response',
      refId,
      meta: { typeVersion: [0, 0], preferredVisualisationType: 'flamegraph' },
      fields: [
        { name: 'level', ...number },
        { name: 'value', ...number, config: { unit } },
        { name: 'self', ...number, config: { unit } },
        { name: 'label', type: 'enum', typeInfo: { frame: 'enum' }, config: { type: { enum: { text: names } } } },
      ],
    },
    data: {
      values: [
        rows.map(({ level }) => level),
        rows.map(({ bar }) => bar.total),
        rows.map(({ bar }) => bar.self),
        rows.map(({ bar }) => nameIndex.get(bar.name)),
      ],
    },
  };
}

/** Reads four numbers per bar: distance from the end of the bar before it, total, self, index of the name. */
function readBars(flameGraph: FlameGraph | undefined): Bar[][] {
  const levels = flameGraph?.levels ?? [];
  if (!levels[0]?.values.length) {
    return [[NO_DATA]];
  }
  return levels.map(({ values }) => {
    const bars: Bar[] = [];
    let end = 0;
    for (let at = 0; at + 3 < values.length; at += 4) {
      const start = end + Number(values[at]);
      const total = Number(values[at + 1]);
      const name = flameGraph?.names[Number(values[at + 3])] ?? '';
      bars.push({ start, total, self: Number(values[at + 2]), name });
      end = start + total;
    }
    return bars;
  });
}

/** Lists bars in pre-order. A bar is below the bar of the level above that it starts in. */
function listInPreOrder(levels: readonly (readonly Bar[])[]): { level: number; bar: Bar }[] {
  const rows: { level: number; bar: Bar }[] = [];
  const next = levels.map(() => 0);
  const ends: number[] = [];
  for (let level = 0; level >= 0;) {
    const bar = levels[level]?.[next[level] ?? 0];
    if (bar && bar.start < (ends[level - 1] ?? Infinity)) {
      rows.push({ level, bar });
      next[level] = (next[level] ?? 0) + 1;
      ends[level] = bar.start + bar.total;
      level++;
    } else {
      level--;
    }
  }
  return rows;
}
