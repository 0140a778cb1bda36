import type { FunctionPlace } from 'profile/lines/computeFunctionLines';
import type { Commit, SourceServer } from 'profile/lines/SourceServer';
import { useEffect, useState } from 'react';
import { useSourceServer } from './useSourceText';

const NONE: ReadonlyMap<string, Commit> = new Map();

/** The commits that the versions of a function were built from, by their refs; none while nobody is connected. */
export function useCommits(
  server: SourceServer | undefined,
  places: readonly FunctionPlace[],
): ReadonlyMap<string, Commit> {
  const { status } = useSourceServer(server);
  const repository = places[0]?.build.repository ?? '';
  const refs = [...new Set(places.map(({ build }) => build.gitRef))].filter(Boolean);
  const key = JSON.stringify([repository, refs]);
  const [known, setKnown] = useState<{ readonly key: string; readonly commits: ReadonlyMap<string, Commit> }>();
  const isAsking = status === 'connected' && refs.length > 0;
  useEffect(() => {
    if (!server || !isAsking) {
      return undefined;
    }
    const controller = new AbortController();
    server.fetchCommits(repository, refs, controller.signal).then(
      (commits) =>
        !controller.signal.aborted &&
        setKnown({
          key,
          commits: new Map(refs.flatMap((ref, at) => (commits[at] ? [[ref, commits[at]] as const] : []))),
        }),
      // The versions are shown without their commits; that the connection ended is the server's state.
      () => undefined,
    );
    return () => controller.abort();
    // The key stands for repository and refs.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [server, isAsking, key]);
  return known?.key === key ? known.commits : NONE;
}
