import type { JsonParts, JsonRange } from 'profile/formats/JsonParts';
import { JsonReader } from 'profile/formats/JsonReader';
import type { JsonObject } from 'profile/formats/parseJson';
import type { Steps } from 'profile/formats/runSteps';
import { type AttributeValue, OtlpTables, type ProfileOfService } from './OtlpTables';

const json = new JsonReader('OTLP');

/**
 * Reads OTLP profiles as JSON, with the content that `readOtlp` reads, 64-bit numbers as texts and ids in hexadecimal.
 * Default values (0, "") may be omitted.
 *
 * @param message byte range of the message: its tables and samples are never all in memory as JSON
 * @throws ProfileDecodeError
 */
export function* readOtlpJsonInSteps(parts: JsonParts, message: JsonRange): Steps<ProfileOfService[]> {
  const tables = new OtlpTables();
  const { dictionary, resourceProfiles } = findGiven(parts, message, 'A message');
  if (dictionary) {
    yield* readDictionary(parts, dictionary, tables);
  }
  for (const [resourcePath, resourceAt] of listGiven(parts, resourceProfiles, 'resourceProfiles')) {
    const { resource, scopeProfiles } = findGiven(parts, resourceAt, 'A part of "resourceProfiles"');
    const service = findService(json.object(resource ? parts.parse(resource) : {}, 'A resource'));
    for (const [scopePath, scopeAt] of listGiven(parts, scopeProfiles, `${resourcePath}.scopeProfiles`)) {
      const { profiles } = findGiven(parts, scopeAt, 'A part of "scopeProfiles"');
      for (const [path, profile] of listGiven(parts, profiles, `${scopePath}.profiles`)) {
        yield* readProfile(parts, profile, { service, tables, path });
      }
    }
  }
  return tables.finish();
}

function* readDictionary(parts: JsonParts, dictionary: JsonRange, tables: OtlpTables): Steps<void> {
  const given = findGiven(parts, dictionary, '"dictionary"');
  const readList = function* (name: string, add: (item: unknown) => void): Steps<void> {
    const range = given[name];
    if (range) {
      yield* parts.readEach(range, `dictionary.${name}`, add);
    }
  };
  yield* readList('stringTable', (text) => {
    tables.strings.push(json.string(text, '"stringTable"'));
  });
  const readTable = (name: string, add: (row: JsonObject) => void) =>
    readList(name, (row) => add(json.object(row, `A part of "${name}"`)));
  yield* readTable('mappingTable', ({ filenameStrindex }) => tables.addMapping(number(filenameStrindex)));
  yield* readTable('functionTable', ({ nameStrindex, systemNameStrindex, filenameStrindex, startLine }) => {
    tables.addFunction([nameStrindex, systemNameStrindex, filenameStrindex, startLine].map(number));
  });
  yield* readTable('locationTable', ({ lines, mappingIndex }) => {
    for (const { functionIndex, line } of list(lines, 'The lines of a location')) {
      tables.addLine([number(functionIndex), number(line)]);
    }
    tables.addLocation(number(mappingIndex));
  });
  yield* readTable('stackTable', ({ locationIndices }) => {
    numbers(locationIndices).forEach((location) => tables.addToStack(location));
    tables.endStack();
  });
  yield* readTable('attributeTable', ({ keyStrindex, value }) => {
    tables.addAttribute(number(keyStrindex), readValue(value));
  });
  yield* readTable('linkTable', ({ traceId, spanId }) => tables.addLink(readId(traceId), readId(spanId)));
}

function* readProfile(
  parts: JsonParts,
  profile: JsonRange,
  { service, tables, path }: { readonly service: string; readonly tables: OtlpTables; readonly path: string },
): Steps<void> {
  const given = findGiven(parts, profile, 'A part of "profiles"');
  const get = (name: string) => {
    const range = given[name];
    return range && parts.parse(range);
  };
  const readSample = (item: unknown): void => {
    const sample = json.object(item, 'A part of "samples"');
    tables.addSample({
      stack: number(sample.stackIndex),
      attributes: numbers(sample.attributeIndices),
      link: number(sample.linkIndex),
      values: numbers(sample.values),
      timesNs: numbers(sample.timestampsUnixNano),
    });
  };
  if (given.samples) {
    yield* parts.readEach(given.samples, `${path}.samples`, readSample);
  }
  tables.addProfile({
    sampleType: readType(get('sampleType') ?? {}),
    periodType: given.periodType && readType(get('periodType')),
    period: number(get('period')),
    timeNs: number(get('timeUnixNano')),
    durationNs: number(get('durationNano')),
    service,
  });
}

/** Finds the byte ranges of an object's members. Members that are null count as omitted. */
function findGiven(parts: JsonParts, range: JsonRange, what: string): Readonly<Record<string, JsonRange | undefined>> {
  const members = [...parts.findMembers(range, what)].filter(([, member]) => !parts.isNull(member));
  return Object.fromEntries(members);
}

/** Lists the elements of a list with their paths in the file; none if the list is omitted. */
function* listGiven(
  parts: JsonParts,
  range: JsonRange | undefined,
  path: string,
): Generator<readonly [path: string, element: JsonRange]> {
  let place = 0;
  for (const element of range ? parts.listElements(range, `"${path}"`) : []) {
    yield [`${path}[${place}]`, element];
    place++;
  }
}

function findService(resource: JsonObject): string {
  const found = list(resource.attributes, 'The attributes of a resource').find(({ key }) => key === 'service.name');
  const value = readValue(found?.value);
  return typeof value === 'string' ? value : '';
}

function readType(value: unknown): { type: number; unit: number } {
  const { typeStrindex, unitStrindex } = json.object(value, 'A type');
  return { type: number(typeStrindex), unit: number(unitStrindex) };
}

/** Reads an `AnyValue`; a missing one is "". */
function readValue(value: unknown): AttributeValue {
  const object = json.object(value ?? {}, 'A value');
  const { stringValue, boolValue, intValue, doubleValue, stringValueStrindex } = object;
  if (stringValueStrindex !== undefined) {
    return { string: number(stringValueStrindex) };
  }
  const known = stringValue ?? boolValue ?? intValue ?? doubleValue ?? (Object.keys(object).length === 0 ? '' : null);
  return ['string', 'number', 'boolean'].includes(typeof known) ? String(known) : undefined;
}

/** Zeros stand for nothing. */
function readId(value: unknown): string {
  const id = json.string(value ?? '', 'An id');
  return /^0*$/.test(id) ? '' : id;
}

function list(value: unknown, what: string): readonly JsonObject[] {
  return json.array(value ?? [], what).map((item) => json.object(item, `A part of ${what}`));
}

function numbers(value: unknown): readonly number[] {
  return json.array(value ?? [], 'A list of numbers').map(number);
}

/** 64-bit numbers are texts in JSON. */
function number(value: unknown): number {
  return json.number(typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : (value ?? 0), 'A field');
}
