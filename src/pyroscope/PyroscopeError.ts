import { Code, ConnectError } from '@connectrpc/connect';

export type PyroscopeErrorKind =
  /** No answer: the server is down, a proxy gave up, or time ran out. */
  | 'unreachable'
  /** The user is not signed in. */
  | 'unauthenticated'
  /** The user may not read this data source. */
  | 'forbidden'
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

/** What went wrong with a call to Pyroscope; `message` is the server's own where it sent one. */
export class PyroscopeError extends Error {
  override readonly name = 'PyroscopeError';

  constructor(
    readonly kind: PyroscopeErrorKind,
    message: string,
  ) {
    super(message);
  }
}

const KINDS: Partial<Record<Code, PyroscopeErrorKind>> = {
  [Code.Unavailable]: 'unreachable',
  [Code.DeadlineExceeded]: 'unreachable',
  [Code.Unauthenticated]: 'unauthenticated',
  [Code.PermissionDenied]: 'forbidden',
  [Code.InvalidArgument]: 'refused',
  [Code.OutOfRange]: 'refused',
  [Code.ResourceExhausted]: 'refused',
  [Code.FailedPrecondition]: 'refused',
  [Code.NotFound]: 'refused',
  [Code.Unimplemented]: 'unsupported',
};

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

/** Turns whatever a call threw into one typed error. */
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
  // Bytes that are no message of ours and answers of another content type carry no code of the server's.
  const isUnreadable =
    error.cause instanceof SyntaxError || /^parse (binary|json)|content.type/i.test(error.rawMessage);
  if (isUnreadable) {
    return new PyroscopeError('malformed', error.rawMessage);
  }
  // `fetch` throws a TypeError when no server answered.
  if (error.cause instanceof TypeError) {
    return new PyroscopeError('unreachable', error.rawMessage);
  }
  return new PyroscopeError(KINDS[error.code] ?? 'failed', error.rawMessage);
}
