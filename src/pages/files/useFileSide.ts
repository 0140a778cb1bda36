import { useAnswer } from 'components/useAnswer';
import { chooseDataSource } from 'grafana/dataSources';
import type { FileReference } from 'profile/formats/files/FileReference';
import { decodeNarrowing, encodeNarrowing, type Narrowing } from 'profile/formats/samples/Narrowing';
import { useEffect, useMemo, useState } from 'react';
import type { UrlPatch } from 'url/parameters';
import type { UrlState } from 'url/UrlState';
import { fileShelf } from 'worker/FileShelf';
import { openFileSide, type ShownSide } from './openFileSide';
import { isMissing, type SideFile, toLocalFile, toStoredFile } from './SideFile';
import { useUrlValues } from './useFilesUrl';
import { type ReadingFiles, useReading } from './useReading';

export type SideName = 'baseline' | 'comparison';

/** URL keys of the choices on each side. */
export const SIDE_KEYS = {
  baseline: {
    files: 'baselineFiles',
    stored: 'baselineStored',
    sample: 'baselineSample',
    narrowing: 'baselineNarrowing',
  },
  comparison: {
    files: 'comparisonFiles',
    stored: 'comparisonStored',
    sample: 'comparisonSample',
    narrowing: 'comparisonNarrowing',
  },
} as const;

const KEYS = [
  ...['baselineFiles', 'baselineStored', 'baselineSample', 'baselineNarrowing'],
  ...['comparisonFiles', 'comparisonStored', 'comparisonSample', 'comparisonNarrowing', 'dataSource'],
] as ReadonlyArray<(typeof SIDE_KEYS)[SideName][keyof (typeof SIDE_KEYS)[SideName]] | 'dataSource'>;

interface Choice {
  readonly files: readonly FileReference[];
  /** Ids of files that a server keeps. */
  readonly stored: readonly string[];
  readonly sample: string;
  /** Narrowing as in the link. */
  readonly narrowing: string;
}

/** Files of a side, as the link names them, and the profile that is shown. */
export interface FileSide extends Omit<ReadingFiles, 'read'> {
  readonly files: readonly SideFile[];
  /** Files that the link names and nobody has: neither this tab nor a server. */
  readonly missing: readonly SideFile[];
  /** Stays until other files are read in its place. */
  readonly shown: ShownSide | undefined;
  /** Reason why the files are not shown. */
  readonly problem: string | undefined;
  /** Asks once more for files that a server keeps; undefined if there are none. */
  readonly retry: (() => void) | undefined;
  readonly isBusy: boolean;
  readonly canUndo: boolean;
  /** Reads files, and replaces the current ones or adds to them. */
  readonly take: (files: readonly File[], isAdded?: boolean) => Promise<void>;
  /** Shows files that a server stores instead of the current ones. */
  readonly openStored: (ids: readonly string[], dataSourceUid: string) => void;
  readonly clear: () => void;
  readonly chooseSample: (key: string) => void;
  /** Shows a part of the samples. */
  readonly narrow: (narrowing: Narrowing) => void;
  readonly remove: (files: readonly SideFile[]) => void;
  readonly undo: () => void;
}

export function useFileSide(url: UrlState, side: SideName): FileSide {
  const values = useUrlValues(url, KEYS);
  const keys = SIDE_KEYS[side];
  const [references, stored, sample] = [values[keys.files], values[keys.stored], values[keys.sample]];
  const narrowing = values[keys.narrowing];
  const dataSourceUid = values.dataSource || (stored.length > 0 ? chooseDataSource() : '');
  // By default the other side shows the same profile.
  const otherSample = side === 'comparison' ? values.baselineSample : '';
  const files = useMemo(() => [...references.map(toLocalFile), ...stored.map(toStoredFile)], [references, stored]);
  const [earlier, setEarlier] = useState<readonly Choice[]>([]);
  const reading = useReading();
  const missing = files.filter(isMissing);
  const isWhole = files.length > 0 && missing.length === 0;
  const opening = useAnswer(
    [files.map(({ key }) => key).join(), sample, otherSample, narrowing, isWhole, dataSourceUid],
    isWhole
      ? (signal) =>
          openFileSide(files, { sample, otherSample, narrowing: decodeNarrowing(narrowing), dataSourceUid }, signal)
      : undefined,
  );

  const write = (choice: Choice, others: UrlPatch = {}) =>
    url.set({
      ...others,
      [keys.files]: choice.files,
      [keys.stored]: choice.stored,
      [keys.sample]: choice.sample,
      [keys.narrowing]: choice.narrowing,
    });
  const change = (choice: Choice, others?: UrlPatch) => {
    setEarlier([...earlier, { files: references, stored, sample, narrowing }]);
    write(choice, others);
  };
  const take = async (given: readonly File[], isAdded = false) => {
    const wanted = missing.flatMap(({ reference }) => reference ?? []);
    const read = await reading.read(given, wanted);
    // Files that the link names fill their places: nothing that it says changes.
    const others = read.filter((each) => !isAmong(each, wanted));
    if (others.length > 0) {
      const kept = isAdded ? references : references.filter((each) => isAmong(each, read));
      const added = others.filter((each) => !isAmong(each, kept));
      change({
        files: [...kept, ...added],
        stored: isAdded ? stored : [],
        sample: isAdded ? sample : '',
        narrowing: isAdded ? narrowing : '',
      });
    }
  };
  return {
    ...reading,
    files,
    missing,
    shown: files.length > 0 ? opening.value : undefined,
    problem: opening.error,
    retry: stored.length > 0 ? opening.retry : undefined,
    isBusy: opening.isBusy || reading.progress !== undefined,
    canUndo: earlier.length > 0,
    take,
    openStored: (ids, dataSource) => change({ files: [], stored: ids, sample: '', narrowing: '' }, { dataSource }),
    clear: () => change({ files: [], stored: [], sample: '', narrowing: '' }),
    chooseSample: (key) => change(keepWhatHas(key, { files: references, stored, sample: key, narrowing })),
    narrow: (next) => write({ files: references, stored, sample, narrowing: encodeNarrowing(next) }),
    remove: (gone) => {
      const stays = (file: SideFile) => !gone.some(({ key }) => key === file.key);
      change({
        files: references.filter((each) => stays(toLocalFile(each))),
        stored: stored.filter((id) => stays(toStoredFile(id))),
        sample,
        narrowing,
      });
    },
    undo: () => {
      const last = earlier.at(-1);
      if (last) {
        setEarlier(earlier.slice(0, -1));
        write(last);
      }
    },
  };
}

/** Refers to a file by its local reference if the server stores only another profile of it. */
function keepWhatHas(sample: string, { files, stored, narrowing }: Choice): Choice {
  const [lacking, having] = [false, true].map((has) => stored.filter((id) => hasProfile(id, sample) === has));
  const local = (lacking ?? []).flatMap((id) => fileShelf.findKept(id)?.reference ?? []);
  return { files: [...files, ...local], stored: having ?? [], sample, narrowing };
}

function hasProfile(id: string, sample: string): boolean {
  const types = fileShelf.findKept(id)?.types;
  return types === undefined || types.includes(sample);
}

/** Closes opened files that no side shows. */
export function useKeptOpen(files: readonly SideFile[]): void {
  const key = files.map((file) => file.key).join();
  useEffect(() => {
    fileShelf.keepOpen(files.map((file) => (file.reference ? toLocalFile(file.reference).key : file.key)));
    // New objects for the same files are no change.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key]);
  useEffect(() => () => fileShelf.keepOpen([]), []);
}

function isAmong(reference: FileReference, others: readonly FileReference[]): boolean {
  const { key } = toLocalFile(reference);
  return others.some((other) => toLocalFile(other).key === key);
}
