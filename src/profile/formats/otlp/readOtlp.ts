import { LENGTH_DELIMITED, PprofReader, VARINT } from 'profile/formats/pprof/PprofReader';
import type { Steps } from 'profile/formats/runSteps';
import { type AttributeValue, type OtlpProfile, OtlpTables, type ProfileOfService } from './OtlpTables';

const FIXED64 = 1;

/** First bytes of a resource's message in OTLP. The first message of a pprof file begins with numbers instead. */
const PARTS_OF_RESOURCE: ReadonlySet<number | undefined> = new Set([0x0a, 0x12, 0x1a]);

/** True if bytes are OTLP, not pprof. Both begin with a message in field 1: a resource in OTLP, two numbers in pprof. */
export function isOtlp(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x0a) {
    return false;
  }
  let place = 1;
  while ((bytes[place] ?? 0) >= 0x80) {
    place++;
  }
  return PARTS_OF_RESOURCE.has(bytes[place + 1]);
}

/**
 * Reads OTLP profiles: `ProfilesData` of opentelemetry-proto 1.11, package `opentelemetry.proto.profiles.v1development`
 * (see `src/pyroscope/proto`), which `ExportProfilesServiceRequest` has the fields of, too.
 *
 * @throws ProfileDecodeError
 */
export function readOtlpInSteps(bytes: Uint8Array): Steps<ProfileOfService[]> {
  return new OtlpDecoder(bytes).decode();
}

class OtlpDecoder {
  private readonly reader: PprofReader;
  private readonly tables = new OtlpTables();
  private service = '';

  constructor(bytes: Uint8Array) {
    this.reader = new PprofReader(bytes, 'OTLP');
  }

  *decode(): Steps<ProfileOfService[]> {
    yield* this.reader.readFieldsInSteps((field, type) => {
      if (type !== LENGTH_DELIMITED || field > 2) {
        return false;
      }
      if (field === 1) {
        this.readResourceProfiles();
      } else {
        this.readDictionary();
      }
      return true;
    });
    return this.tables.finish();
  }

  private readResourceProfiles(): void {
    this.service = '';
    this.readParts({
      1: () => this.readParts({ 1: () => this.readResourceAttribute() }),
      2: () => this.readParts({ 2: () => this.readProfile() }),
    });
  }

  private readResourceAttribute(): void {
    let key = '';
    let value: AttributeValue = '';
    this.readParts({
      1: () => {
        key = this.reader.readString();
      },
      2: () => {
        value = this.readValue();
      },
    });
    if (key === 'service.name' && typeof value === 'string') {
      this.service = value;
    }
  }

  private readProfile(): void {
    const { bytes } = this.reader;
    const about = {
      ...{ sampleType: { type: 0, unit: 0 }, periodType: undefined as OtlpProfile['periodType'] },
      ...{ period: 0, timeNs: 0, durationNs: 0 },
    };
    const readType = () => {
      const [type = 0, unit = 0] = this.reader.readRow(2, 0);
      return { type, unit };
    };
    this.reader.readMessage((field, type) => {
      if (type === LENGTH_DELIMITED && field === 1) {
        about.sampleType = readType();
      } else if (type === LENGTH_DELIMITED && field === 2) {
        this.readSample();
      } else if (type === FIXED64 && field === 3) {
        about.timeNs = this.readFixed64();
      } else if (type === VARINT && field === 4) {
        about.durationNs = bytes.varint();
      } else if (type === LENGTH_DELIMITED && field === 5) {
        about.periodType = readType();
      } else if (type === VARINT && field === 6) {
        about.period = bytes.varint();
      } else {
        return false;
      }
      return true;
    });
    this.tables.addProfile({ ...about, service: this.service });
  }

  private readSample(): void {
    const { bytes } = this.reader;
    const [attributes, values, timesNs]: [number[], number[], number[]] = [[], [], []];
    let stack = 0;
    let link = 0;
    this.reader.readMessage((field, type) => {
      switch (field) {
        case 2:
          return this.reader.readNumbers(type, () => attributes.push(bytes.varint()));
        case 4:
          return this.reader.readNumbers(type, () => values.push(bytes.varint()));
        case 5:
          return this.readTimes(type, timesNs);
      }
      if (type !== VARINT) {
        return false;
      }
      if (field === 1) {
        stack = bytes.varint();
      } else if (field === 3) {
        link = bytes.varint();
      } else {
        return false;
      }
      return true;
    });
    this.tables.addSample({ stack, attributes, link, values, timesNs });
  }

  private readTimes(type: number, timesNs: number[]): boolean {
    if (type === FIXED64) {
      timesNs.push(this.readFixed64());
      return true;
    }
    if (type !== LENGTH_DELIMITED) {
      return false;
    }
    const end = this.reader.bytes.length() + this.reader.bytes.pos;
    while (this.reader.bytes.pos + 8 <= end) {
      timesNs.push(this.readFixed64());
    }
    // A rest is no number; the message ends where it says.
    this.reader.bytes.pos = end;
    return true;
  }

  /** Reads a fixed64 as the nearest number; for times since the epoch the error is at most a quarter of a microsecond. */
  private readFixed64(): number {
    const { bytes } = this.reader;
    if (bytes.pos + 8 > bytes.len) {
      throw bytes.truncated();
    }
    const low = bytes.fixed32();
    return bytes.fixed32() * 2 ** 32 + low;
  }

  private readDictionary(): void {
    const { reader, tables } = this;
    this.readParts({
      1: () => tables.addMapping(reader.readRow(4, 0)[3] ?? 0),
      2: () => this.readLocation(),
      3: () => tables.addFunction(reader.readRow(4, 0)),
      4: () => this.readLink(),
      5: () => tables.strings.push(reader.readString()),
      6: () => this.readAttribute(),
      7: () => this.readStack(),
    });
  }

  private readLocation(): void {
    let mapping = 0;
    this.reader.readMessage((field, type) => {
      if (field === 1 && type === VARINT) {
        mapping = this.reader.bytes.varint();
      } else if (field === 3 && type === LENGTH_DELIMITED) {
        this.tables.addLine(this.reader.readRow(2, 0));
      } else {
        return false;
      }
      return true;
    });
    this.tables.addLocation(mapping);
  }

  private readStack(): void {
    const { tables, reader } = this;
    reader.readMessage(
      (field, type) => field === 1 && reader.readNumbers(type, () => tables.addToStack(reader.bytes.varint())),
    );
    tables.endStack();
  }

  private readLink(): void {
    let trace = '';
    let span = '';
    this.readParts({
      1: () => {
        trace = this.readHex();
      },
      2: () => {
        span = this.readHex();
      },
    });
    this.tables.addLink(trace, span);
  }

  private readAttribute(): void {
    let key = 0;
    let value: AttributeValue = '';
    this.reader.readMessage((field, type) => {
      if (field === 1 && type === VARINT) {
        key = this.reader.bytes.varint();
      } else if (field === 2 && type === LENGTH_DELIMITED) {
        value = this.readValue();
      } else {
        return false;
      }
      return true;
    });
    this.tables.addAttribute(key, value);
  }

  /** `AnyValue` */
  private readValue(): AttributeValue {
    const { bytes } = this.reader;
    let value: AttributeValue = '';
    this.reader.readMessage((field, type) => {
      if (field === 1 && type === LENGTH_DELIMITED) {
        value = this.reader.readString();
      } else if (field === 2 && type === VARINT) {
        value = bytes.varint() === 0 ? 'false' : 'true';
      } else if (field === 3 && type === VARINT) {
        value = String(bytes.varint());
      } else if (field === 4 && type === FIXED64 && bytes.pos + 8 <= bytes.len) {
        value = String(bytes.double());
      } else if (field === 8 && type === VARINT) {
        value = { string: bytes.varint() };
      } else {
        // Lists, maps and bytes.
        value = undefined;
        return false;
      }
      return true;
    });
    return value;
  }

  /** Zeros stand for nothing. */
  private readHex(): string {
    const part = this.reader.bytes.bytesOf(this.reader.bytes.length());
    return part.every((byte) => byte === 0)
      ? ''
      : Array.from(part, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** Reads a message, but only some of its length-delimited fields. */
  private readParts(readPart: Readonly<Record<number, () => unknown>>): void {
    this.reader.readMessage((field, type) => {
      const read = type === LENGTH_DELIMITED ? readPart[field] : undefined;
      read?.();
      return read !== undefined;
    });
  }
}
