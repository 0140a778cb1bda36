import { createStoredFilesClient } from 'queries/clients';
import { type OpenedFile, openStored } from 'worker/OpenedFile';
import { describeStoreFailure } from './describeStoreFailure';

/**
 * One profile of a file that a server keeps: the first where the file has none of the type.
 *
 * @throws Error with a sentence
 */
export async function fetchStoredFile(
  dataSourceUid: string,
  id: string,
  type: string,
  signal: AbortSignal,
): Promise<OpenedFile> {
  const answer = await createStoredFilesClient(dataSourceUid)
    .fetchStored(id, type, signal)
    .catch((error: unknown) => {
      throw new Error(describeStoreFailure(error), { cause: error });
    });
  return openStored(answer);
}
