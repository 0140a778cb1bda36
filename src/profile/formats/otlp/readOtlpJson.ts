import { type JsonObject, JsonReader } from 'profile/formats/JsonReader';
import { type AttributeValue, OtlpTables, type ProfileOfService } from './OtlpTables';

const json = new JsonReader('OTLP');

/**
 * Reads OTLP profiles as JSON: what `readOtlp` reads, with 64-bit numbers as texts and ids in hexadecimal. What is as usual
 * (0, "") may be left out.
 *
 * @throws ProfileDecodeError
 */
export function readOtlpJson(file: JsonObject): ProfileOfService[] {
  const tables = new OtlpTables();
  readDictionary(json.object(file.dictionary ?? {}, '"dictionary"'), tables);
  for (const resource of list(file.resourceProfiles, '"resourceProfiles"')) {
    const service = findService(json.object(resource.resource ?? {}, 'A resource'));
    for (const scope of list(resource.scopeProfiles, '"scopeProfiles"')) {
      for (const profile of list(scope.profiles, '"profiles"')) {
        readProfile(profile, service, tables);
      }
    }
  }
  return tables.finish();
}

function readDictionary(dictionary: JsonObject, tables: OtlpTables): void {
  for (const text of json.strings(dictionary.stringTable ?? [], '"stringTable"')) {
    tables.strings.push(text);
  }
  for (const mapping of list(dictionary.mappingTable, '"mappingTable"')) {
    tables.addMapping(number(mapping.filenameStrindex));
  }
  for (const made of list(dictionary.functionTable, '"functionTable"')) {
    const { nameStrindex, systemNameStrindex, filenameStrindex, startLine } = made;
    tables.addFunction([nameStrindex, systemNameStrindex, filenameStrindex, startLine].map(number));
  }
  for (const location of list(dictionary.locationTable, '"locationTable"')) {
    for (const line of list(location.lines, 'The lines of a location')) {
      tables.addLine([number(line.functionIndex), number(line.line)]);
    }
    tables.addLocation(number(location.mappingIndex));
  }
  for (const stack of list(dictionary.stackTable, '"stackTable"')) {
    numbers(stack.locationIndices).forEach((location) => tables.addToStack(location));
    tables.endStack();
  }
  for (const attribute of list(dictionary.attributeTable, '"attributeTable"')) {
    tables.addAttribute(number(attribute.keyStrindex), readValue(attribute.value));
  }
  for (const link of list(dictionary.linkTable, '"linkTable"')) {
    tables.addLink(readId(link.traceId), readId(link.spanId));
  }
}

function readProfile(profile: JsonObject, service: string, tables: OtlpTables): void {
  for (const sample of list(profile.samples, '"samples"')) {
    tables.addSample({
      stack: number(sample.stackIndex),
      attributes: numbers(sample.attributeIndices),
      link: number(sample.linkIndex),
      values: numbers(sample.values),
      timesNs: numbers(sample.timestampsUnixNano),
    });
  }
  tables.addProfile({
    sampleType: readType(profile.sampleType ?? {}),
    periodType: profile.periodType === undefined ? undefined : readType(profile.periodType),
    period: number(profile.period),
    timeNs: number(profile.timeUnixNano),
    durationNs: number(profile.durationNano),
    service,
  });
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

/** `AnyValue`, of which none is "". */
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
  return json.number(typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : (value ?? 0), 'A number');
}
