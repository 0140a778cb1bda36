import type { ValueUnit } from 'profile/catalog/knownProfileTypes';
import type { PprofProfile } from 'profile/formats/pprof/PprofProfile';
import { inOneStep } from 'profile/formats/runSteps';
import type { SampleTable } from 'profile/formats/samples/SampleTable';
import type { FlameTree } from 'profile/tree/FlameTree';

/** Content of a file: one profile, or several to choose from. */
export interface ProfileFile {
  /** Format in words: "Chrome CPU profile". */
  readonly formatName: string;
  readonly profiles: readonly FileProfile[];
  /** Position in `profiles` of what to show first. */
  readonly first: number;
}

/** One profile of a file: a sample type, a thread, an event. */
export interface FileProfile {
  /** Name that distinguishes the profile within its file: "alloc_space", "cycles:u", "Thread 3". */
  readonly name: string;
  /** Period type as in pprof ("cpu", "space"); "" if the file does not say. */
  readonly periodType: string;
  /** Unit of the tree's values. */
  readonly unit: ValueUnit;
  /** Length of the recording; undefined if the file does not say. */
  readonly durationNs: number | undefined;
  /** Sentences about what the tree leaves out of the file. */
  readonly notes: readonly string[];
  /** Sources for the lines of functions: profiles to add up, and the sample type in each; undefined for a format without lines. */
  readonly pprof?: { readonly profiles: readonly PprofProfile[]; readonly sampleType: number };
  /** Builds the tree in steps of some milliseconds. @throws ProfileDecodeError */
  readonly build: () => Generator<unknown, BuiltProfile>;
}

export interface BuiltProfile {
  readonly tree: FlameTree;
  /** Samples by which a part of the profile can be chosen; undefined if they have neither labels nor times. */
  readonly samples?: SampleTable | undefined;
}

/** Describes a profile of a format that says nothing of its recording. */
export function describePlain(
  name: string,
  unit: ValueUnit,
  notes: readonly string[],
  build: () => BuiltProfile,
): FileProfile {
  return { name, unit, periodType: '', durationNs: undefined, notes, build: inOneStep(build) };
}
