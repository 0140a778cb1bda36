import { locationUtil, type RawTimeRange, toURLRange } from '@grafana/data';
import { buildPyroscopeQuery, type GrafanaQuestion } from 'grafana/pyroscopeQuery';
import { buildTempoQuery } from 'grafana/tempo';

/** Grafana's Explore with a question. With Grafana's sub-path. */
export function buildExploreHref(question: GrafanaQuestion): string {
  return buildHref('pyroscope-explore', question.dataSourceUid, buildPyroscopeQuery(question), question.range);
}

/** Grafana's Explore with a trace. */
export function buildTraceHref(tempoUid: string, traceId: string, range: RawTimeRange): string {
  return buildHref('tempo-explore', tempoUid, buildTempoQuery(tempoUid, traceId), range);
}

/** The URL format of its panes, schema version 1. */
function buildHref(pane: string, datasource: string, query: object, range: RawTimeRange): string {
  const panes = { [pane]: { datasource, queries: [query], range: toURLRange(range) } };
  const params = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify(panes) });
  return locationUtil.assureBaseUrl(`/explore?${params}`);
}
