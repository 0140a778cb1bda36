import type { BuiltProfile, FileProfile, ProfileFile } from 'profile/formats/files/ProfileFile';
import { readProfileFile } from 'profile/formats/files/readProfileFile';
import { readStoredProfile } from 'profile/formats/files/readStoredProfile';
import { readPprofBytes } from 'profile/formats/pprof/readPprofBytes';
import { runSteps } from 'profile/formats/runSteps';
import { describeSamples, type SamplesSummary } from 'profile/formats/samples/describeSamples';
import { isWhole, type Narrowing, WHOLE } from 'profile/formats/samples/Narrowing';
import { narrowSamples } from 'profile/formats/samples/narrowSamples';
import { computeFunctionLines, type FunctionLines, type LinesQuestion } from 'profile/lines/computeFunctionLines';
import { mergeFunctionLines } from 'profile/lines/mergeFunctionLines';
import type { FlameTree } from 'profile/tree/FlameTree';
import { ProfileDecodeError, type ProfileFormat } from 'profile/tree/ProfileDecodeError';

export interface ProfileSummary extends Omit<FileProfile, 'build' | 'pprof'> {
  /** True if lines of functions are available. */
  readonly hasLines: boolean;
}

/** Profiles to choose from in a file. */
export interface FileSummary extends Pick<ProfileFile, 'formatName' | 'first'> {
  readonly profiles: ReadonlyArray<ProfileSummary>;
}

export class WorkerFile {
  /** The one that was built last: a side's sum and the test of its noise are made of the same trees. */
  private built: { readonly index: number; readonly profile: BuiltProfile } | undefined;

  constructor(private readonly file: ProfileFile) {}

  get summary(): FileSummary {
    const { formatName, first, profiles } = this.file;
    const describe = ({ name, unit, periodType, durationNs, notes, pprof }: FileProfile) => ({
      name,
      unit,
      periodType,
      durationNs,
      notes,
      hasLines: pprof !== undefined,
    });
    return { formatName, first, profiles: profiles.map(describe) };
  }

  /** @throws ProfileDecodeError */
  buildTree(index: number, narrowing: Narrowing = WHOLE): FlameTree {
    const { tree, samples } = this.build(index);
    return samples && !isWhole(narrowing) ? narrowSamples(samples, narrowing) : tree;
  }

  /**
   * Describes the labels and times by which a part of a profile can be chosen; undefined if its samples have neither.
   * undefined if its samples say nothing. @throws ProfileDecodeError
   */
  describeSamples(index: number): SamplesSummary | undefined {
    const { samples } = this.build(index);
    return samples && describeSamples(samples);
  }

  /** Computes lines of a function in all samples of a profile that has them. @throws ProfileDecodeError */
  computeLines(index: number, question: LinesQuestion): FunctionLines {
    const { profiles = [], sampleType = 0 } = this.file.profiles[index]?.pprof ?? {};
    const lines = profiles.map((profile) => computeFunctionLines(profile, sampleType, question));
    return mergeFunctionLines(lines);
  }

  /** Builds the one that the file wants shown first, in steps. @throws ProfileDecodeError */
  *prepare(): Generator<unknown, void> {
    const { first, profiles } = this.file;
    const profile = yield* profiles[first]?.build() ?? [];
    this.built = profile && { index: first, profile };
  }

  private build(index: number): BuiltProfile {
    const profile = this.file.profiles[index];
    if (!profile) {
      throw new Error(`The file has ${this.file.profiles.length} profiles, no number ${index}.`);
    }
    if (this.built?.index !== index) {
      // The previous profile is freed first: in a large file it is large.
      this.built = undefined;
      this.built = { index, profile: runSteps(profile.build()) };
    }
    return this.built.profile;
  }
}

export interface FileProgress {
  /** Bytes that were unpacked, or read; all of them once the profile is put together. */
  readonly doneBytes: number;
  /** Size of the file without its gzip; undefined while it is being inflated. */
  readonly totalBytes: number | undefined;
}

export interface ReadOptions {
  readonly onProgress?: ((progress: FileProgress) => void) | undefined;
  /** Stops reading, soon, with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
}

/** Formats whose names say too little. */
const WORDS: Partial<Record<ProfileFormat, string>> = {
  collapsed: 'collapsed stacks, like all text of no other known format',
  'nested set': 'a frame of Grafana',
};

/** Reads what a file holds, and the profile that it wants shown first. @throws ProfileDecodeError naming what the file was read as */
export async function readFile(bytes: Uint8Array, { onProgress, signal }: ReadOptions = {}): Promise<WorkerFile> {
  try {
    const inflated = await readPprofBytes(
      bytes,
      (gzip) => new Blob([gzip as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip')),
      { signal, onChunk: (doneBytes) => onProgress?.({ doneBytes, totalBytes: undefined }) },
    );
    const totalBytes = inflated.length;
    const say = (doneBytes: unknown) =>
      onProgress?.({ doneBytes: typeof doneBytes === 'number' ? doneBytes : totalBytes, totalBytes });
    const file = new WorkerFile(await runBetweenTasks(readProfileFile(inflated), say, signal));
    // Some formats show only here that they cannot be read.
    await runBetweenTasks(file.prepare(), say, signal);
    return file;
  } catch (error) {
    throw error instanceof ProfileDecodeError && error.format !== 'file'
      ? new ProfileDecodeError(
          error.format,
          error.reason,
          `${error.message} The file was read as ${WORDS[error.format] ?? error.format}.`,
        )
      : error;
  }
}

/** Longest time in which a thread does nothing else, such as handling a request to stop. */
const TURN_MS = 100;

async function runBetweenTasks<T>(
  steps: Generator<unknown, T>,
  onTurn: (step: unknown) => void,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let turnMs = performance.now(); ;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
    if (performance.now() - turnMs > TURN_MS) {
      onTurn(step.value);
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
      turnMs = performance.now();
    }
  }
}

/** Reads a file that a server stores. `type`: name of its sample type. @throws ProfileDecodeError */
export function readStored(flamebearer: string, type: string): WorkerFile {
  const file = new WorkerFile(readStoredProfile(flamebearer, type));
  file.buildTree(0);
  return file;
}
