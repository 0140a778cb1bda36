import { type FileReference, getFileKey } from 'profile/formats/files/FileReference';
import { type OpenedFile, openFile } from './OpenedFile';

/**
 * The files that somebody gave this tab, by what is in them: what a link names is found here, or has to be given again. What is
 * taken off the page stays on the shelf, so that it can come back, but is not kept read.
 */
class FileShelf {
  private readonly files = new Map<string, File>();
  private readonly opened = new Map<string, Promise<OpenedFile>>();

  /** Reads a file and keeps it. @throws Error with a sentence that says why it cannot be read */
  async add(file: File): Promise<FileReference> {
    const opened = await openFile(file);
    const key = getFileKey(opened.reference);
    this.files.set(key, file);
    this.opened.set(key, Promise.resolve(opened));
    return opened.reference;
  }

  has(reference: FileReference): boolean {
    return this.files.has(getFileKey(reference));
  }

  /** undefined where the file is not here. */
  getFile(reference: FileReference): File | undefined {
    return this.files.get(getFileKey(reference));
  }

  /** @throws Error where the file is not here, or cannot be read any more */
  open(reference: FileReference): Promise<OpenedFile> {
    const key = getFileKey(reference);
    const file = this.files.get(key);
    if (!file) {
      return Promise.reject(new Error(`${reference.name} is not in this tab.`));
    }
    const opened = this.opened.get(key) ?? openFile(file);
    this.opened.set(key, opened);
    return opened;
  }

  /** Lets go of what was read of all other files. */
  keepOpen(references: readonly FileReference[]): void {
    const keys = new Set(references.map(getFileKey));
    for (const [key, opened] of [...this.opened].filter(([each]) => !keys.has(each))) {
      this.opened.delete(key);
      // What could not be read holds nothing.
      opened.then((file) => file.close()).catch(() => undefined);
    }
  }
}

/** One for the whole tab: a file is here again after a visit to other pages. */
export const fileShelf = new FileShelf();
