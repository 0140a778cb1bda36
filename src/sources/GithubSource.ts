import { getProxyUrl } from 'grafana/dataSources';
import { deleteGitSession, readGitSession, writeGitSession } from 'grafana/gitSession';
import { hostFetch } from 'grafana/hostFetch';
import { trackFailure } from 'loading/failedQuestions';
import type {
  Commit,
  Commits,
  SourceFile,
  SourceFileRequest,
  SourceServer,
  SourceServerState,
} from 'profile/lines/SourceServer';
import { isCancellation, toPyroscopeError } from 'pyroscope/PyroscopeError';
import { createPyroscopeTransport } from 'pyroscope/transport';
import { createVcsClient, type GithubApp, type GithubSession, type VcsClient, type VcsCommit } from 'pyroscope/vcs';
import { requestGithubCode } from './githubLogin';

/** A session this close to its end is renewed first. */
const RENEW_MS = 5 * 60_000;

/** Storage of a session, and the request for a code; tests pass their own. */
export interface GithubHost {
  readonly readSession: () => { readonly expiresMs: number | undefined } | undefined;
  readonly writeSession: (session: GithubSession) => void;
  readonly deleteSession: () => void;
  readonly requestCode: typeof requestGithubCode;
  readonly now: () => number;
}

const BROWSER: GithubHost = {
  readSession: readGitSession,
  writeSession: writeGitSession,
  deleteSession: deleteGitSession,
  requestCode: requestGithubCode,
  now: Date.now,
};

/** GitHub through the Pyroscope server behind a data source, with the login of whoever looks at the page. */
export class GithubSource implements SourceServer {
  private state: SourceServerState = { status: 'checking' };
  private isStarted = false;
  private renewing?: Promise<void>;
  private app?: GithubApp;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly client: VcsClient,
    private readonly host: GithubHost = BROWSER,
  ) {}

  readonly subscribe = (onChange: () => void): (() => void) => {
    this.listeners.add(onChange);
    this.start();
    return () => this.listeners.delete(onChange);
  };

  readonly getState = (): SourceServerState => this.state;

  connect(): void {
    if (!this.app) {
      return;
    }
    this.show({ status: 'connecting' });
    this.host
      .requestCode(this.app)
      .then((code) => this.client.logIn(code))
      .then((session) => {
        this.host.writeSession(session);
        this.show({ status: 'connected' });
      })
      .catch((error: unknown) => this.show({ status: 'disconnected', problem: describe(error) }));
  }

  disconnect(): void {
    this.host.deleteSession();
    this.show({ status: 'disconnected' });
  }

  async fetchFile(request: SourceFileRequest, signal: AbortSignal): Promise<SourceFile> {
    const { bytes, url } = await this.ask(() => this.client.fetchFile(request, signal));
    return { bytes, url: /^https?:\/\//.test(url) ? url : undefined };
  }

  async fetchCommits(repository: string, refs: readonly string[], signal: AbortSignal): Promise<Commits> {
    const { commits, error } = await this.ask(() => this.client.fetchCommits(repository, refs, signal));
    return { commits: commits.map((commit) => commit && toCommit(commit)), error };
  }

  private start(): void {
    if (!this.isStarted) {
      this.isStarted = true;
      void this.check();
    }
  }

  private async check(): Promise<void> {
    try {
      // Known before the click that needs it: a window that opens later would be blocked.
      this.app = await this.client.fetchGithubApp();
      this.show({ status: this.host.readSession() ? 'connected' : 'disconnected' });
    } catch (error) {
      // A server that cannot, or that is not set up for it, is none to offer.
      const problem = isPassing(error)
        ? `Whether source can come from GitHub is not known. ${describe(error)}`
        : undefined;
      this.isStarted = problem === undefined;
      trackFailure(this, problem !== undefined, () => this.start());
      this.show({ status: 'unavailable', ...(problem !== undefined && { problem }) });
    }
  }

  private async ask<T>(call: () => Promise<T>): Promise<T> {
    try {
      await this.renew();
      return await call();
    } catch (error) {
      if (isCancellation(error)) {
        throw error;
      }
      const { kind, words, message } = toPyroscopeError(error);
      if (kind === 'credentials') {
        this.host.deleteSession();
        this.show({ status: 'disconnected', problem: ENDED });
        throw new Error(ENDED);
      }
      // A refusal by GitHub is none by Pyroscope.
      throw new Error(kind === 'refused' ? words : message);
    }
  }

  /** One renewal for all calls that wait for it. */
  private async renew(): Promise<void> {
    const session = this.host.readSession();
    const isEnding = session?.expiresMs !== undefined && session.expiresMs - this.host.now() < RENEW_MS;
    if (!isEnding) {
      return;
    }
    this.renewing ??= this.client
      .refresh()
      .then((renewed) => this.host.writeSession(renewed))
      .finally(() => {
        this.renewing = undefined;
      });
    await this.renewing;
  }

  private show(state: SourceServerState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}

const ENDED =
  'GitHub’s session has ended, or the data source does not forward the cookie pyroscope_git_session (Allowed cookies). Connect again.';

/** True if asking again may have another answer. */
function isPassing(error: unknown): boolean {
  const { kind } = toPyroscopeError(error);
  return kind === 'no-answer' || kind === 'unreachable' || kind === 'busy' || kind === 'failed';
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function toCommit({ sha, message, author, date }: VcsCommit): Commit {
  const dateMs = Date.parse(date);
  return { sha, message, author, dateMs: Number.isNaN(dateMs) ? undefined : dateMs };
}

const sources = new Map<string, GithubSource>();

/** Returns the one of a data source, so that its state outlives a panel. */
export function getGithubSource(dataSourceUid: string): GithubSource {
  const known = sources.get(dataSourceUid);
  const transport = { baseUrl: getProxyUrl(dataSourceUid), fetch: hostFetch };
  const source = known ?? new GithubSource(createVcsClient(createPyroscopeTransport(transport)));
  sources.set(dataSourceUid, source);
  return source;
}
