import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import { type AmountUnit, getPlainUnit, hasAmounts, toAmount } from 'profile/amounts/AmountUnit';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { encodeNestedSet } from 'profile/formats/encodeNestedSet';
import type { FlameTree } from 'profile/tree/FlameTree';

/** Builds a tree as the data frame of Grafana's flame graph: level, value, self and label in pre-order. */
export function buildFlameGraphFrame(tree: FlameTree, unit: AmountUnit): DataFrame {
  const { level, value, self, label, names } = encodeNestedSet(tree);
  const column = buildValueColumn(unit, value[0] ?? 0);
  return createDataFrame({
    name: 'response',
    meta: { preferredVisualisationType: 'flamegraph' },
    fields: [
      { name: 'level', type: FieldType.number, values: Array.from(level) },
      { name: 'value', ...column(value) },
      { name: 'self', ...column(self) },
      {
        name: 'label',
        type: FieldType.enum,
        values: Array.from(label),
        config: { type: { enum: { text: names.map(formatFunctionName) } } },
      },
    ],
  });
}

/** Raw values as a column of amounts; if amounts are not known, of shares of the whole. */
export function buildValueColumn(
  unit: AmountUnit,
  whole: number,
): (values: ArrayLike<number>) => { type: FieldType.number; values: number[]; config: { unit: string } } {
  const shownUnit = hasAmounts(unit) ? getPlainUnit(unit) : 'percentunit';
  const print = (value: number): number => toAmount(value, unit) ?? (whole > 0 ? value / whole : 0);
  return (values) => ({ type: FieldType.number, values: Array.from(values, print), config: { unit: shownUnit } });
}

// Grafana's component makes an object per node and draws a canvas as tall as the graph, 22 px a level; browsers leave a
// canvas blank beyond about 65,000 px.
export const MAX_DRAWN_NODES = 20_000;
export const MAX_DRAWN_DEPTH = 2_900;
