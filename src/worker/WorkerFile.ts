import type { FileProfile, ProfileFile } from 'profile/formats/files/ProfileFile';
import { readProfileFile } from 'profile/formats/files/readProfileFile';
import { readPprofBytes } from 'profile/formats/pprof/readPprofBytes';
import type { FlameTree } from 'profile/tree/FlameTree';

/** What there is to choose from in a file. */
export interface FileSummary extends Pick<ProfileFile, 'formatName' | 'first'> {
  readonly profiles: ReadonlyArray<Omit<FileProfile, 'buildTree'>>;
}

/** A file as the worker has it. */
export class WorkerFile {
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
  buildTree(index: number): FlameTree {
    const profile = this.file.profiles[index];
    if (!profile) {
      throw new Error(`The file has ${this.file.profiles.length} profiles, no number ${index}.`);
    }
    return profile.buildTree();
  }
}

/** @throws ProfileDecodeError */
export async function readFile(bytes: Uint8Array): Promise<WorkerFile> {
  const inflated = await readPprofBytes(bytes, (gzip) =>
    new Blob([gzip as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip')),
  );
  return new WorkerFile(readProfileFile(inflated));
}
