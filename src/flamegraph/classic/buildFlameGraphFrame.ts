import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { encodeNestedSet } from 'profile/tree/encodeNestedSet';
import type { FlameTree } from 'profile/tree/FlameTree';

/** A tree as the data frame of Grafana's flame graph: level, value, self and label in pre-order. */
export function buildFlameGraphFrame(tree: FlameTree, unit: ValueUnit): DataFrame {
  const { level, value, self, label, names } = encodeNestedSet(tree);
  return createDataFrame({
    name: 'response',
    meta: { preferredVisualisationType: 'flamegraph' },
    fields: [
      { name: 'level', type: FieldType.number, values: Array.from(level) },
      { name: 'value', type: FieldType.number, values: Array.from(value), config: { unit } },
      { name: 'self', type: FieldType.number, values: Array.from(self), config: { unit } },
      {
        name: 'label',
        type: FieldType.enum,
        values: Array.from(label),
        config: { type: { enum: { text: names.map(formatFunctionName) } } },
      },
    ],
  });
}
