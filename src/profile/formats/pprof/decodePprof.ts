import { runSteps, type Steps } from 'profile/formats/runSteps';
import { growUint32 } from 'profile/tree/growArray';
import { MAX_NODES, MAX_PROFILE_BYTES } from 'profile/tree/ProfileDecodeError';
import { Column, startsOf } from './Column';
import { LabelTable } from './LabelTable';
import type { PprofProfile, PprofValueType } from './PprofProfile';
import { failure, LENGTH_DELIMITED, PprofReader, VARINT } from './PprofReader';
import { SampleReader } from './SampleReader';

/**
 * Decodes an uncompressed pprof profile (`google.v1.Profile`; see `readPprofBytes` for gzip). Strings that are not
 * UTF-8 get U+FFFD. Missing mappings and functions are normal; an unknown location is an error.
 *
 * @throws ProfileDecodeError
 */
export function decodePprof(bytes: Uint8Array): PprofProfile {
  return runSteps(decodePprofInSteps(bytes));
}

/** `decodePprof` for a thread that has more to do. */
export function decodePprofInSteps(bytes: Uint8Array): Steps<PprofProfile> {
  if (bytes.length > MAX_PROFILE_BYTES) {
    throw failure('too-large', `The profile has ${bytes.length.toLocaleString('en')} bytes.`);
  }
  return new PprofDecoder(bytes).decode();
}

/** Decodes pprof by the field numbers of `profile.proto`. Tables refer to each other in any order, so ids are resolved last. */
class PprofDecoder {
  private readonly reader: PprofReader;
  private readonly strings: string[] = [];

  private readonly sampleTypes: Array<[type: number, unit: number]> = [];
  private periodType: [type: number, unit: number] | undefined;
  private defaultSampleType = 0;
  private period = 0;
  private timeMs = 0;
  private durationNs = 0;
  private readonly comments: number[] = [];

  private readonly labels = new LabelTable();
  private readonly samples: SampleReader;

  private readonly locationIds = new IdTable();
  private readonly locationMapping = Column.float64();
  private readonly locationAddress: bigint[] = [];
  private readonly lineEnd = Column.uint32();
  private readonly lineFunction = Column.float64();
  private readonly lineNumber = Column.float64();

  private readonly functionIds = new IdTable();
  private readonly functionName = Column.float64();
  private readonly functionFilename = Column.float64();
  private readonly functionStartLine = Column.float64();

  private readonly mappingIds = new IdTable();
  private readonly mappingFilename = Column.float64();
  private readonly mappingBuildId = Column.float64();

  constructor(bytes: Uint8Array) {
    this.reader = new PprofReader(bytes);
    this.samples = new SampleReader(this.reader, this.labels);
  }

  *decode(): Steps<PprofProfile> {
    yield* this.reader.readFieldsInSteps((field, wireType) => this.readProfileField(field, wireType));
    const types = this.sampleTypes.map((pair) => this.getValueType(pair));
    const locationCount = this.lineEnd.length;
    const samples = yield* this.samples.read(types.length, locationCount, (id) => this.getLocation(id));
    const mappingCount = this.mappingFilename.length;
    return {
      sampleTypes: types,
      defaultSampleType: this.findDefaultSampleType(types),
      periodType: this.periodType && this.getValueType(this.periodType),
      period: this.period,
      timeMs: this.timeMs,
      durationNs: this.durationNs,
      comments: this.comments.map((index) => this.getString(index)),
      strings: this.strings,
      samples,
      labels: this.labels.list((index) => this.getString(index)),
      skippedLabels: this.labels.skippedCount,
      locations: {
        count: locationCount,
        mapping: Int32Array.from(this.locationMapping.take(), (id) => this.mappingIds.find(id)),
        address: BigUint64Array.from(this.locationAddress),
        lineStart: startsOf(this.lineEnd),
        lineFunction: Int32Array.from(this.lineFunction.take(), (id) => this.functionIds.find(id)),
        lineNumber: this.lineNumber.take(),
      },
      functions: {
        name: this.checkStrings(this.functionName),
        filename: this.checkStrings(this.functionFilename),
        startLine: this.functionStartLine.take(),
      },
      mappings: {
        count: mappingCount,
        filename: this.checkStrings(this.mappingFilename),
        buildId: this.checkStrings(this.mappingBuildId),
      },
    };
  }

  private readProfileField(field: number, wireType: number): boolean {
    const { reader } = this;
    if (wireType === LENGTH_DELIMITED) {
      switch (field) {
        case 1:
          this.checkCount(this.sampleTypes.push(this.readValueType()), 'sample types');
          return true;
        case 2:
          this.samples.countSample();
          return true;
        case 3:
          this.readMapping();
          return true;
        case 4:
          this.readLocation();
          return true;
        case 5:
          this.readFunction();
          return true;
        case 6:
          this.checkCount(this.strings.push(this.reader.readString()), 'strings');
          return true;
        case 11:
          this.periodType = this.readValueType();
          return true;
      }
    } else if (wireType === VARINT) {
      switch (field) {
        case 9:
          this.timeMs = Math.round(reader.bytes.varint() / 1e6);
          return true;
        case 10:
          this.durationNs = reader.bytes.varint();
          return true;
        case 12:
          this.period = reader.bytes.varint();
          return true;
        case 14:
          this.defaultSampleType = reader.bytes.varint();
          return true;
      }
    }
    return field === 13 && this.reader.readNumbers(wireType, () => this.comments.push(reader.bytes.varint()));
  }

  private readMapping(): void {
    const [id = 0, , , , filename = 0, buildId = 0] = this.reader.readRow(6, 1);
    this.addId(this.mappingIds, id, this.mappingFilename.length, 'mapping');
    this.mappingFilename.push(filename);
    this.mappingBuildId.push(buildId);
  }

  private readLocation(): void {
    const { reader } = this;
    let id = 0;
    let mapping = 0;
    let address = 0n;
    this.reader.readMessage((field, wireType) => {
      if (field === 4 && wireType === LENGTH_DELIMITED) {
        this.readLine();
        return true;
      }
      if (wireType !== VARINT) {
        return false;
      }
      switch (field) {
        case 1:
          id = this.reader.readId();
          return true;
        case 2:
          mapping = this.reader.readId();
          return true;
        case 3:
          address = BigInt(reader.bytes.id());
          return true;
        default:
          return false;
      }
    });
    this.addId(this.locationIds, id, this.lineEnd.length, 'location');
    this.locationMapping.push(mapping);
    this.locationAddress.push(address);
    this.lineEnd.push(this.lineFunction.length);
  }

  private readLine(): void {
    const [functionId = 0, line = 0] = this.reader.readRow(2, 1);
    this.lineFunction.push(functionId);
    this.lineNumber.push(line);
    this.checkCount(this.lineFunction.length, 'lines');
  }

  private readFunction(): void {
    const [id = 0, name = 0, , filename = 0, startLine = 0] = this.reader.readRow(5, 1);
    this.addId(this.functionIds, id, this.functionName.length, 'function');
    this.functionName.push(name);
    this.functionFilename.push(filename);
    this.functionStartLine.push(startLine);
  }

  private readValueType(): [type: number, unit: number] {
    const [type = 0, unit = 0] = this.reader.readRow(2, 0);
    return [type, unit];
  }

  private addId(ids: IdTable, id: number, position: number, what: string): void {
    this.checkCount(position + 1, `${what}s`);
    if (!ids.add(id, position)) {
      throw failure('inconsistent', id === 0 ? `A ${what} has no id.` : `Two ${what}s have the id ${id}.`);
    }
  }

  private getLocation(id: number): number {
    const position = this.locationIds.find(id);
    if (position < 0) {
      throw failure('inconsistent', `A sample refers to location ${id}, which does not exist.`);
    }
    return position;
  }

  private getString(index: number): string {
    const string = this.strings[index];
    if (string === undefined) {
      throw failure('inconsistent', `The profile refers to string ${index} of ${this.strings.length}.`);
    }
    return string;
  }

  private checkStrings(indexes: Column): Uint32Array {
    return Uint32Array.from(indexes.take(), (index) => {
      this.getString(index);
      return index;
    });
  }

  private getValueType([type, unit]: [type: number, unit: number]): PprofValueType {
    return { type: this.getString(type), unit: this.getString(unit) };
  }

  /** Finds the default sample type by its name in the file; without a name it is the last one, as for `go tool pprof`. */
  private findDefaultSampleType(types: readonly PprofValueType[]): number {
    const name = this.defaultSampleType === 0 ? '' : this.getString(this.defaultSampleType);
    const named = name === '' ? -1 : types.findIndex(({ type }) => type === name);
    return named >= 0 ? named : Math.max(0, types.length - 1);
  }

  private checkCount(count: number, what: string): void {
    if (count > MAX_NODES) {
      throw failure('too-large', `The profile has more than ${MAX_NODES.toLocaleString('en')} ${what}.`);
    }
  }
}

/** Ids up to this are stored in an array. pprof recommends small ids, but allows any 64-bit number. */
const MAX_DENSE_ID = 1 << 22;

/** Positions of the ids of one pprof table. Id 0 stands for nothing and is never in it. */
class IdTable {
  /** Position + 1 of each id. */
  private dense = new Uint32Array(1024);
  private readonly sparse = new Map<number, number>();

  /** Adds an id; returns false if it is 0 or already taken. */
  add(id: number, position: number): boolean {
    if (id === 0 || this.find(id) >= 0) {
      return false;
    }
    if (isDense(id)) {
      if (id >= this.dense.length) {
        this.dense = growUint32(this.dense, id + 1);
      }
      this.dense[id] = position + 1;
    } else {
      this.sparse.set(id, position);
    }
    return true;
  }

  /** -1 for an unknown id. */
  find(id: number): number {
    return isDense(id) ? this.dense[id] - 1 : (this.sparse.get(id) ?? -1);
  }
}

function isDense(id: number): boolean {
  return id >= 0 && id <= MAX_DENSE_ID;
}
