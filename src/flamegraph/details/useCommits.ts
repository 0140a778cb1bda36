import { useAnswer } from 'components/useAnswer';
import type { FunctionPlace } from 'profile/lines/computeFunctionLines';
import type { Commit, SourceServer } from 'profile/lines/SourceServer';
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
  const isAsking = status === 'connected' && refs.length > 0;
  // Where they do not come, the versions are shown without: that the connection ended is the server's state.
  const { current } = useAnswer(
    [server, JSON.stringify([repository, refs])],
    server && isAsking
      ? async (signal) => {
          const commits = await server.fetchCommits(repository, refs, signal);
          return new Map(refs.flatMap((ref, at) => (commits[at] ? [[ref, commits[at]] as const] : [])));
        }
      : undefined,
  );
  return current ?? NONE;
}
