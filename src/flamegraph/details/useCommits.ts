import { useAnswer } from 'components/useAnswer';
import type { FunctionPlace } from 'profile/lines/computeFunctionLines';
import type { Commit, SourceServer } from 'profile/lines/SourceServer';
import { useSourceServer } from './useSourceText';

const NONE: ReadonlyMap<string, Commit> = new Map();

export interface CommitsAnswer {
  /** Commits by their refs; empty while nobody is connected. */
  readonly commits: ReadonlyMap<string, Commit>;
  /** Sentence that says why some commits failed to load; "" for nothing. */
  readonly problem: string;
}

/** Returns the commits that the versions of a function were built from. If they do not come, the versions are shown without. */
export function useCommits(server: SourceServer | undefined, places: readonly FunctionPlace[]): CommitsAnswer {
  const { status } = useSourceServer(server);
  const repository = places[0]?.build.repository ?? '';
  const refs = [...new Set(places.map(({ build }) => build.gitRef))].filter(Boolean);
  const isAsking = status === 'connected' && refs.length > 0;
  const { value, error } = useAnswer(
    [server, JSON.stringify([repository, refs])],
    server && isAsking
      ? async (signal, show: (commits: ReadonlyMap<string, Commit>) => void) => {
          const { commits, error: lost } = await server.fetchCommits(repository, refs, signal);
          const known = new Map(refs.flatMap((ref, at) => (commits[at] ? [[ref, commits[at]] as const] : [])));
          if (lost) {
            show(known);
            throw lost;
          }
          return known;
        }
      : undefined,
  );
  return {
    commits: isAsking ? (value ?? NONE) : NONE,
    problem: error === undefined ? '' : `Commits could not be read. ${error}`,
  };
}
