import { type FileReference, getFileKey } from 'profile/formats/files/FileReference';
import { useEffect, useRef, useState } from 'react';
import { fileShelf } from 'worker/FileShelf';
import type { FileProgress } from 'worker/WorkerFile';

interface ReadingProgress {
  /** The file that is being read. */
  readonly name: string;
  readonly place: number;
  readonly count: number;
  /** Progress in bytes; undefined before the first report. */
  readonly bytes: FileProgress | undefined;
}

/** Reads files one after the other, and says what became of them. */
export interface ReadingFiles {
  readonly progress: ReadingProgress | undefined;
  /** About each file that was not taken, and each that is not what the link names. */
  readonly notices: readonly string[];
  readonly forgetNotices: () => void;
  /** Stops reading: the page keeps what it shows, and takes nothing of these files. */
  readonly cancel: () => void;
  /** @param wanted what the link names and is not here @returns what could be read */
  readonly read: (files: readonly File[], wanted: readonly FileReference[]) => Promise<readonly FileReference[]>;
}

export function useReading(): ReadingFiles {
  const [progress, setProgress] = useState<ReadingProgress>();
  const [notices, setNotices] = useState<readonly string[]>([]);
  const current = useRef<AbortController>();
  useEffect(() => () => current.current?.abort(), []);
  return {
    progress,
    notices,
    forgetNotices: () => setNotices([]),
    cancel: () => {
      current.current?.abort();
      setProgress(undefined);
    },
    read: async (files, wanted) => {
      current.current?.abort();
      const own = new AbortController();
      current.current = own;
      const known: FileReference[] = [];
      const said: string[] = [];
      for (const [place, file] of files.entries()) {
        const about = { name: file.name, place, count: files.length };
        setProgress({ ...about, bytes: undefined });
        try {
          const onProgress = (bytes: FileProgress) => !own.signal.aborted && setProgress({ ...about, bytes });
          known.push(await fileShelf.add(file, { onProgress, signal: own.signal }));
        } catch (error) {
          if (own.signal.aborted) {
            break;
          }
          said.push(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      if (own.signal.aborted) {
        return [];
      }
      const keys = new Set(wanted.map(getFileKey));
      const strangers = wanted.length === 0 ? [] : known.filter((reference) => !keys.has(getFileKey(reference)));
      setProgress(undefined);
      setNotices([...said, ...strangers.map((reference) => describeStranger(reference, wanted))]);
      return known;
    },
  };
}

function describeStranger({ name }: FileReference, wanted: readonly FileReference[]): string {
  const isOfName = wanted.some((other) => other.name === name);
  return isOfName
    ? `${name} is another file than the one of this name in the link: what is in it differs. It is shown all the same.`
    : `${name} is not a file that the link names. It is shown all the same.`;
}
