import { type FileReference, getFileKey } from 'profile/formats/files/FileReference';
import { fileShelf } from 'worker/FileShelf';

/** File of a side, as a link names it: by its content, or by the id under which a server stores it. */
export interface SideFile {
  /** Equal for the same file. */
  readonly key: string;
  readonly name: string;
  /** undefined for a file that only a server has. */
  readonly bytes: number | undefined;
  /** undefined if this tab never had the file. */
  readonly reference: FileReference | undefined;
  /** undefined if no server stores it. */
  readonly storedId: string | undefined;
}

export function toLocalFile(reference: FileReference): SideFile {
  const { name, bytes } = reference;
  return { key: getFileKey(reference), name, bytes, reference, storedId: undefined };
}

/** A file that a server keeps. If this tab has it, too, that is shown: it has lines and labels. */
export function toStoredFile(id: string): SideFile {
  const local = fileShelf.findKept(id)?.reference;
  return { key: id, name: local?.name ?? getNameOfId(id), bytes: local?.bytes, reference: local, storedId: id };
}

/** True if nobody can open it here: neither this tab has it, nor a server. */
export function isMissing({ reference, storedId }: SideFile): boolean {
  return storedId === undefined && reference !== undefined && !fileShelf.has(reference);
}

/** Ids begin with the time of storing and chance, 26 characters, and a dash. */
function getNameOfId(id: string): string {
  return /^[0-9A-Z]{26}-(.+)$/.exec(id)?.[1] ?? id;
}
