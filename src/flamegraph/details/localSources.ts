/** Files that the user dropped, by their paths. They stay in this tab: nothing is read before it is needed, nothing sent. */
export interface LocalSources {
  readonly files: ReadonlyMap<string, File>;
  /** A sentence about files that were not taken; "" if all were. */
  readonly problem: string;
}

type LocalFile = readonly [path: string, file: File];

/** A folder of a large repository; more is probably somebody's home. */
export const MAX_LOCAL_FILES = 100_000;

const TOO_MANY = `Only ${MAX_LOCAL_FILES.toLocaleString('en')} files are kept. Choose a folder further down.`;

const SKIPPED_FOLDERS = /(^|\/)\.git(\/|$)/;

const NONE: LocalSources = { files: new Map(), problem: '' };

let sources = NONE;
const listeners = new Set<() => void>();

export function subscribeToLocalSources(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

export function getLocalSources(): LocalSources {
  return sources;
}

/** Adds files; a file with the same path replaces the older one. */
export function addLocalFiles(files: readonly LocalFile[], problem = ''): void {
  const kept = files.filter(([path]) => !SKIPPED_FOLDERS.test(path));
  const all = [...sources.files, ...kept];
  sources = {
    files: new Map(all.slice(-MAX_LOCAL_FILES)),
    problem: problem || (all.length > MAX_LOCAL_FILES ? TOO_MANY : ''),
  };
  listeners.forEach((listener) => listener());
}

export function forgetLocalFiles(): void {
  sources = NONE;
  listeners.forEach((listener) => listener());
}

/** Adds what was dropped. To be called while the event lasts. */
export async function addDroppedFiles(transfer: DataTransfer): Promise<void> {
  const { files, unread, isCut } = await listDroppedFiles(transfer);
  const problem = unread > 0 ? `${unread.toLocaleString('en')} of what you dropped could not be read.` : '';
  addLocalFiles(files, isCut ? TOO_MANY : problem);
}

/** Lists files of a chosen folder or of single ones, with their paths below it. */
export function listChosenFiles(list: FileList | null): LocalFile[] {
  return Array.from(list ?? [], (file) => [file.webkitRelativePath || file.name, file] as const);
}

interface DroppedFiles {
  readonly files: LocalFile[];
  /** Files and folders that the browser could not open. */
  readonly unread: number;
  /** True if there were more files than are kept. */
  readonly isCut: boolean;
}

async function listDroppedFiles(transfer: DataTransfer): Promise<DroppedFiles> {
  const open = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files: LocalFile[] = [];
  let unread = 0;
  while (open.length > 0 && files.length < MAX_LOCAL_FILES) {
    const entry = open.pop();
    try {
      if (isFile(entry)) {
        files.push([entry.fullPath.replace(/^\//, ''), await new Promise<File>((...done) => entry.file(...done))]);
      } else if (isFolder(entry) && !SKIPPED_FOLDERS.test(entry.fullPath)) {
        open.push(...(await listFolder(entry)));
      }
    } catch {
      // Counted, and said; the others are as good as before.
      unread++;
    }
  }
  return { files, unread, isCut: open.length > 0 };
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
