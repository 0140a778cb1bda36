import { locationUtil, toURLRange } from '@grafana/data';
import { buildPyroscopeQuery, type GrafanaQuestion } from 'grafana/pyroscopeQuery';

/** Grafana's Explore with a question, in the URL format of its panes (schema version 1). With Grafana's sub-path. */
export function buildExploreHref(question: GrafanaQuestion): string {
  const panes = {
    'pyroscope-explore': {
      datasource: question.dataSourceUid,
      queries: [buildPyroscopeQuery(question)],
      range: toURLRange(question.range),
    },
  };
  const params = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify(panes) });
  return locationUtil.assureBaseUrl(`/explore?${params}`);
}
