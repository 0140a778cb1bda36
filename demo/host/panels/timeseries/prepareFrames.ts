import { type DataFrame, type Field, FieldType } from '@grafana/data';

/** Keeps the frames that have a time and a number. Booleans become 0 and 1; other values that are no numbers become gaps. */
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
