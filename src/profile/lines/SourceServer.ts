/** Status of source files through the Pyroscope server, which asks GitHub on the user's behalf. */
type SourceServerStatus =
  | 'checking'
  /** The server has no such service, or nobody set it up. */
  | 'unavailable'
  | 'disconnected'
  | 'connecting'
  | 'connected';

export interface SourceServerState {
  readonly status: SourceServerStatus;
  /** Reason why connecting failed, why the connection ended, or why it is unknown if there can be one. */
  readonly problem?: string;
}

export interface SourceFileRequest {
  readonly repository: string;
  readonly ref: string;
  /** Path as the profile has it; the server looks for it in the repository. */
  readonly file: string;
  readonly rootPath: string;
  readonly functionName: string;
}

export interface SourceFile {
  readonly bytes: Uint8Array;
  /** Web page of the file at the server's source; undefined if the server gave none. */
  readonly url: string | undefined;
}

export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  /** Milliseconds since the epoch; undefined if the server did not say. */
  readonly dateMs: number | undefined;
}

export interface Commits {
  /** Commits in the order of the request; undefined for a commit that the server does not know, or that failed to load. */
  readonly commits: ReadonlyArray<Commit | undefined>;
  /** Reason why some commits failed to load; undefined if the server answered for all. */
  readonly error: Error | undefined;
}

/** Source files and commits through the Pyroscope server. Its calls reject with an error whose message is for people. */
export interface SourceServer {
  /** Bound, as React takes it. The first subscription asks the server whether it can. */
  readonly subscribe: (onChange: () => void) => () => void;
  /** Bound. The same object until something changes. */
  readonly getState: () => SourceServerState;
  /** Opens GitHub's login in a window of its own; a click has to lead here. */
  connect(): void;
  disconnect(): void;
  fetchFile(request: SourceFileRequest, signal: AbortSignal): Promise<SourceFile>;
  fetchCommits(repository: string, refs: readonly string[], signal: AbortSignal): Promise<Commits>;
}
