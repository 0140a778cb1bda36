import type { TimeRange } from '@grafana/data';
import type { Filter } from 'profile/labels/Filter';
import { printSelector } from 'profile/labels/printSelector';
import type { ProfileQuery } from 'pyroscope/client';
import type { SeriesRequest } from 'queries/querySeries';
import { toRangeMs } from 'queries/rangeMs';

export interface FleetInputs {
  readonly dataSourceUid: string;
  readonly profileTypeId: string;
  readonly range: TimeRange;
  /** The filters that apply. */
  readonly filters: readonly Filter[];
  /** Nodes that the first answer may have. */
  readonly maxNodes: number;
}

export interface FleetPlan {
  /** One profile of all that the filters leave. */
  readonly profile: ProfileQuery;
  /** A series per service: who is in it, and how much each uses. */
  readonly series: SeriesRequest;
}

const MAX_POINTS = 250;

/** What the page asks of the server: two requests, however many services there are. */
export function planFleet({ dataSourceUid, profileTypeId, range, filters, maxNodes }: FleetInputs): FleetPlan {
  const subject = { profileTypeId, labelSelector: printSelector(filters) };
  return {
    profile: { ...toRangeMs(range), ...subject, maxNodes },
    series: { dataSourceUid, ...subject, groupBy: ['service_name'], range, maxPoints: MAX_POINTS },
  };
}
