import { type DataFrame, FieldType } from '@grafana/data';

export interface HeatmapCells {
  /** Starts of the columns, ascending. */
  timesMs: readonly number[];
  /** Names of the rows, lowest first. */
  rows: readonly string[];
  /** Counts by row and column; undefined where there is none. */
  counts: ReadonlyArray<ReadonlyArray<number | undefined>>;
}

/** A frame with a time and one number field per row (`heatmap-rows`), or one record per cell (`heatmap-cells`). */
export function readCells(frame: DataFrame): HeatmapCells {
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  const numbers = frame.fields.filter(({ type }) => type === FieldType.number);
  const yMin = numbers.find(({ name }) => name === 'yMin' || name === 'y');
  const count = numbers.find(({ name }) => name === 'count' || name === 'value');
  if (!time) {
    return { timesMs: [], rows: [], counts: [] };
  }
  if (!yMin || !count) {
    return { timesMs: time.values, rows: numbers.map(({ name }) => name), counts: numbers.map(({ values }) => values) };
  }
  const timesMs = [...new Set<number>(time.values)].sort((a, b) => a - b);
  const edges = [...new Set<number>(yMin.values)].sort((a, b) => a - b);
  const counts = edges.map(() => new Array<number | undefined>(timesMs.length).fill(undefined));
  for (let index = 0; index < frame.length; index++) {
    const row = counts[edges.indexOf(yMin.values[index])];
    row?.splice(timesMs.indexOf(time.values[index]), 1, count.values[index]);
  }
  return { timesMs, rows: edges.map(String), counts };
}
