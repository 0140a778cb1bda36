import type { FileProfile, ProfileFile } from 'profile/formats/files/ProfileFile';
import { readProfileFile } from 'profile/formats/files/readProfileFile';
import { readStoredProfile } from 'profile/formats/files/readStoredProfile';
import { readPprofBytes } from 'profile/formats/pprof/readPprofBytes';
import { describeSamples, type SamplesSummary } from 'profile/formats/samples/describeSamples';
import { isWhole, type Narrowing, WHOLE } from 'profile/formats/samples/Narrowing';
import { narrowSamples } from 'profile/formats/samples/narrowSamples';
import type { SampleTable } from 'profile/formats/samples/SampleTable';
import type { FlameTree } from 'profile/tree/FlameTree';
import { ProfileDecodeError } from 'profile/tree/ProfileDecodeError';

/** What there is to choose from in a file. */
export interface FileSummary extends Pick<ProfileFile, 'formatName' | 'first'> {
  readonly profiles: ReadonlyArray<Omit<FileProfile, 'buildTree' | 'readSamples'>>;
}

/** A file as the worker has it. */
export class WorkerFile {
  /** The one that was built last: a side's sum and the test of its noise are made of the same trees. */
  private built: { readonly index: number; readonly tree: FlameTree; readonly samples?: SampleTable } | undefined;

  constructor(private readonly file: ProfileFile) {}

  get summary(): FileSummary {
    const { formatName, first, profiles } = this.file;
    const describe = ({ name, unit, periodType, durationNs, notes }: FileProfile) => ({
      name,
      unit,
      periodType,
      durationNs,
      notes,
    });
    return { formatName, first, profiles: profiles.map(describe) };
  }

  /** @throws ProfileDecodeError */
  buildTree(index: number, narrowing: Narrowing = WHOLE): FlameTree {
    const { tree, samples } = this.build(index);
    return samples && !isWhole(narrowing) ? narrowSamples(samples, narrowing) : tree;
  }

  /** What parts of a profile can be chosen by; undefined where its samples say nothing. @throws ProfileDecodeError */
  describeSamples(index: number): SamplesSummary | undefined {
    const { samples } = this.build(index);
    return samples && describeSamples(samples);
  }

  private build(index: number): { readonly tree: FlameTree; readonly samples?: SampleTable } {
    const profile = this.file.profiles[index];
    if (!profile) {
      throw new Error(`The file has ${this.file.profiles.length} profiles, no number ${index}.`);
    }
    if (this.built?.index !== index) {
      const samples = profile.readSamples?.();
      this.built = samples ? { index, tree: samples.tree, samples } : { index, tree: profile.buildTree() };
    }
    return this.built;
  }
}

/** Reads what a file holds, and the profile that it wants shown first. @throws ProfileDecodeError naming what the file was read as */
export async function readFile(bytes: Uint8Array): Promise<WorkerFile> {
  try {
    const inflated = await readPprofBytes(bytes, (gzip) =>
      new Blob([gzip as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip')),
    );
    const file = new WorkerFile(readProfileFile(inflated));
    // Some formats show only here that they cannot be read.
    file.buildTree(file.summary.first);
    return file;
  } catch (error) {
    throw error instanceof ProfileDecodeError && error.format !== 'file'
      ? new ProfileDecodeError(error.format, error.reason, `${error.message} The file was read as ${error.format}.`)
      : error;
  }
}

/** What a server gives of a file that it keeps. `type`: name of its sample type. @throws ProfileDecodeError */
export function readStored(flamebearer: string, type: string): WorkerFile {
  const file = new WorkerFile(readStoredProfile(flamebearer, type));
  file.buildTree(0);
  return file;
}
