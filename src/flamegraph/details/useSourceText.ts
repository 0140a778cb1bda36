import { useAnswer } from 'components/useAnswer';
import type { FunctionPlace } from 'profile/lines/computeFunctionLines';
import { decodeSource } from 'profile/lines/decodeSource';
import { matchPath, type PathMatch } from 'profile/lines/matchPath';
import type { SourceServer, SourceServerState } from 'profile/lines/SourceServer';
import { useMemo, useSyncExternalStore } from 'react';
import { getLocalSources, subscribeToLocalSources } from './localSources';

export interface ShownSource {
  readonly lines: readonly string[] | undefined;
  /** Origin of the text, in words: "your file shop/add.go". */
  readonly from: string;
  /** Sentence about something odd, or why there is no text; "" for nothing. */
  readonly note: string;
  /** Reason why the text failed to load, if a retry may help; "" for nothing. */
  readonly problem: string;
  readonly isBusy: boolean;
}

const NOTHING: ShownSource = { lines: undefined, from: '', note: '', problem: '', isBusy: false };

const NO_SERVER: SourceServerState = { status: 'unavailable' };
const neverChanges = (): (() => void) => () => undefined;

/** Returns the state of a source server; of none, that it is unavailable. */
export function useSourceServer(server: SourceServer | undefined): SourceServerState {
  return useSyncExternalStore(server?.subscribe ?? neverChanges, () => server?.getState() ?? NO_SERVER);
}

/**
 * Finds the source of a place: a file that the user dropped, else the server's, if the user is connected and the
 * program's repository is on GitHub. Without `takesLocal` a dropped file is ignored: it belongs to one version only.
 */
export function useSourceText(
  place: Pick<FunctionPlace, 'file' | 'build'> | undefined,
  server: SourceServer | undefined,
  functionName: string,
  options: { readonly takesLocal: boolean } = { takesLocal: true },
): ShownSource {
  const { status } = useSourceServer(server);
  const { files } = useSyncExternalStore(subscribeToLocalSources, getLocalSources);
  const wanted = place?.file ?? '';
  const { takesLocal } = options;
  const local = useMemo(
    () => (wanted === '' || !takesLocal || files.size === 0 ? undefined : matchPath(wanted, [...files.keys()])),
    [wanted, takesLocal, files],
  );
  const localFile = local?.path === undefined ? undefined : files.get(local.path);
  // The server finds libraries by itself, from the program's own repository.
  const canAsk = !localFile && wanted !== '' && status === 'connected' && isOnGithub(place?.build.repository ?? '');
  const key = JSON.stringify([wanted, local?.path, localFile?.lastModified, canAsk && place?.build, functionName]);
  const isAsking = localFile !== undefined || canAsk;
  const { current, error } = useAnswer(
    [key, localFile, server],
    isAsking
      ? (signal) =>
          localFile ? readLocal(localFile, local?.path ?? '') : fetchFromServer(server, place, functionName, signal)
      : undefined,
  );
  if (!isAsking) {
    return local ? { ...NOTHING, note: describeNoMatch(wanted, local) } : NOTHING;
  }
  return current ?? (error === undefined ? { ...NOTHING, isBusy: true } : { ...NOTHING, problem: error });
}

export function isOnGithub(repository: string): boolean {
  return /^(?:https?:\/\/|ssh:\/\/git@|git@)?(?:[^@/]*@)?github\.com[/:]/i.test(repository.trim());
}

function describeNoMatch(wanted: string, { candidates }: PathMatch): string {
  return candidates.length > 1
    ? `Several of your files could be ${wanted}: ${candidates.slice(0, 3).join(', ')} …`
    : `None of your files is called ${wanted.slice(wanted.replaceAll('\\', '/').lastIndexOf('/') + 1)}.`;
}

async function readLocal(file: File, path: string): Promise<ShownSource> {
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) {
    return { ...NOTHING, note: `Your file ${path} changed or went away since you gave it. Open or drop it again.` };
  }
  const text = decodeSource(new Uint8Array(bytes));
  return text.kind === 'text'
    ? { ...NOTHING, lines: text.lines, from: `your file ${path}`, note: text.note }
    : { ...NOTHING, note: `Your file ${path} cannot be shown. ${text.reason}` };
}

async function fetchFromServer(
  server: SourceServer | undefined,
  place: Pick<FunctionPlace, 'file' | 'build'> | undefined,
  functionName: string,
  signal: AbortSignal,
): Promise<ShownSource> {
  if (!server || !place) {
    return NOTHING;
  }
  const { repository, gitRef, rootPath } = place.build;
  const file = await server.fetchFile({ repository, ref: gitRef, file: place.file, rootPath, functionName }, signal);
  const text = decodeSource(file.bytes);
  return text.kind === 'text'
    ? {
        ...NOTHING,
        lines: text.lines,
        from: describeUrl(file.url) ?? `${repository} at ${gitRef || 'HEAD'}`,
        note: text.note,
      }
    : { ...NOTHING, note: text.reason };
}

/** `github.com/acme/shop/blob/4f6c1c0de9a1…/cart.go`: ids of commits are longer than anyone reads. */
function describeUrl(url: string | undefined): string | undefined {
  return url?.replace(/^https?:\/\//, '').replace(/([0-9a-f]{12})[0-9a-f]{20,}/gi, '$1…');
}
