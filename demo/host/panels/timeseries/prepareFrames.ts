import { type DataFrame, type Field, FieldType } from '@grafana/data';

/** Only frames with a time and a number can be drawn; booleans count as 0 and 1, what is no number as a gap. */
export function prepareFrames(series: readonly DataFrame[]): DataFrame[] {
  return series.flatMap((frame) => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    const numbers = frame.fields.flatMap(toNumberField);
    return time && numbers.length > 0 && frame.length > 0 ? [{ ...frame, fields: [time, ...numbers] }] : [];
  });
}

function toNumberField(field: Field): Field[] {
  switch (field.type) {
    case FieldType.number:
      return [{ ...field, values: field.values.map((value) => (Number.isFinite(value) ? value : null)) }];
    case FieldType.boolean:
      return [
        {
          ...field,
          type: FieldType.number,
          values: field.values.map((value) => (value === null ? null : Number(value))),
        },
      ];
    default:
      return [];
  }
}
