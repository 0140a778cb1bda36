import { create } from '@bufbuild/protobuf';
import { type Line, type Profile, ProfileSchema, type Sample } from 'pyroscope/gen/google/v1/profile_pb';

export interface SampleTypeChoice {
  /** Name of the sample type in the profile as it was recorded. */
  readonly recordedAs: string;
  readonly type: string;
  readonly unit: string;
}

export interface RewriteOptions {
  /** The columns to keep, in this order. */
  readonly sampleTypes: readonly SampleTypeChoice[];
  /** If given, samples without a value in this column are left out; else those without any value. */
  readonly requiredType?: string;
  readonly periodType: { readonly type: string; readonly unit: string };
  /** Name of an innermost function whose samples are left out. */
  readonly omittedLeaf?: string;
  readonly renameFile: (filename: string) => string;
}

/**
 * Copies a profile with chosen columns and renamed files. Unused strings, which may hold paths of the machine it was recorded on,
 * are left out.
 */
export function rewriteProfile(profile: Profile, options: RewriteOptions): Profile {
  const strings = new StringTable();
  const text = (index: bigint) => profile.stringTable[Number(index)] ?? '';
  const copyText = (index: bigint) => strings.getIndex(text(index));
  const copyFile = (index: bigint) => strings.getIndex(options.renameFile(text(index)));

  const columns = options.sampleTypes.map(({ recordedAs }) => {
    const column = profile.sampleType.findIndex((sampleType) => text(sampleType.type) === recordedAs);
    if (column < 0) {
      throw new Error(`The profile has no sample type ${recordedAs}.`);
    }
    return column;
  });
  const functions = new Map(profile.function.map((fn) => [fn.id, fn]));
  const locations = new Map(profile.location.map((location) => [location.id, location]));
  const hasName = (line: Line) => text(functions.get(line.functionId)?.name ?? 0n) !== '';
  const getLeafName = (sample: Sample) => {
    const leaf = locations.get(sample.locationId[0] ?? 0n)?.line[0];
    return text(functions.get(leaf?.functionId ?? 0n)?.name ?? 0n);
  };

  const required = options.sampleTypes.flatMap(({ type }, column) =>
    options.requiredType === undefined || options.requiredType === type ? [column] : [],
  );
  const samples = profile.sample
    .filter((sample) => options.omittedLeaf === undefined || getLeafName(sample) !== options.omittedLeaf)
    .map((sample) => ({
      locationId: sample.locationId,
      value: columns.map((column) => sample.value[column] ?? 0n),
      label: sample.label.map((label) => ({
        key: copyText(label.key),
        str: copyText(label.str),
        num: label.num,
        numUnit: copyText(label.numUnit),
      })),
    }))
    .filter(({ value }) => value.some((each, column) => each !== 0n && required.includes(column)));

  const usedLocations = new Set(samples.flatMap((sample) => sample.locationId));
  const keptLocations = profile.location.filter((location) => usedLocations.has(location.id));
  const usedFunctions = new Set(
    keptLocations.flatMap((location) => location.line.filter(hasName).map((line) => line.functionId)),
  );
  const usedMappings = new Set(keptLocations.map((location) => location.mappingId));

  return create(ProfileSchema, {
    sampleType: options.sampleTypes.map(({ type, unit }) => strings.getValueType({ type, unit })),
    periodType: strings.getValueType(options.periodType),
    period: profile.period,
    timeNanos: profile.timeNanos,
    durationNanos: profile.durationNanos,
    sample: samples,
    location: keptLocations.map(({ id, mappingId, address, line, isFolded }) => ({
      id,
      mappingId,
      address,
      // Go writes a function without a name if it knows none; other profilers write no line.
      line: line.filter(hasName).map((entry) => ({ functionId: entry.functionId, line: entry.line })),
      isFolded,
    })),
    function: profile.function
      .filter((fn) => usedFunctions.has(fn.id))
      .map(({ id, name, systemName, filename, startLine }) => ({
        id,
        name: copyText(name),
        systemName: copyText(systemName),
        filename: copyFile(filename),
        startLine,
      })),
    mapping: profile.mapping
      .filter((mapping) => usedMappings.has(mapping.id))
      .map(
        ({
          id,
          memoryStart,
          memoryLimit,
          fileOffset,
          filename,
          hasFunctions,
          hasFilenames,
          hasLineNumbers,
          hasInlineFrames,
        }) => ({
          id,
          memoryStart,
          memoryLimit,
          fileOffset,
          filename: copyFile(filename),
          hasFunctions,
          hasFilenames,
          hasLineNumbers,
          hasInlineFrames,
        }),
      ),
    stringTable: strings.texts,
  });
}

/** String 0 of a pprof profile is the empty one. */
class StringTable {
  readonly texts = [''];
  readonly #indexes = new Map([['', 0n]]);

  getIndex(text: string): bigint {
    let index = this.#indexes.get(text);
    if (index === undefined) {
      index = BigInt(this.texts.length);
      this.texts.push(text);
      this.#indexes.set(text, index);
    }
    return index;
  }

  getValueType({ type, unit }: { readonly type: string; readonly unit: string }): { type: bigint; unit: bigint } {
    return { type: this.getIndex(type), unit: this.getIndex(unit) };
  }
}
