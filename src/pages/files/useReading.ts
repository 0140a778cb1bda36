import { type FileReference, getFileKey } from 'profile/formats/files/FileReference';
import { useRef, useState } from 'react';
import { fileShelf } from 'worker/FileShelf';

interface ReadingProgress {
  /** The file that is being read. */
  readonly name: string;
  readonly place: number;
  readonly count: number;
}

/** Reads files one after the other, and says what became of them. */
export interface ReadingFiles {
  /** undefined while nothing is read. */
  readonly progress: ReadingProgress | undefined;
  /** About each file that was not taken, and each that is not what the link names. */
  readonly notices: readonly string[];
  readonly forgetNotices: () => void;
  /** What is read already stays; the rest is left out. */
  readonly cancel: () => void;
  /** @param wanted what the link names and is not here @returns what could be read */
  readonly read: (files: readonly File[], wanted: readonly FileReference[]) => Promise<readonly FileReference[]>;
}

export function useReading(): ReadingFiles {
  const [progress, setProgress] = useState<ReadingProgress>();
  const [notices, setNotices] = useState<readonly string[]>([]);
  const current = useRef(0);
  return {
    progress,
    notices,
    forgetNotices: () => setNotices([]),
    cancel: () => {
      current.current += 1;
      setProgress(undefined);
    },
    read: async (files, wanted) => {
      current.current += 1;
      const own = current.current;
      const known: FileReference[] = [];
      const said: string[] = [];
      for (const [place, file] of files.entries()) {
        if (own !== current.current) {
          break;
        }
        setProgress({ name: file.name, place, count: files.length });
        try {
          known.push(await fileShelf.add(file));
        } catch (error) {
          said.push(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
      if (own !== current.current) {
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
