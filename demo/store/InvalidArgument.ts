/** What the caller asked for or sent cannot be served; becomes an HTTP 400 with this message. */
export class InvalidArgument extends Error {}
