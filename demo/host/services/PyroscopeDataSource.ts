import type { DataQueryRequest, DataQueryResponse, DataSourceInstanceSettings, ScopedVars } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { type Observable, of } from 'rxjs';

interface PyroscopeQuery extends DataQuery {
  labelSelector?: string;
  profileTypeId?: string;
  groupBy?: string[];
}

/** Grafana's Pyroscope data source as a plugin sees it: queries go to `/api/ds/query` with variables filled in. */
export class PyroscopeDataSource extends DataSourceWithBackend<PyroscopeQuery> {
  constructor(settings: DataSourceInstanceSettings) {
    super(settings);
  }

  override query(request: DataQueryRequest<PyroscopeQuery>): Observable<DataQueryResponse> {
    const targets = request.targets.filter(({ profileTypeId, hide }) => Boolean(profileTypeId) && !hide);
    return targets.length === 0 ? of({ data: [] }) : super.query({ ...request, targets });
  }

  override applyTemplateVariables(query: PyroscopeQuery, scopedVars: ScopedVars): PyroscopeQuery {
    return {
      ...query,
      labelSelector: getTemplateSrv().replace(query.labelSelector ?? '', scopedVars),
      profileTypeId: getTemplateSrv().replace(query.profileTypeId ?? '', scopedVars),
    };
  }
}
