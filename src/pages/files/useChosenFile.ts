import { useAnswer } from 'components/useAnswer';
import { useState } from 'react';
import { type OpenedFile, openFile } from 'worker/OpenedFile';
import type { OpenedProfile } from 'worker/OpenedProfile';

/** What a user chose: a file, and which of its profiles. */
interface Choice {
  readonly file: File | undefined;
  /** undefined: the one that the file wants shown first. */
  readonly index: number | undefined;
}

/** A file on the page, as far as it is read. What is shown stays until another file is read in its place. */
export interface ChosenFile {
  readonly file: File | undefined;
  readonly opened: OpenedFile | undefined;
  /** Position of the shown profile in the file. */
  readonly index: number;
  readonly shown: ShownFile | undefined;
  /** Why the newest choice is not shown. */
  readonly problem: string | undefined;
  readonly isBusy: boolean;
  readonly canUndo: boolean;
  readonly choose: (file: File) => void;
  readonly chooseProfile: (index: number) => void;
  readonly remove: () => void;
  readonly undo: () => void;
}

/** One profile of a file, ready to be drawn. */
export interface ShownFile {
  readonly file: File;
  readonly opened: OpenedFile;
  readonly index: number;
  readonly profile: OpenedProfile;
}

const NOTHING: Choice = { file: undefined, index: undefined };

export function useChosenFile(): ChosenFile {
  const [choices, setChoices] = useState<readonly Choice[]>([NOTHING]);
  const { file, index } = choices.at(-1) ?? NOTHING;
  const change = (choice: Choice) => setChoices([...choices, choice]);
  const reading = useAnswer([file], file && (async () => ({ file, opened: await openFile(file) })));
  const read = file && reading.current;
  const place = index ?? read?.opened.summary.first ?? 0;
  const opening = useAnswer(
    [read, place],
    read && (async () => ({ ...read, index: place, profile: await read.opened.openProfile(place) })),
  );
  return {
    file,
    opened: read?.opened,
    index: place,
    shown: file && opening.value,
    problem: file && (reading.error ?? opening.error),
    isBusy: reading.isBusy || opening.isBusy,
    canUndo: choices.length > 1,
    choose: (next) => change({ file: next, index: undefined }),
    chooseProfile: (next) => change({ file, index: next }),
    remove: () => change(NOTHING),
    undo: () => setChoices(choices.slice(0, -1)),
  };
}
