import { createClient, type Transport } from '@connectrpc/connect';
import { type CommitInfo, VCSService } from 'pyroscope/gen/vcs/v1/vcs_pb';
import {
  isCancellation,
  type PyroscopeError,
  type PyroscopeErrorKind,
  toPyroscopeError,
  withTypedErrors,
} from './PyroscopeError';

export interface GithubApp {
  readonly clientId: string;
  /** Address to which GitHub leads back; "" leaves it to us. */
  readonly callbackUrl: string;
}

/** Proves a user's login at GitHub to the server. */
export interface GithubSession {
  /** Ready-made by older servers: `name=value; …`; "" from newer ones. */
  readonly cookie: string;
  readonly token: string;
  /** Milliseconds since the epoch; 0 if the server did not say. */
  readonly expiresMs: number;
  readonly refreshExpiresMs: number;
}

interface VcsFileQuery {
  readonly repository: string;
  readonly ref: string;
  readonly file: string;
  readonly rootPath: string;
  readonly functionName: string;
}

interface VcsFile {
  readonly bytes: Uint8Array;
  readonly url: string;
}

export interface VcsCommit {
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  /** Date as the server wrote it. */
  readonly date: string;
}

/** Files and commits from GitHub. Each call throws a `PyroscopeError`, or what an aborted request throws. */
export interface VcsClient {
  fetchGithubApp(signal?: AbortSignal): Promise<GithubApp>;
  logIn(authorizationCode: string, signal?: AbortSignal): Promise<GithubSession>;
  refresh(signal?: AbortSignal): Promise<GithubSession>;
  fetchFile(query: VcsFileQuery, signal: AbortSignal): Promise<VcsFile>;
  /** Fetches commits. `error`: reason why some failed to load; a commit that the server does not know is no error. */
  fetchCommits(
    repository: string,
    refs: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly commits: Array<VcsCommit | undefined>; readonly error: PyroscopeError | undefined }>;
}

export function createVcsClient(transport: Transport): VcsClient {
  const vcs = createClient(VCSService, transport);
  return {
    async fetchGithubApp(signal) {
      const { clientID, callbackURL } = await withTypedErrors(() => vcs.githubApp({}, { signal }));
      return { clientId: clientID, callbackUrl: callbackURL };
    },

    async logIn(authorizationCode, signal) {
      return toSession(await withTypedErrors(() => vcs.githubLogin({ authorizationCode }, { signal })));
    },

    async refresh(signal) {
      return toSession(await withTypedErrors(() => vcs.githubRefresh({}, { signal })));
    },

    async fetchFile({ repository, ref, file, rootPath, functionName }, signal) {
      const request = { repositoryURL: repository, ref, localPath: file, rootPath, functionName };
      const { content, URL: url } = await withTypedErrors(() => vcs.getFile(request, { signal }));
      return { bytes: Uint8Array.from(atob(content), (char) => char.charCodeAt(0)), url };
    },

    // One call each: older servers do not have the one for several, and one unknown commit would cost the others.
    async fetchCommits(repository, refs, signal) {
      let lost: PyroscopeError | undefined;
      const commits = await Promise.all(
        refs.map(async (ref) => {
          try {
            return toCommit(await withTypedErrors(() => vcs.getCommit({ repositoryURL: repository, ref }, { signal })));
          } catch (error) {
            if (isCancellation(error) || toPyroscopeError(error).kind === 'credentials') {
              throw error;
            }
            const typed = toPyroscopeError(error);
            lost = UNKNOWN_COMMIT.has(typed.kind) ? lost : typed;
            return undefined;
          }
        }),
      );
      return { commits, error: lost };
    },
  };
}

/** The server knows no such commit, or of no commits at all. */
const UNKNOWN_COMMIT = new Set<PyroscopeErrorKind>(['refused', 'unsupported']);

function toCommit({ sha, message, author, date }: Pick<CommitInfo, 'sha' | 'message' | 'author' | 'date'>): VcsCommit {
  return { sha, message, author: author?.login ?? '', date };
}

function toSession(answer: {
  readonly cookie: string;
  readonly token: string;
  readonly tokenExpiresAt: bigint;
  readonly refreshTokenExpiresAt: bigint;
}): GithubSession {
  return {
    cookie: answer.cookie,
    token: answer.token,
    expiresMs: Number(answer.tokenExpiresAt),
    refreshExpiresMs: Number(answer.refreshTokenExpiresAt),
  };
}
