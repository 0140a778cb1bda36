import type { FileReference } from 'profile/formats/files/FileReference';
import type { FileProfile } from 'profile/formats/files/ProfileFile';
import { chooseSamples, listSampleKeys } from 'profile/formats/files/sampleKeys';
import type { SamplesSummary } from 'profile/formats/samples/describeSamples';
import { describeNarrowing, type Narrowing } from 'profile/formats/samples/Narrowing';
import { fileShelf } from 'worker/FileShelf';
import { type FilePart, type OpenedFile, openParts } from 'worker/OpenedFile';
import type { OpenedProfile } from 'worker/OpenedProfile';

type AboutProfile = Omit<FileProfile, 'buildTree' | 'readSamples'>;

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
  /** Which samples of it are shown, and what there is to choose from in the first file; undefined where samples say nothing. */
  readonly narrowing: Narrowing;
  readonly samples: SamplesSummary | undefined;
  /** About files that are left out. */
  readonly sentences: readonly string[];
}

const NS_PER_MS = 1e6;

/** @throws Error with a sentence */
export async function openFileSide(
  references: readonly FileReference[],
  sample: string,
  narrowing: Narrowing,
): Promise<ShownSide> {
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
    const whole = index === undefined ? undefined : file.summary.profiles[index];
    const { partMs } = narrowing;
    const about = whole && partMs ? { ...whole, durationNs: (partMs.to - partMs.from) * NS_PER_MS } : whole;
    const reference = references[place] ?? file.reference;
    return about && index !== undefined ? [{ file, index, about, reference, narrowing }] : [];
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
    narrowing,
    samples: await first.file.describeSamples(first.index),
    sampleKey: key,
    sampleKeys: [...new Set(files.flatMap(({ summary }) => listSampleKeys(summary.profiles)))],
    sentences,
  };
}

/** Of a side with what is shown of its samples: "before.txt (thread worker)". */
export function describeSide({ references, narrowing }: Pick<ShownSide, 'references' | 'narrowing'>): string {
  const part = describeNarrowing(narrowing);
  return part === '' ? describeFiles(references) : `${describeFiles(references)} (${part})`;
}

/** "before.txt", or "10 files (run-1.pb and others)". */
function describeFiles(references: readonly FileReference[]): string {
  const [first] = references;
  return references.length === 1 && first ? first.name : `${references.length} files (${first?.name ?? ''} and others)`;
}
