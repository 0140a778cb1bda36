/** The answer of `/api/ds/query` for one query. */
export interface QueryResult {
  readonly error?: string;
  readonly errorSource?: string;
  readonly status: number;
  readonly frames?: readonly object[];
}
