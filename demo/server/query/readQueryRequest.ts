import { readTime } from './readTime';

export interface PyroscopeQuery {
  readonly refId: string;
  readonly dataSourceUid: string;
  readonly queryType: string;
  /** The question for a Tempo data source. */
  readonly query: string;
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly groupBy: readonly string[];
  readonly spanSelector: readonly string[];
  readonly intervalMs: number;
  readonly limit: number | undefined;
  readonly maxNodes: number | undefined;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Reads the queries of a `/api/ds/query` body with their range; undefined for a body that is none. */
export function readQueryRequest(body: unknown, nowMs: number): PyroscopeQuery[] | undefined {
  if (!isRecord(body) || !Array.isArray(body.queries)) {
    return undefined;
  }
  const fromMs = readTime(body.from, nowMs);
  const toMs = readTime(body.to, nowMs);
  if (fromMs === undefined || toMs === undefined) {
    return undefined;
  }
  return body.queries.filter(isRecord).map((query) => ({
    refId: readText(query.refId) || 'A',
    dataSourceUid: isRecord(query.datasource) ? readText(query.datasource.uid) : '',
    queryType: readText(query.queryType),
    query: readText(query.query),
    profileTypeId: readText(query.profileTypeId),
    labelSelector: readText(query.labelSelector),
    groupBy: readTexts(query.groupBy),
    spanSelector: readTexts(query.spanSelector),
    // Grafana's own value for queries that name none.
    intervalMs: readCount(query.intervalMs) ?? 1000,
    limit: readCount(query.limit),
    maxNodes: readCount(query.maxNodes),
    fromMs,
    toMs,
  }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function readCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
