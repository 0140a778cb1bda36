import { type DataQueryRequest, type DataQueryResponse, dateTime } from '@grafana/data';
import { DataSourceWithBackend } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { type Observable, of } from 'rxjs';

interface TempoQuery extends DataQuery {
  query?: string;
}

/**
 * Grafana's Tempo data source as a plugin sees it. A query of hex digits alone is the id of a trace: it goes to the back end
 * under a type of its own and, as long as the settings do not limit that, without a range. Other queries are not known here.
 */
export class TempoDataSource extends DataSourceWithBackend<TempoQuery> {
  override query(request: DataQueryRequest<TempoQuery>): Observable<DataQueryResponse> {
    const targets = request.targets
      .filter(({ query = '', queryType }) => queryType === 'traceql' && /^[\da-f]+$/i.test(query.trim()))
      .map((target) => ({ ...target, query: target.query?.trim(), queryType: 'traceId' }));
    const never = dateTime(0);
    const range = { from: never, to: never, raw: { from: never, to: never } };
    return targets.length === 0 ? of({ data: [] }) : super.query({ ...request, targets, range });
  }
}
