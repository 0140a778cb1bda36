import type { TimeRange } from '@grafana/data';
import { findSamplesType } from 'profile/catalog/findSamplesType';
import { parseProfileType } from 'profile/catalog/parseProfileType';
import { buildServiceSelector } from 'profile/labels/Filter';
import {
  findTypeOfService,
  getServicesOfType,
  getTypesOfService,
  listTypesOfMeaning,
  type ServiceMatrix,
} from 'profile/series/ServiceMatrix';
import type { ProfileQuery } from 'pyroscope/client';
import { toRangeMs } from 'queries/rangeMs';
import { DEFAULT_MAX_NODES } from 'queries/TenantLimits';

export interface TraceInputs {
  readonly traceIds: readonly string[];
  readonly profileTypeId: string;
  readonly range: TimeRange;
  readonly matrix: ServiceMatrix;
}

/** Queries that show a trace. Most of them need only a total, for which one node is enough. */
export interface TracePlan {
  readonly subject: ProfileQuery;
  /** Queries for the total of all services: one per id of the profile type. */
  readonly totals: readonly ProfileQuery[];
  /** Services that may have a part of it. */
  readonly serviceNames: readonly string[];
  /** Builds the queries for the total of some of these services. */
  readonly ofServices: (names: readonly string[]) => readonly ProfileQuery[];
  readonly tree: (serviceName: string) => ProfileQuery;
  /**
   * Builds the query for the number of samples behind the tree; undefined if the service does not send it, or the tree
   * counts them itself.
   */
  readonly samples: (serviceName: string) => ProfileQuery | undefined;
  readonly countsSamples: boolean;
  /** The same trace in the other profile types that somebody sends. */
  readonly otherTypes: readonly ProfileQuery[];
}

const MAX_OTHER_TYPES = 12;

export function planTrace({ traceIds, profileTypeId, range, matrix }: TraceInputs): TracePlan {
  const base = { ...toRangeMs(range), profileTypeId, traceIds, labelSelector: '{}', maxNodes: 1 };
  const { sampleType, sampleUnit } = parseProfileType(profileTypeId);
  const ids = listTypesOfMeaning(matrix, profileTypeId);
  const getId = (name: string) => findTypeOfService(matrix, name, profileTypeId) ?? profileTypeId;
  const ofService = (name: string) => ({
    ...base,
    profileTypeId: getId(name),
    labelSelector: buildServiceSelector([name]),
  });
  const otherIds = matrix.profileTypeIds.filter((id) => id !== profileTypeId && !ids.includes(id));
  return {
    subject: base,
    totals: ids.map((id) => ({ ...base, profileTypeId: id })),
    serviceNames: getServicesOfType(matrix, profileTypeId),
    ofServices: (names) =>
      ids.flatMap((id) => {
        const sending = names.filter((name) => getId(name) === id);
        return sending.length === 0
          ? []
          : [{ ...base, profileTypeId: id, labelSelector: buildServiceSelector(sending) }];
      }),
    tree: (serviceName) => ({ ...ofService(serviceName), maxNodes: DEFAULT_MAX_NODES }),
    samples: (serviceName) => {
      const id = findSamplesType(getId(serviceName), getTypesOfService(matrix, serviceName));
      return id === undefined ? undefined : { ...ofService(serviceName), profileTypeId: id };
    },
    countsSamples: sampleType === 'samples' && sampleUnit === 'count',
    otherTypes: otherIds.slice(0, MAX_OTHER_TYPES).map((id) => ({ ...base, profileTypeId: id })),
  };
}
