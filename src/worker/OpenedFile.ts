import { transfer } from 'comlink';
import { MAX_PROFILE_BYTES } from 'profile/tree/limits';
import { getEngine } from './getEngine';
import { OpenedProfile } from './OpenedProfile';
import { unpackView } from './ViewAnswer';
import type { FileSummary, WorkerFile } from './WorkerFile';
import { WorkerObject } from './WorkerObject';

/** A file that somebody chose, read in the worker. It stays open until it is closed, or until nobody holds it any more. */
export class OpenedFile {
  private readonly remote: WorkerObject<WorkerFile>;

  constructor(
    id: number,
    readonly summary: FileSummary,
  ) {
    this.remote = new WorkerObject(() => id);
  }

  /** @throws Error with the reader's message */
  async openProfile(index: number): Promise<OpenedProfile> {
    const { id, view } = await (await getEngine()).openProfileOfFile(await this.remote.getId(), index);
    const whole = unpackView(view);
    return new OpenedProfile(whole.tree, () => id, whole);
  }

  close(): void {
    this.remote.close();
  }
}

/**
 * Reads a file; nothing of it leaves the browser.
 *
 * @throws Error with a sentence that says why it cannot be read
 */
export async function openFile(file: File): Promise<OpenedFile> {
  if (file.size > MAX_PROFILE_BYTES) {
    throw new Error(
      `The file has ${file.size.toLocaleString('en')} bytes; at most ${MAX_PROFILE_BYTES.toLocaleString('en')} are read.`,
    );
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { id, summary } = await (await getEngine()).openFile(transfer(bytes, [bytes.buffer]));
  return new OpenedFile(id, summary);
}
