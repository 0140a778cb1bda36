import { proxy } from 'comlink';
import type { Sureness } from 'profile/diff/computeSureness';
import { formatValue } from 'profile/format/formatValue';
import { listSampleKeys } from 'profile/formats/files/sampleKeys';
import type { SamplesSummary } from 'profile/formats/samples/describeSamples';
import type { Narrowing } from 'profile/formats/samples/Narrowing';
import type { FunctionLines, LinesQuestion } from 'profile/lines/computeFunctionLines';
import { MAX_PROFILE_BYTES } from 'profile/tree/ProfileDecodeError';
import { getEngine } from './getEngine';
import type { RunNumbersQuestion } from './OpenedDiff';
import { OpenedProfile } from './OpenedProfile';
import type { PartOfFile, WeighedPart } from './ProfileEngine';
import { unpackView } from './ViewAnswer';
import type { FileProgress, FileSummary, WorkerFile } from './WorkerFile';
import { WorkerObject } from './WorkerObject';

/** A file that somebody chose, or that a server keeps, read in the worker. It stays open until it is closed, or until nobody holds it any more. */
export class OpenedFile {
  private readonly remote: WorkerObject<WorkerFile>;

  constructor(
    id: number,
    /** Hash of the content, see `hashFile`; "" for content that came from a server. */
    readonly hash: string,
    readonly summary: FileSummary,
    /** Keys of all profiles, of which the summary may have only a part. */
    readonly sampleKeys: readonly string[] = listSampleKeys(summary.profiles),
  ) {
    this.remote = new WorkerObject(() => id);
  }

  /** Returns the number under which the worker knows it. */
  getId(): Promise<number> {
    return this.remote.getId();
  }

  /** Describes the labels and times by which a part of a profile can be chosen; undefined if its samples have neither. */
  describeSamples(index: number): Promise<SamplesSummary | undefined> {
    return this.remote.ask('describeSamples', index);
  }

  /** Computes lines of a function in one of its profiles, of those that have them. */
  computeLines(index: number, question: LinesQuestion): Promise<FunctionLines> {
    return this.remote.ask('computeLines', index, question);
  }

  close(): void {
    this.remote.close();
  }
}

/** One profile of a file, or a part of it. */
export interface FilePart {
  readonly file: OpenedFile;
  readonly index: number;
  readonly narrowing: Narrowing;
}

/** Divisor of its values: recorded seconds, or moments. */
export interface WeighedFilePart extends FilePart {
  readonly weight: number;
}

export interface OpenFileOptions {
  readonly onProgress?: (progress: FileProgress) => void;
  /** Stops the worker. */
  readonly signal?: AbortSignal;
}

let lastReading = 0;

/**
 * Reads a file; nothing of it leaves the browser.
 *
 * @throws Error with a sentence that says why it cannot be read, or the signal's reason
 */
export async function openFile(file: File, { onProgress, signal }: OpenFileOptions = {}): Promise<OpenedFile> {
  const { size } = file;
  if (size > MAX_PROFILE_BYTES) {
    throw new Error(
      `The file has ${formatValue(size, 'bytes')}; at most ${formatValue(MAX_PROFILE_BYTES, 'bytes')} are read.`,
    );
  }
  const engine = await getEngine();
  signal?.throwIfAborted();
  const reading = ++lastReading;
  const stop = () => void engine.stopReading(reading);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const answer = await engine.openFile(
      file,
      reading,
      onProgress && proxy((progress: FileProgress) => onProgress(progress)),
    );
    return new OpenedFile(answer.id, answer.hash, answer.summary);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** One profile of a file as a server gives it; `types` are all that the server has of that file. */
export interface StoredAnswer {
  readonly flamebearer: string;
  readonly type: string;
  readonly types: readonly string[];
}

/** @throws Error with the reader's message */
export async function openStored({ flamebearer, type, types }: StoredAnswer): Promise<OpenedFile> {
  const { id, summary } = await (await getEngine()).openStored(flamebearer, type);
  return new OpenedFile(id, '', summary, types);
}

/** The sum of profiles of files. @throws Error with the reader's message */
export async function openParts(parts: readonly FilePart[]): Promise<OpenedProfile> {
  const { id, view } = await (await getEngine()).openProfileOfFiles(await Promise.all(parts.map(toPart)));
  const whole = unpackView(view);
  return new OpenedProfile(whole.tree, () => id, whole);
}

export interface PartsQuestion extends RunNumbersQuestion {
  readonly baseline: readonly WeighedFilePart[];
  readonly comparison: readonly WeighedFilePart[];
  readonly test: 'rate' | 'share';
}

/** Tells which differences are more than chance, if each file of a side is a run of its own. */
export async function judgeParts({ baseline, comparison, ...question }: PartsQuestion): Promise<Sureness> {
  const weigh = (parts: readonly WeighedFilePart[]): Promise<WeighedPart[]> =>
    Promise.all(parts.map(async (part) => ({ ...(await toPart(part)), weight: part.weight })));
  return (await getEngine()).judgeFiles({
    ...question,
    baseline: await weigh(baseline),
    comparison: await weigh(comparison),
  });
}

async function toPart({ file, index, narrowing }: FilePart): Promise<PartOfFile> {
  return { fileId: await file.getId(), index, narrowing };
}
