import { locationUtil, type RawTimeRange, toURLRange } from '@grafana/data';
import { PYROSCOPE_TYPE } from 'grafana/dataSources';

export interface ExploreQuestion {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  /** `{}` selects everything. */
  readonly labelSelector: string;
  readonly groupBy: readonly string[];
  readonly limit?: number;
  readonly range: RawTimeRange;
}

/** Grafana's Explore with a query for series, in the URL format of its panes (schema version 1). With Grafana's sub-path. */
export function buildExploreHref({ dataSourceUid, range, groupBy, ...query }: ExploreQuestion): string {
  const datasource = { type: PYROSCOPE_TYPE, uid: dataSourceUid };
  const panes = {
    'pyroscope-explore': {
      datasource: dataSourceUid,
      queries: [{ refId: 'A', datasource, queryType: 'metrics', ...query, groupBy: [...groupBy] }],
      range: toURLRange(range),
    },
  };
  const params = new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify(panes) });
  return locationUtil.assureBaseUrl(`/explore?${params}`);
}
