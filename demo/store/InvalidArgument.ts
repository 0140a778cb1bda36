/** A fault of the caller's request or data; becomes an HTTP 400 with this message. */
export class InvalidArgument extends Error {}

/** Errors that a server answers with HTTP 500 and the code "unknown", though the request is to blame. */
export class UnknownFailure extends Error {
  constructor(words: string) {
    super(`rpc error: code = Unknown desc = ${words}`);
  }
}
