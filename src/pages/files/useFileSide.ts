import { useAnswer } from 'components/useAnswer';
import { type FileReference, getFileKey } from 'profile/formats/files/FileReference';
import { decodeNarrowing, encodeNarrowing, type Narrowing } from 'profile/formats/samples/Narrowing';
import { useEffect, useState } from 'react';
import type { UrlState } from 'url/UrlState';
import { fileShelf } from 'worker/FileShelf';
import { openFileSide, type ShownSide } from './openFileSide';
import { useUrlValues } from './useFilesUrl';
import { type ReadingFiles, useReading } from './useReading';

export type SideName = 'baseline' | 'comparison';

const KEYS = {
  baseline: ['baselineFiles', 'baselineSample', 'baselineNarrowing'],
  comparison: ['comparisonFiles', 'comparisonSample', 'comparisonNarrowing'],
} as const;

interface Choice {
  readonly references: readonly FileReference[];
  readonly sample: string;
  /** As the link has it. */
  readonly narrowing: string;
}

type SideKey = (typeof KEYS)[SideName][number];

/** The files of a side: those that the link names, and what is shown of them. */
export interface FileSide extends Omit<ReadingFiles, 'read'> {
  readonly references: readonly FileReference[];
  /** Files that the link names and this tab does not have. */
  readonly missing: readonly FileReference[];
  /** Stays until other files are read in its place. */
  readonly shown: ShownSide | undefined;
  /** Why the files are not shown. */
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  readonly canUndo: boolean;
  /** Reads files, in the place of those that are here or beside them. */
  readonly take: (files: readonly File[], isAdded?: boolean) => Promise<void>;
  readonly chooseSample: (key: string) => void;
  /** Shows a part of the samples. */
  readonly narrow: (narrowing: Narrowing) => void;
  readonly remove: (references: readonly FileReference[]) => void;
  readonly undo: () => void;
}

export function useFileSide(url: UrlState, side: SideName): FileSide {
  const values = useUrlValues<SideKey>(url, KEYS[side]);
  const [filesKey, sampleKey, narrowingKey] = KEYS[side];
  const [references = [], sample = '', narrowing = ''] = [values[filesKey], values[sampleKey], values[narrowingKey]];
  const [earlier, setEarlier] = useState<readonly Choice[]>([]);
  const reading = useReading();
  const missing = references.filter((reference) => !fileShelf.has(reference));
  const isWhole = references.length > 0 && missing.length === 0;
  const opening = useAnswer(
    [references.map(getFileKey).join(), sample, narrowing, isWhole],
    isWhole ? () => openFileSide(references, sample, decodeNarrowing(narrowing)) : undefined,
  );

  const write = (choice: Choice) =>
    url.set({ [filesKey]: choice.references, [sampleKey]: choice.sample, [narrowingKey]: choice.narrowing });
  const change = (choice: Choice) => {
    setEarlier([...earlier, { references, sample, narrowing }]);
    write(choice);
  };
  const take = async (files: readonly File[], isAdded = false) => {
    const read = await reading.read(files, missing);
    // Files that the link names fill their places: nothing that it says changes.
    const others = read.filter((each) => !isSameAsOneOf(each, missing));
    if (others.length > 0) {
      const kept = isAdded ? references : references.filter((each) => isSameAsOneOf(each, read));
      const added = others.filter((each) => !isSameAsOneOf(each, kept));
      change({
        references: [...kept, ...added],
        sample: isAdded ? sample : '',
        narrowing: isAdded ? narrowing : '',
      });
    }
  };
  return {
    ...reading,
    references,
    missing,
    shown: references.length > 0 ? opening.value : undefined,
    problem: opening.error,
    isBusy: opening.isBusy || reading.progress !== undefined,
    canUndo: earlier.length > 0,
    take,
    chooseSample: (key) => change({ references, sample: key, narrowing }),
    narrow: (next) => write({ references, sample, narrowing: encodeNarrowing(next) }),
    remove: (gone) =>
      change({ references: references.filter((each) => !isSameAsOneOf(each, gone)), sample, narrowing }),
    undo: () => {
      const last = earlier.at(-1);
      if (last) {
        setEarlier(earlier.slice(0, -1));
        write(last);
      }
    },
  };
}

/** What was read of files that no side shows is let go. */
export function useKeptOpen(references: readonly FileReference[]): void {
  const key = references.map(getFileKey).join();
  useEffect(() => {
    fileShelf.keepOpen(references);
    // Other objects that name the same files are no change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  useEffect(() => () => fileShelf.keepOpen([]), []);
}

function isSameAsOneOf(reference: FileReference, others: readonly FileReference[]): boolean {
  return others.some((other) => getFileKey(other) === getFileKey(reference));
}
