import { chooseSamples, listSampleKeys } from 'profile/formats/files/sampleKeys';
import type { SamplesSummary } from 'profile/formats/samples/describeSamples';
import { describeNarrowing, type Narrowing, WHOLE } from 'profile/formats/samples/Narrowing';
import { createStoredFilesClient } from 'queries/clients';
import { fileShelf } from 'worker/FileShelf';
import { type FilePart, type OpenedFile, openParts, openStored } from 'worker/OpenedFile';
import type { OpenedProfile } from 'worker/OpenedProfile';
import type { ProfileSummary } from 'worker/WorkerFile';
import { listSampleOptions, type SampleOption } from './describeFileProfile';
import { describeStoreFailure } from './describeStoreFailure';
import type { SideFile } from './SideFile';

export interface PartOfSide extends FilePart {
  /** File as the link names it. */
  readonly of: SideFile;
  readonly about: ProfileSummary;
}

/** The chosen profile of the files of a side, ready to be drawn; of several files their sum. */
export interface ShownSide {
  readonly files: readonly SideFile[];
  /** Formats of the files: "pprof". */
  readonly formatNames: readonly string[];
  /** The profile of each file that counts. */
  readonly parts: readonly PartOfSide[];
  /** Summary of the first file's profile. */
  readonly about: ProfileSummary;
  /** Duration of all recordings together; undefined if one is unknown. */
  readonly durationNs: number | undefined;
  readonly profile: OpenedProfile;
  /** Chosen profile, and the profiles to choose from. */
  readonly sampleKey: string;
  readonly sampleOptions: readonly SampleOption[];
  /** Samples that are shown, and the choices in the first file; undefined if samples have no labels or times. */
  readonly narrowing: Narrowing;
  readonly samples: SamplesSummary | undefined;
  /** About files that are left out. */
  readonly sentences: readonly string[];
}

export interface SideChoice {
  /** Key of the profile to show; "" for the one that the first file wants shown. */
  readonly sample: string;
  /** Profile to show if `sample` is "" and a file has it. */
  readonly otherSample: string;
  readonly narrowing: Narrowing;
  /** Data source of the server that stores files. */
  readonly dataSourceUid: string;
}

const NS_PER_MS = 1e6;

/** @throws Error with a sentence */
export async function openFileSide(
  files: readonly SideFile[],
  { sample, otherSample, narrowing, dataSourceUid }: SideChoice,
  signal: AbortSignal,
): Promise<ShownSide> {
  const opened = await Promise.all(
    files.map((file) => openSideFile(file, sample || otherSample, dataSourceUid, signal)),
  );
  const sampleKeys = [...new Set(opened.flatMap((file) => file.sampleKeys))];
  const { key, indices, sentences } = chooseSamples(
    opened.map(({ summary }, place) => ({
      fileName: files[place]?.name ?? '',
      profiles: summary.profiles,
      first: summary.first,
    })),
    sample || (sampleKeys.includes(otherSample) ? otherSample : ''),
  );
  const parts = opened.flatMap((file, place) => {
    const index = indices[place];
    const whole = index === undefined ? undefined : file.summary.profiles[index];
    const { partMs } = narrowing;
    const of = files[place];
    const about =
      whole && partMs && of && !isOfServer(of)
        ? { ...whole, durationNs: (partMs.to - partMs.from) * NS_PER_MS }
        : whole;
    return about && of && index !== undefined
      ? [{ file, index, about, of, narrowing: isOfServer(of) ? WHOLE : narrowing }]
      : [];
  });
  const [first] = parts;
  if (!first) {
    throw new Error('The file holds no profile.');
  }
  const durations = parts.map(({ about }) => about.durationNs);
  return {
    files,
    formatNames: opened.map(({ summary }) => summary.formatName),
    parts,
    about: first.about,
    durationNs: durations.reduce<number | undefined>(
      (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
      0,
    ),
    profile: await openParts(parts),
    narrowing,
    samples: await first.file.describeSamples(first.index),
    sampleKey: key,
    sampleOptions: listSampleOptions(sampleKeys, (each) =>
      opened.flatMap(({ summary: { profiles } }) => profiles[listSampleKeys(profiles).indexOf(each)] ?? []).at(0),
    ),
    sentences,
  };
}

/** True if only the server has it: then its samples say nothing. */
function isOfServer({ reference, storedId }: Pick<SideFile, 'reference' | 'storedId'>): boolean {
  return storedId !== undefined && !(reference && fileShelf.has(reference));
}

function openSideFile(
  { key, reference, storedId }: SideFile,
  type: string,
  dataSourceUid: string,
  signal: AbortSignal,
): Promise<OpenedFile> {
  return reference && !isOfServer({ reference, storedId })
    ? fileShelf.open(reference)
    : fileShelf.openAs(`${key} ${type}`, () => fetchStoredFile(dataSourceUid, storedId ?? '', type, signal));
}

/** Describes a side with the shown part of its samples: "before.txt (thread worker)". */
export function describeSide({
  files,
  narrowing,
}: Pick<ShownSide, 'narrowing'> & { readonly files: readonly SideFile[] }): string {
  const part = describeNarrowing(narrowing);
  return part === '' ? describeFiles(files) : `${describeFiles(files)} (${part})`;
}

/** "before.txt", or "10 files (run-1.pb and others)". */
function describeFiles(files: readonly SideFile[]): string {
  const [first] = files;
  return files.length === 1 && first ? first.name : `${files.length} files (${first?.name ?? ''} and others)`;
}

/**
 * Fetches one profile of a file that a server keeps: the first if the file has none of the type.
 *
 * @throws Error with a sentence
 */
async function fetchStoredFile(
  dataSourceUid: string,
  id: string,
  type: string,
  signal: AbortSignal,
): Promise<OpenedFile> {
  const answer = await createStoredFilesClient(dataSourceUid)
    .fetchStored(id, type, signal)
    .catch((error: unknown) => {
      throw new Error(describeStoreFailure(error), { cause: error });
    });
  return openStored(answer);
}
