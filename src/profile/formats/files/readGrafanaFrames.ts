import { parseUnit } from 'profile/catalog/parseUnit';
import { decodeNestedSet } from 'profile/formats/decodeNestedSet';
import { JsonReader } from 'profile/formats/JsonReader';
import type { JsonObject } from 'profile/formats/parseJson';
import type { ProfileDecodeError } from 'profile/tree/ProfileDecodeError';
import { describePlain, type FileProfile } from './ProfileFile';

const json = new JsonReader('nested set');

const COLUMNS = ['level', 'value', 'self', 'label'] as const;

/** Lists the frames in what Grafana exports: an answer of a data source, what a panel's inspector shows, or one frame alone. */
export function listFrames(file: unknown): readonly JsonObject[] {
  const items = Array.isArray(file) ? file : [file];
  return items.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) {
      return [];
    }
    const { schema, results, frames, series } = item as JsonObject;
    if (schema !== undefined) {
      return [item as JsonObject];
    }
    const inside = results === undefined ? (frames ?? series) : Object.values(results as object);
    return inside === undefined ? [] : listFrames(inside);
  });
}

/** True for a frame with the columns of a flame graph. */
export function isFlameGraphFrame(frame: JsonObject): boolean {
  const names = readFields(frame).map(({ name }) => name);
  return COLUMNS.every((column) => names.includes(column));
}

/**
 * Reads a flame graph frame of Grafana as JSON (`schema` and `data`), with names in the column or as numbers of an enum.
 *
 * @throws ProfileDecodeError
 */
export function readGrafanaFrame(frame: JsonObject): FileProfile {
  const fields = readFields(frame);
  const data = json.object(frame.data, 'The data of the frame');
  const values = json.array(data.values, 'The values of the frame');
  const find = (column: (typeof COLUMNS)[number]) => {
    const place = fields.findIndex(({ name }) => name === column);
    return { field: fields[place] ?? {}, values: json.array(values[place], `The column "${column}"`) };
  };
  const label = find('label');
  const names = readEnum(label.field);
  const texts = names ?? [...new Set(json.strings(label.values, 'The column "label"'))];
  const places = new Map(texts.map((text, place) => [text, place]));
  const value = find('value');
  const unitName = json.object(value.field.config ?? {}, 'The settings of a column').unit;
  const { unit, factor } = parseUnit(typeof unitName === 'string' ? unitName : '');
  const scale = (column: readonly unknown[], what: string) => {
    const numbers = json.numbers(column, what);
    return factor === 1 ? numbers : numbers.map((item) => item * factor);
  };
  const columns = {
    level: json.numbers(find('level').values, 'The column "level"'),
    value: scale(value.values, 'The column "value"'),
    self: scale(find('self').values, 'The column "self"'),
    label: names
      ? json.numbers(label.values, 'The column "label"')
      : label.values.map((text) => places.get(String(text)) ?? -1),
    names: texts,
  };
  const notes = ['What the server cut before the export is in frames called “other”.'];
  return describePlain('flame graph', unit, notes, () => ({ tree: decodeNestedSet(columns, { limited: true }) }));
}

function readFields(frame: JsonObject): readonly JsonObject[] {
  const schema = json.object(frame.schema, 'The schema of the frame');
  return json.array(schema.fields ?? [], 'The columns of the frame').map((field) => json.object(field, 'A column'));
}

/** Reads the names of an enum column; undefined for a column of texts. */
function readEnum(field: JsonObject): readonly string[] | undefined {
  const config = json.object(field.config ?? {}, 'The settings of a column');
  const type = json.object(config.type ?? {}, 'The type of a column');
  if (type.enum === undefined) {
    return undefined;
  }
  return json.strings(json.object(type.enum, 'The enum of a column').text, 'The names of a column');
}

export function createNoFrameError(): ProfileDecodeError {
  return json.failure('malformed', 'No frame of this file has the columns of a flame graph.');
}
