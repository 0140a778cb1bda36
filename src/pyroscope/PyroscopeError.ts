import { Code, ConnectError } from '@connectrpc/connect';

export type PyroscopeErrorKind =
  /** Nobody answered: the connection is gone, or Grafana is. */
  | 'no-answer'
  /** Grafana answered, Pyroscope did not: it is down, a proxy gave up, or time ran out. */
  | 'unreachable'
  /** Grafana does not know the user. */
  | 'unauthenticated'
  /** Grafana does not let the user read this data source. */
  | 'forbidden'
  /** Grafana has no such data source. */
  | 'no-source'
  /** Grafana itself failed, or did not pass the question on. */
  | 'grafana-failed'
  /** Pyroscope does not accept the tenant, user or password of the data source. */
  | 'credentials'
  /** Pyroscope, or a proxy before it, does not let the data source read. */
  | 'denied'
  /** Pyroscope is asked more than it allows. */
  | 'busy'
  /** Not sent: no profile can be in the range, see `findRangeProblem`. */
  | 'bad-range'
  /** Not sent: the ids that narrow a profile are invalid, or do not go together. */
  | 'bad-id'
  /** The range is longer than the server answers in one question; the message names its limit. */
  | 'too-long'
  /** The server answers the whole profile, whatever it is narrowed to. */
  | 'ignored'
  /** The server refused the request; the message says why. */
  | 'refused'
  /** The server, or what answers in its place, does not know the call. */
  | 'unsupported'
  /** The answer could not be read. */
  | 'malformed'
  /** The answer is longer than a page can hold. */
  | 'too-large'
  /** The question has an answer without data, if there is nothing to show without them. */
  | 'no-data'
  /** The server failed while answering. */
  | 'failed';

const TITLES: Readonly<Record<PyroscopeErrorKind, string>> = {
  'no-answer': 'No answer came from Grafana',
  unreachable: 'Pyroscope cannot be reached',
  unauthenticated: 'You are not signed in',
  forbidden: 'You may not read this data source',
  'no-source': 'Grafana has no such data source',
  'grafana-failed': 'Grafana could not ask Pyroscope',
  credentials: 'Pyroscope does not accept the credentials of the data source',
  denied: 'Pyroscope does not let this data source read',
  busy: 'Pyroscope has too many requests at the moment',
  'bad-range': 'No server is asked for this time range',
  'bad-id': 'No server is asked for this id',
  'too-long': 'The time range is longer than this server allows',
  ignored: 'This server gives the whole profile, whatever it is narrowed to',
  refused: 'Pyroscope refused the question',
  unsupported: 'This server does not know what was asked',
  malformed: 'The answer could not be read',
  'too-large': 'There is more than a page can show',
  'no-data': 'The server has no such profile in this time range',
  failed: 'Pyroscope failed while answering',
};

/** Failed call to Pyroscope. `message` is for people; `words` are the answer's own, "" for none. */
export class PyroscopeError extends Error {
  override readonly name = 'PyroscopeError';
  /** The message without the words. */
  readonly title: string;

  constructor(
    readonly kind: PyroscopeErrorKind,
    readonly words: string,
  ) {
    super(words.trim() === '' ? TITLES[kind] : `${TITLES[kind]}: ${words.trim()}`);
    this.title = TITLES[kind];
  }
}

/** True for what a cancelled request throws: nobody waits for it any more, so there is nothing to say. */
export function isCancellation(error: unknown): boolean {
  return (
    (error instanceof ConnectError && error.code === Code.Canceled) ||
    (error instanceof DOMException && error.name === 'AbortError')
  );
}

/** Turns whatever a call threw into one typed error. Answers with a failing status are typed by the transport already. */
export function toPyroscopeError(error: unknown): PyroscopeError {
  if (error instanceof PyroscopeError) {
    return error;
  }
  if (!(error instanceof ConnectError)) {
    return new PyroscopeError('malformed', error instanceof Error ? error.message : String(error));
  }
  // Thrown while the answer was read.
  if (error.cause instanceof PyroscopeError) {
    return error.cause;
  }
  // `fetch` throws a TypeError when no server answered.
  if (error.cause instanceof TypeError) {
    return new PyroscopeError('no-answer', error.rawMessage);
  }
  switch (error.code) {
    case Code.Unavailable:
    case Code.DeadlineExceeded:
      return new PyroscopeError('unreachable', error.rawMessage);
    case Code.Unimplemented:
      return new PyroscopeError('unsupported', error.rawMessage);
    default:
      // The status was that of an answer: these bytes are no message of ours, or of another content type.
      return new PyroscopeError('malformed', error.rawMessage);
  }
}

/** Runs a call. @throws PyroscopeError, or what an aborted request throws */
export async function withTypedErrors<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw isCancellation(error) ? error : toPyroscopeError(error);
  }
}
