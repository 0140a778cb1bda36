import { STEP_BYTES, type Steps } from 'profile/formats/runSteps';
import { MAX_NODES } from 'profile/tree/ProfileDecodeError';
import type { LabelTable } from './LabelTable';
import type { PprofSamples } from './PprofProfile';
import { failure, LENGTH_DELIMITED, type PprofReader, VARINT } from './PprofReader';

/** Positions up to this take two bytes each. */
const MAX_SHORT = 0x10000;

/**
 * Reader of the samples of a pprof file, which are nearly all of it. Their parts are counted before they are read, so
 * that no array has to grow and memory is not needed twice.
 */
export class SampleReader {
  count = 0;
  private idCount = 0;
  private firstAt = -1;

  constructor(
    private readonly reader: PprofReader,
    private readonly labels: LabelTable,
  ) {}

  /** Passes over the sample that begins here. */
  countSample(): void {
    const { bytes } = this.reader;
    this.firstAt = this.firstAt < 0 ? bytes.pos : this.firstAt;
    this.reader.readMessage(this.countField);
    if (++this.count > MAX_NODES) {
      throw failure('too-large', `The profile has more than ${MAX_NODES.toLocaleString('en')} samples.`);
    }
  }

  /**
   * Reads the samples that were counted.
   *
   * @param findLocation the position of a location with an id
   */
  *read(typeCount: number, locationCount: number, findLocation: (id: number) => number): Steps<PprofSamples> {
    const { reader, count, labels } = this;
    const { bytes } = reader;
    const stackStart = new Uint32Array(count + 1);
    const stack = locationCount < MAX_SHORT ? new Uint16Array(this.idCount) : new Uint32Array(this.idCount);
    const values = new Float64Array(count * typeCount);
    let at = 0;
    let valueAt = 0;
    const readId = () => {
      stack[at++] = findLocation(reader.readId());
    };
    const readValue = () => {
      values[valueAt++] = bytes.varint();
    };
    const readField = (field: number, wireType: number) => {
      switch (field) {
        case 1:
          return reader.readNumbers(wireType, readId);
        case 2:
          return reader.readNumbers(wireType, readValue);
        case 3:
          if (wireType !== LENGTH_DELIMITED) {
            return false;
          }
          labels.add(reader.readRow(4, 0));
          return true;
        default:
          return false;
      }
    };
    let sample = 0;
    let saidAt = 0;
    // The message that the first tag stands before begins here.
    bytes.pos = Math.max(0, this.firstAt);
    while (sample < count) {
      reader.readMessage(readField);
      stackStart[++sample] = at;
      labels.endSample();
      if (valueAt !== sample * typeCount) {
        throw failure(
          'inconsistent',
          `Sample ${sample - 1} does not have a value for each of ${typeCount} sample types.`,
        );
      }
      if (bytes.pos - saidAt > STEP_BYTES) {
        saidAt = bytes.pos;
        yield saidAt;
      }
      if (sample < count) {
        this.skipToNext();
      }
    }
    const { labelStart, label } = labels.take();
    return {
      ...{ count, stack, values, labelStart, label, timeNs: undefined },
      stackStart: stackStart.subarray(0, count),
      stackEnd: stackStart.subarray(1),
    };
  }

  /** Skips to the message of the next sample, past other fields between samples. */
  private skipToNext(): void {
    const { bytes } = this.reader;
    for (;;) {
      const tag = bytes.varint();
      if (tag === SAMPLE_TAG) {
        return;
      }
      bytes.skipField(Math.floor(tag / 8), tag % 8);
    }
  }

  private readonly countField = (field: number, wireType: number): boolean => {
    const { bytes } = this.reader;
    if (field !== 1) {
      return false;
    }
    if (wireType === VARINT) {
      this.idCount++;
    } else if (wireType === LENGTH_DELIMITED) {
      const length = bytes.length();
      this.idCount += bytes.countVarints(length);
      bytes.pos += length;
      return true;
    }
    return false;
  };
}

/** Field 2 of a profile, a message. */
const SAMPLE_TAG = 2 * 8 + LENGTH_DELIMITED;
