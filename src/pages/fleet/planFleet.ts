import type { TimeRange } from '@grafana/data';
import { type Filter, printSelector } from 'profile/labels/Filter';
import { findSentType, listTypesOfMeaning, type ServiceMatrix } from 'profile/series/ServiceMatrix';
import type { ProfileQuery } from 'pyroscope/client';
import type { SeriesRequest } from 'queries/querySeries';
import { toRangeMs } from 'queries/rangeMs';
import type { Selection } from 'scenes/explorerUrl';

export interface FleetInputs extends Omit<Selection, 'serviceName'> {
  readonly matrix: ServiceMatrix;
  readonly range: TimeRange;
  /** The filters that apply. */
  readonly filters: readonly Filter[];
  /** Label whose values are the first level; "" for none. */
  readonly firstLevel: string;
  /** Nodes that the first answer may have. */
  readonly maxNodes: number;
}

export interface FleetPlan {
  /** The type to show in place of the usual one, which nobody sends. */
  readonly otherTypeId: string | undefined;
  /** One profile of all that the filters leave. */
  readonly profile: ProfileQuery;
  /** A series per service: who is in it, and how much each uses. */
  readonly series: SeriesRequest;
}

const MAX_POINTS = 250;

/** Plans the requests of the page: two, however many services there are. */
export function planFleet({
  dataSourceUid,
  matrix,
  profileTypeId: chosenId,
  range,
  filters,
  firstLevel,
  maxNodes,
}: FleetInputs): FleetPlan {
  const [profileTypeId = chosenId] = listTypesOfMeaning(matrix, chosenId);
  const subject = { profileTypeId, labelSelector: printSelector(filters) };
  return {
    otherTypeId: findSentType(matrix, chosenId),
    profile: { ...toRangeMs(range), ...subject, maxNodes },
    series: {
      dataSourceUid,
      ...subject,
      groupBy: [...new Set(['service_name', ...(firstLevel === '' ? [] : [firstLevel])])],
      range,
      maxPoints: MAX_POINTS,
    },
  };
}
