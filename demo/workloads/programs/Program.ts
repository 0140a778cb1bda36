/** A service without its network: what arrived, how often, and what it does with one request. */
export interface Program<Request = unknown> {
  /** Bodies of requests to draw from, made before the first one is served. */
  readonly requests: readonly Request[];
  readonly requestsPerSecond: number;
  /** How often the service looks at its queue; what arrived in between is served in one go. */
  readonly pollMs: number;
  handle(request: Request): void;
  /** The route a request belongs to: the name of its span where tracing is on. */
  getRoute(request: Request): string;
}
