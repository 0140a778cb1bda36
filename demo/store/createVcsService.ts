import { posix } from 'node:path';
import { Code, ConnectError, type HandlerContext, type ServiceImpl } from '@connectrpc/connect';
import type { VCSService } from 'pyroscope/gen/vcs/v1/vcs_pb';

/** A repository that the store can look into, as Pyroscope does into those on GitHub. */
export interface SourceRepository {
  /** The value of the label `service_repository`. */
  readonly url: string;
  /** Finds a commit by its id, branch or tag; "" is the newest state. undefined if there is none. */
  findCommit(ref: string): Promise<SourceCommit | undefined>;
  /** Reads a file by its path from the root of the repository; undefined if there is none. */
  readFile(sha: string, path: string): Promise<Uint8Array | undefined>;
}

export interface SourceCommit {
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  readonly date: string;
}

/** The code that the page which plays GitHub's login gives to a user who agrees. */
export const LOGIN_CODE = 'agreed';

const TOKEN = 'local-stack-token';
const SESSION_MS = 8 * 3_600_000;
const REFRESH_MS = 180 * 24 * 3_600_000;

/** Creates Pyroscope's service for source files over one repository; whoever logged in may read it. */
export function createVcsService(
  repository: SourceRepository,
  now: () => number = Date.now,
): ServiceImpl<typeof VCSService> {
  const createSession = () => ({
    token: TOKEN,
    tokenExpiresAt: BigInt(now() + SESSION_MS),
    refreshTokenExpiresAt: BigInt(now() + REFRESH_MS),
  });
  const findCommit = async (url: string, ref: string) => {
    const commit = url === repository.url ? await repository.findCommit(ref) : undefined;
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
    getFile: async ({ repositoryURL, ref, rootPath, localPath }, context) => {
      checkSession(context);
      const { sha } = await findCommit(repositoryURL, ref);
      const path = posix.join('/', rootPath, localPath).slice(1);
      const content = await repository.readFile(sha, path);
      if (content === undefined) {
        throw new ConnectError('file not found', Code.NotFound);
      }
      return { content: Buffer.from(content).toString('base64'), URL: `${repository.url}/blob/${sha}/${path}` };
    },
    getCommit: ({ repositoryURL, ref }, context) => {
      checkSession(context);
      return findCommit(repositoryURL, ref);
    },
    getCommits: async ({ repositoryUrl, refs }, context) => {
      checkSession(context);
      return { commits: await Promise.all(refs.map((ref) => findCommit(repositoryUrl, ref))) };
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
