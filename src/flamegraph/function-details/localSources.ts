/** Files that the user dropped, by their paths. They stay in this tab: nothing is read before it is needed, nothing sent. */
export interface LocalSources {
  readonly files: ReadonlyMap<string, File>;
}

/** A folder of a large repository; more is probably somebody's home. */
export const MAX_LOCAL_FILES = 100_000;

const SKIPPED_FOLDERS = /(^|\/)\.git(\/|$)/;

let sources: LocalSources = { files: new Map() };
const listeners = new Set<() => void>();

export function subscribeToLocalSources(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

export function getLocalSources(): LocalSources {
  return sources;
}

/** Adds files to those that are there; the same path again takes the place of the older one. */
export function addLocalFiles(files: ReadonlyArray<readonly [path: string, file: File]>): void {
  const kept = files.filter(([path]) => !SKIPPED_FOLDERS.test(path));
  sources = { files: new Map([...sources.files, ...kept].slice(-MAX_LOCAL_FILES)) };
  listeners.forEach((listener) => listener());
}

export function forgetLocalFiles(): void {
  sources = { files: new Map() };
  listeners.forEach((listener) => listener());
}

/** Files of a chosen folder or of single ones, with their paths below it. */
export function listChosenFiles(list: FileList | null): Array<readonly [string, File]> {
  return Array.from(list ?? [], (file) => [file.webkitRelativePath || file.name, file] as const);
}

/** Files and folders that were dropped. To be called while the event lasts; the answer follows. */
export async function listDroppedFiles(transfer: DataTransfer): Promise<Array<readonly [string, File]>> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found: Array<readonly [string, File]> = [];
  const open = [...entries];
  while (open.length > 0 && found.length < MAX_LOCAL_FILES) {
    const entry = open.pop();
    if (isFile(entry)) {
      const path = entry.fullPath.replace(/^\//, '');
      found.push([path, await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]);
    } else if (isFolder(entry) && !SKIPPED_FOLDERS.test(entry.fullPath)) {
      open.push(...(await listFolder(entry)));
    }
  }
  return found;
}

function isFile(entry: FileSystemEntry | undefined): entry is FileSystemFileEntry {
  return entry?.isFile === true;
}

function isFolder(entry: FileSystemEntry | undefined): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory === true;
}

/** A reader gives its entries in parts, and none at the end. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) {
      return all;
    }
    all.push(...part);
  }
}
