import { Column, startsOf } from 'profile/formats/pprof/Column';
import type { PprofLabel, PprofProfile, PprofValueType } from 'profile/formats/pprof/PprofProfile';
import { failuresOf, MAX_NODES } from 'profile/tree/ProfileDecodeError';

const failure = failuresOf('OTLP');

/** Indices into the string table. */
interface ValueType {
  readonly type: number;
  readonly unit: number;
}

/** Properties of a profile other than its samples. */
export interface OtlpProfile {
  readonly sampleType: ValueType;
  readonly periodType: ValueType | undefined;
  readonly period: number;
  /** Nanoseconds since the epoch. */
  readonly timeNs: number;
  readonly durationNs: number;
  /** `service.name` of the resource, "" if there is none. */
  readonly service: string;
}

export interface OtlpSample {
  readonly stack: number;
  readonly attributes: readonly number[];
  readonly link: number;
  readonly values: readonly number[];
  /** Nanoseconds since the epoch. */
  readonly timesNs: readonly number[];
}

/** Profile with its service, and sentences about what was not read. */
export type ProfileOfService = PprofProfile & Pick<OtlpProfile, 'service'> & { readonly notes: readonly string[] };

/** A value of an attribute: text, or the index of a string; undefined for lists, maps and bytes, which are not read. */
export type AttributeValue = string | { readonly string: number } | undefined;

interface Samples {
  readonly stack: Column;
  readonly value: Column;
  readonly timeNs: Column;
  readonly labelEnd: Column<Uint32Array<ArrayBuffer>>;
  readonly label: Column;
}

/**
 * Tables of OTLP profiles, from protobuf or JSON, in any order: the dictionary may come last, so indices are looked up
 * at the end. Index 0 of each table stands for nothing.
 */
export class OtlpTables {
  readonly strings: string[] = [];
  private readonly functionName = Column.float64();
  private readonly functionFilename = Column.float64();
  private readonly functionStartLine = Column.float64();
  private readonly mappingFilename = Column.float64();
  private readonly locationMapping = Column.float64();
  private readonly lineEnd = Column.uint32();
  private readonly lineFunction = Column.float64();
  private readonly lineNumber = Column.float64();
  private readonly stackEnd = Column.uint32();
  private readonly stack = Column.float64();
  private readonly attributes: Array<{ readonly key: number; readonly value: AttributeValue }> = [];
  private readonly links: Array<{ readonly trace: string; readonly span: string }> = [];
  private readonly profiles: Array<{ readonly about: OtlpProfile; readonly samples: Samples }> = [];
  private samples: Samples = emptySamples();

  addFunction([name = 0, , filename = 0, startLine = 0]: readonly number[]): void {
    this.functionName.push(name);
    this.functionFilename.push(filename);
    this.functionStartLine.push(startLine);
  }

  addMapping(filename: number): void {
    this.mappingFilename.push(filename);
  }

  /** Adds a line to the location that is added next. */
  addLine([functionIndex = 0, line = 0]: readonly number[]): void {
    this.lineFunction.push(functionIndex);
    this.lineNumber.push(line);
  }

  addLocation(mapping: number): void {
    this.locationMapping.push(mapping);
    this.lineEnd.push(this.lineFunction.length);
  }

  /** Adds a location to the stack that ends next, leaf first. */
  addToStack(location: number): void {
    this.stack.push(location);
  }

  endStack(): void {
    this.stackEnd.push(this.stack.length);
  }

  addAttribute(key: number, value: AttributeValue): void {
    this.attributes.push({ key, value });
  }

  /** Ids in hexadecimal, "" for none. */
  addLink(trace: string, span: string): void {
    this.links.push({ trace, span });
  }

  /** Adds an observation to the profile that is added next; each value or time becomes a sample. */
  addSample({ stack, attributes, link, values, timesNs }: OtlpSample): void {
    const { samples } = this;
    const count = Math.max(values.length, timesNs.length);
    for (let place = 0; place < count; place++) {
      samples.stack.push(stack);
      // Times alone count one each.
      samples.value.push(values.length === 0 ? 1 : (values[place] ?? 0));
      samples.timeNs.push(timesNs[place] ?? NaN);
      attributes.forEach((attribute) => samples.label.push(attribute));
      if (link > 0) {
        // The start of the links' labels is known only after all attributes.
        samples.label.push(-2 * link);
        samples.label.push(-2 * link - 1);
      }
      samples.labelEnd.push(samples.label.length);
    }
    if (samples.stack.length > MAX_NODES) {
      throw failure('too-large', `The profile has more than ${MAX_NODES.toLocaleString('en')} samples.`);
    }
  }

  addProfile(about: OtlpProfile): void {
    this.profiles.push({ about, samples: this.samples });
    this.samples = emptySamples();
  }

  /** Returns each profile with its service. @throws ProfileDecodeError if an index points nowhere */
  finish(): ProfileOfService[] {
    const stringCount = this.strings.length;
    const stackCount = this.stackEnd.length;
    const locationCount = this.lineEnd.length;
    const functionCount = this.functionName.length;
    const mappingCount = this.mappingFilename.length;
    const stack = lookUp(this.stack, locationCount, 'location');
    const stackStart = startsOf(this.stackEnd);
    const unread = this.attributes.filter(({ value }) => value === undefined).length;
    const tables = {
      notes: unread > 0 ? [`Attributes that are lists, maps or bytes are not read: ${unread}.`] : [],
      strings: this.strings,
      comments: [],
      locations: {
        count: locationCount,
        mapping: Int32Array.from(this.locationMapping.take(), (index) =>
          index > 0 && index < mappingCount ? index : -1,
        ),
        address: new BigUint64Array(locationCount),
        lineStart: startsOf(this.lineEnd),
        lineFunction: Int32Array.from(lookUp(this.lineFunction, functionCount, 'function')),
        lineNumber: this.lineNumber.take(),
      },
      functions: {
        name: lookUp(this.functionName, stringCount, 'string'),
        filename: lookUp(this.functionFilename, stringCount, 'string'),
        startLine: this.functionStartLine.take(),
      },
      mappings: {
        count: mappingCount,
        filename: lookUp(this.mappingFilename, stringCount, 'string'),
        buildId: new Uint32Array(mappingCount),
      },
      labels: this.listLabels(),
      skippedLabels: 0,
    };
    return this.profiles.map(({ about, samples }) => {
      const stacks = lookUp(samples.stack, stackCount, 'stack');
      return {
        ...tables,
        service: about.service,
        sampleTypes: [this.getType(about.sampleType)],
        defaultSampleType: 0,
        periodType: about.periodType && this.getType(about.periodType),
        period: about.period,
        timeMs: Math.round(about.timeNs / 1e6),
        durationNs: about.durationNs,
        samples: {
          count: stacks.length,
          stack,
          stackStart: stacks.map((index) => stackStart[index]),
          stackEnd: stacks.map((index) => stackStart[index + 1]),
          values: samples.value.take(),
          labelStart: startsOf(samples.labelEnd),
          label: Uint32Array.from(samples.label.take(), (label) => this.findLabel(label)),
          timeNs: samples.timeNs.take().map((timeNs) => timeNs - about.timeNs),
        },
      };
    });
  }

  /** Attributes, then trace and span of each link. */
  private listLabels(): PprofLabel[] {
    return [
      ...this.attributes.map(({ key, value }) => ({
        name: this.getString(key),
        value: typeof value === 'object' ? this.getString(value.string) : (value ?? ''),
      })),
      ...this.links.flatMap(({ trace, span }) => [
        { name: 'trace_id', value: trace },
        { name: 'span_id', value: span },
      ]),
    ];
  }

  /** @param label index of an attribute; negative for links: twice the index of the link, minus one more for its span */
  private findLabel(label: number): number {
    const [place, count, what] =
      label < 0 ? [-label, 2 * this.links.length, 'link'] : [label, this.attributes.length, 'attribute'];
    if (!Number.isInteger(place) || place >= count) {
      throw failure(
        'inconsistent',
        `The file refers to ${what} ${label < 0 ? place >> 1 : place}, which does not exist.`,
      );
    }
    return label < 0 ? this.attributes.length + place : place;
  }

  private getString(index: number): string {
    const string = this.strings[index];
    if (string === undefined) {
      throw failure('inconsistent', `The file refers to string ${index} of ${this.strings.length}.`);
    }
    return string;
  }

  private getType({ type, unit }: ValueType): PprofValueType {
    return { type: this.getString(type), unit: this.getString(unit) };
  }
}

function lookUp(indices: Column, count: number, what: string): Uint32Array {
  const taken = indices.take();
  for (const index of taken) {
    if (!Number.isInteger(index) || index < 0 || index >= count) {
      throw failure('inconsistent', `The file refers to ${what} ${index} of ${count}.`);
    }
  }
  return new Uint32Array(taken);
}

function emptySamples(): Samples {
  return {
    stack: Column.float64(),
    value: Column.float64(),
    timeNs: Column.float64(),
    labelEnd: Column.uint32(),
    label: Column.float64(),
  };
}
