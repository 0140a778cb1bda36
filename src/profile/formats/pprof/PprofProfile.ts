/**
 * A pprof profile (github.com/google/pprof, `proto/profile.proto`) in columns. Ids are replaced by positions, -1 if
 * there is nothing.
 */
export interface PprofProfile {
  readonly sampleTypes: readonly PprofValueType[];
  /** Position in `sampleTypes` of what to show first. */
  readonly defaultSampleType: number;
  readonly periodType: PprofValueType | undefined;
  /** Period in the unit of `periodType`; 0 if unknown. After merging profiles it is not the sampling period. */
  readonly period: number;
  /** Start of the recording in milliseconds since the epoch, 0 if unknown. */
  readonly timeMs: number;
  readonly durationNs: number;
  readonly comments: readonly string[];
  readonly strings: readonly string[];
  readonly samples: PprofSamples;
  /** Different labels of samples. */
  readonly labels: readonly PprofLabel[];
  /** Number of sample labels that were skipped because there are too many different ones. */
  readonly skippedLabels: number;
  readonly locations: PprofLocations;
  readonly functions: PprofFunctions;
  readonly mappings: PprofMappings;
}

export interface PprofValueType {
  readonly type: string;
  readonly unit: string;
}

export interface PprofSamples {
  readonly count: number;
  /** Sample s has the locations `stack[stackStart[s]]` to `stack[stackEnd[s] - 1]`, leaf first. Samples may share them. */
  readonly stackStart: Uint32Array;
  readonly stackEnd: Uint32Array;
  readonly stack: Uint32Array | Uint16Array;
  /** `values[s * sampleTypes.length + type]` */
  readonly values: Float64Array;
  /** Sample s has the labels `label[labelStart[s]]` to `label[labelStart[s + 1] - 1]`, positions in `labels` of the profile. */
  readonly labelStart: Uint32Array;
  readonly label: Uint32Array;
  /** Nanoseconds from the beginning of the recording, NaN if it is not known; undefined for pprof, which has no times. */
  readonly timeNs: Float64Array | undefined;
}

export interface PprofLabel {
  readonly name: string;
  /** Numbers with their unit: "128 bytes". */
  readonly value: string;
}

interface PprofLocations {
  readonly count: number;
  readonly mapping: Int32Array;
  readonly address: BigUint64Array;
  /** Location l has the lines `lineStart[l]` to `lineStart[l + 1] - 1`: innermost inlined function first. */
  readonly lineStart: Uint32Array;
  readonly lineFunction: Int32Array;
  readonly lineNumber: Float64Array;
}

/** Names and files are positions in `strings`. */
interface PprofFunctions {
  readonly name: Uint32Array;
  readonly filename: Uint32Array;
  readonly startLine: Float64Array;
}

interface PprofMappings {
  readonly count: number;
  /** Positions in `strings`. */
  readonly filename: Uint32Array;
  readonly buildId: Uint32Array;
}
