import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { HandlerContext, ServiceImpl } from '@connectrpc/connect';
import { Code, ConnectError } from '@connectrpc/connect';
import type { VCSService } from 'pyroscope/gen/vcs/v1/vcs_pb';

/** A repository that the store can look into, as Pyroscope does into those on GitHub. */
export interface SourceRepository {
  /** As the label `service_repository` has it. */
  readonly url: string;
  /** Holds the files; they are the same at every commit. */
  readonly folder: string;
  /** Only files below it are shown. */
  readonly shownPrefix: string;
  readonly commits: readonly SourceCommit[];
}

export interface SourceCommit {
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  readonly date: string;
}

/** What the page that plays GitHub's login gives to a user who agrees. */
export const LOGIN_CODE = 'agreed';

const TOKEN = 'local-stack-token';
const SESSION_MS = 8 * 3_600_000;
const REFRESH_MS = 180 * 24 * 3_600_000;

/** Pyroscope's service for source files over one repository; whoever logged in may read it. */
export function createVcsService(
  repository: SourceRepository,
  now: () => number = Date.now,
): ServiceImpl<typeof VCSService> {
  const createSession = () => ({
    token: TOKEN,
    tokenExpiresAt: BigInt(now() + SESSION_MS),
    refreshTokenExpiresAt: BigInt(now() + REFRESH_MS),
  });
  const findCommit = (url: string, ref: string) => {
    const commit = repository.commits.find(({ sha }) => url === repository.url && sha === ref);
    if (!commit) {
      throw new ConnectError('commit not found', Code.NotFound);
    }
    const { sha, message, author, date } = commit;
    const webUrl = `${repository.url}/commit/${sha}`;
    return { sha, message, date, URL: webUrl, author: { login: author, avatarURL: `${repository.url}/${author}.png` } };
  };
  return {
    githubApp: () => ({ clientID: 'local-stack', callbackURL: '' }),
    githubLogin: ({ authorizationCode }) => {
      if (authorizationCode !== LOGIN_CODE) {
        throw new ConnectError('failed to authorize with GitHub', Code.Unauthenticated);
      }
      return createSession();
    },
    githubRefresh: (_, context) => {
      checkSession(context);
      return createSession();
    },
    getFile: ({ repositoryURL, ref, localPath }, context) => {
      checkSession(context);
      findCommit(repositoryURL, ref);
      const path = normalize(localPath.replace(/^\/+/, ''));
      const content = path.startsWith(repository.shownPrefix) ? readText(join(repository.folder, path)) : undefined;
      if (content === undefined) {
        throw new ConnectError('file not found', Code.NotFound);
      }
      return { content: content.toString('base64'), URL: `${repository.url}/blob/${ref}/${path}` };
    },
    getCommit: ({ repositoryURL, ref }, context) => {
      checkSession(context);
      return findCommit(repositoryURL, ref);
    },
    getCommits: ({ repositoryUrl, refs }, context) => {
      checkSession(context);
      return { commits: refs.map((ref) => findCommit(repositoryUrl, ref)) };
    },
  };
}

function checkSession({ requestHeader }: HandlerContext): void {
  const value = /(?:^|; )pyroscope_git_session=([^;]*)/.exec(requestHeader.get('cookie') ?? '')?.[1] ?? '';
  const text = Buffer.from(decodeURIComponent(value), 'base64').toString();
  if (!text.includes(`"token":"${TOKEN}"`)) {
    throw new ConnectError('failed to get token from cookie', Code.Unauthenticated);
  }
}

function readText(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    // There is no such file, or it is a folder.
    return undefined;
  }
}
