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
  /** Pyroscope, or what stands before it, does not let the data source read. */
  | 'denied'
  /** Pyroscope is asked more than it allows. */
  | 'busy'
  /** Never asked: no profile can be in the range, see `findRangeProblem`. */
  | 'bad-range'
  /** Never asked: the id of a span or a profile is none. */
  | 'bad-id'
  /** The range is longer than the server answers in one question; the message names its limit. */
  | 'too-long'
  /** The server refused the request; the message says why. */
  | 'refused'
  /** The server, or what answers in its place, does not know the call. */
  | 'unsupported'
  /** The answer could not be read. */
  | 'malformed'
  /** The answer is longer than a page can hold. */
  | 'too-large'
  /** The server failed while answering. */
  | 'failed';

/** What went wrong with a call to Pyroscope; `message` is the words of who answered, where there were any. */
export class PyroscopeError extends Error {
  override readonly name = 'PyroscopeError';

  constructor(
    readonly kind: PyroscopeErrorKind,
    message: string,
  ) {
    super(message);
  }
}

/** True for what a cancelled request throws: nobody waits for it any more, so there is nothing to say. */
export function isCancellation(error: unknown): boolean {
  return (
    (error instanceof ConnectError && error.code === Code.Canceled) ||
    (error instanceof DOMException && error.name === 'AbortError')
  );
}

/** Whether the server would fail in the same way the next time: a part that it lacks, and not a moment without answer. */
export function isLasting(error: PyroscopeError): boolean {
  return error.kind === 'unsupported' || error.kind === 'failed' || error.kind === 'malformed';
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
