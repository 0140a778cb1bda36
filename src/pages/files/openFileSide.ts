import type { FileReference } from 'profile/formats/files/FileReference';
import type { FileProfile } from 'profile/formats/files/ProfileFile';
import { chooseSamples, listSampleKeys } from 'profile/formats/files/sampleKeys';
import { fileShelf } from 'worker/FileShelf';
import { type FilePart, type OpenedFile, openParts } from 'worker/OpenedFile';
import type { OpenedProfile } from 'worker/OpenedProfile';

type AboutProfile = Omit<FileProfile, 'buildTree'>;

interface PartOfSide extends FilePart {
  /** As the link names it. */
  readonly reference: FileReference;
  readonly about: AboutProfile;
}

/** The chosen profile of the files of a side, ready to be drawn; of several files their sum. */
export interface ShownSide {
  readonly references: readonly FileReference[];
  readonly files: readonly OpenedFile[];
  /** The profile of each file that counts. */
  readonly parts: readonly PartOfSide[];
  /** Of the first of them. */
  readonly about: AboutProfile;
  /** How long all of them were recorded; undefined where one does not say. */
  readonly durationNs: number | undefined;
  readonly profile: OpenedProfile;
  /** Which profile is chosen, and what there is to choose from. */
  readonly sampleKey: string;
  readonly sampleKeys: readonly string[];
  /** About files that are left out. */
  readonly sentences: readonly string[];
}

/** @throws Error with a sentence */
export async function openFileSide(references: readonly FileReference[], sample: string): Promise<ShownSide> {
  const files = await Promise.all(references.map((reference) => fileShelf.open(reference)));
  const { key, indices, sentences } = chooseSamples(
    files.map(({ summary }, place) => ({
      fileName: references[place]?.name ?? '',
      profiles: summary.profiles,
      first: summary.first,
    })),
    sample,
  );
  const parts = files.flatMap((file, place) => {
    const index = indices[place];
    const about = index === undefined ? undefined : file.summary.profiles[index];
    const reference = references[place] ?? file.reference;
    return about && index !== undefined ? [{ file, index, about, reference }] : [];
  });
  const [first] = parts;
  if (!first) {
    throw new Error('The file holds no profile.');
  }
  const durations = parts.map(({ about }) => about.durationNs);
  return {
    references,
    files,
    parts,
    about: first.about,
    durationNs: durations.reduce<number | undefined>(
      (sum, each) => (sum === undefined || each === undefined ? undefined : sum + each),
      0,
    ),
    profile: await openParts(parts),
    sampleKey: key,
    sampleKeys: [...new Set(files.flatMap(({ summary }) => listSampleKeys(summary.profiles)))],
    sentences,
  };
}

/** "before.txt", or "10 files (run-1.pb and others)". */
export function describeFiles(references: readonly FileReference[]): string {
  const [first] = references;
  return references.length === 1 && first ? first.name : `${references.length} files (${first?.name ?? ''} and others)`;
}
