import { type FileReference, getFileKey } from 'profile/formats/files/FileReference';
import { type OpenedFile, openFile, type OpenFileOptions } from './OpenedFile';

/** A file of this tab that a server keeps, too. */
interface KeptFile {
  readonly reference: FileReference;
  /** Names of the profiles that the server has of it. */
  readonly types: readonly string[];
}

/**
 * Files that the user gave this tab, by their content: a link finds its files here, or the user has to give them
 * again. A file that leaves the page stays on the shelf, so that it can come back, but its content is freed.
 */
class FileShelf {
  private readonly files = new Map<string, File>();
  private readonly opened = new Map<string, Promise<OpenedFile>>();
  /** Stored files, by their ids on the server. */
  private readonly kept = new Map<string, KeptFile>();

  /** Reads a file and keeps it. @throws Error with a sentence that says why it cannot be read */
  async add(file: File, options: OpenFileOptions = {}): Promise<FileReference> {
    const opened = await openFile(file, options);
    const reference = { name: file.name, bytes: file.size, hash: opened.hash };
    const key = getFileKey(reference);
    this.files.set(key, file);
    this.opened.set(key, Promise.resolve(opened));
    return reference;
  }

  has(reference: FileReference): boolean {
    return this.files.has(getFileKey(reference));
  }

  /** undefined if the file is not here. */
  getFile(reference: FileReference): File | undefined {
    return this.files.get(getFileKey(reference));
  }

  /** Remembers under which id a server keeps a file of this tab. */
  addKept(id: string, file: KeptFile): void {
    this.kept.set(id, file);
  }

  /** Finds the same file in this tab; undefined if it was never here. */
  findKept(id: string): KeptFile | undefined {
    return this.kept.get(id);
  }

  /** @throws Error if the file is not here, or cannot be read any more */
  open(reference: FileReference): Promise<OpenedFile> {
    const key = getFileKey(reference);
    const file = this.files.get(key);
    if (!file) {
      return Promise.reject(new Error(`${reference.name} is not in this tab.`));
    }
    return this.openAs(key, () => openFile(file));
  }

  /**
   * Opens a file that is not on the shelf, once. `key`: the file's key, followed by a space and whatever distinguishes
   * several openings of it.
   */
  openAs(key: string, open: () => Promise<OpenedFile>): Promise<OpenedFile> {
    const opened = this.opened.get(key) ?? open();
    this.opened.set(key, opened);
    // A failed attempt may succeed the next time. The caller gets the error.
    opened.catch(() => this.opened.delete(key));
    return opened;
  }

  /** Lets go of what was read of all files but those with these keys. */
  keepOpen(keys: readonly string[]): void {
    const isKept = (key: string) => keys.includes(key.split(' ', 1)[0] ?? '');
    for (const [key, opened] of [...this.opened].filter(([each]) => !isKept(each))) {
      this.opened.delete(key);
      // A file that failed to open holds nothing.
      opened.then((file) => file.close()).catch(() => undefined);
    }
  }
}

/** One shelf for the whole tab: files are still here after a visit to other pages. */
export const fileShelf = new FileShelf();
