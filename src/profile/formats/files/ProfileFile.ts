import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import type { SampleTable } from 'profile/formats/samples/SampleTable';
import type { FlameTree } from 'profile/tree/FlameTree';

/** What a file holds: one profile, or several to choose from. */
export interface ProfileFile {
  /** What the file was read as, in words: "Chrome CPU profile". */
  readonly formatName: string;
  readonly profiles: readonly FileProfile[];
  /** Position in `profiles` of what to show first. */
  readonly first: number;
}

/** One profile of a file: a sample type, a thread, an event. */
export interface FileProfile {
  /** What tells it from the others of the file: "alloc_space", "cycles:u", "Thread 3". */
  readonly name: string;
  /** What samples were taken by, as pprof has it ("cpu", "space"); "" where the file does not say. */
  readonly periodType: string;
  /** Of the values of the tree. */
  readonly unit: ValueUnit;
  /** How long was recorded; undefined where the file does not say. */
  readonly durationNs: number | undefined;
  /** What of the file is not in the tree, as sentences. */
  readonly notes: readonly string[];
  /** What lines of functions are read from: profiles to add up, and which of their sample types; undefined for a format without. */
  readonly pprof?: { readonly profiles: readonly PprofProfile[]; readonly sampleType: number };
  /** In steps of some milliseconds. @throws ProfileDecodeError */
  readonly build: () => Generator<unknown, BuiltProfile>;
}

export interface BuiltProfile {
  readonly tree: FlameTree;
  /** What a part of the profile can be chosen by; undefined where its samples have neither labels nor times. */
  readonly samples?: SampleTable | undefined;
}
