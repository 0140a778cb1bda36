import type { TimeRange } from '@grafana/data';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import { buildServiceSelector } from 'profile/labels/buildServiceSelector';
import type { Filter } from 'profile/labels/Filter';
import { getTypesOfService, type ServiceMatrix } from 'profile/series/ServiceMatrix';
import type { SeriesRequest } from 'queries/querySeries';

export interface ProfileTypesInputs {
  readonly dataSourceUid: string;
  readonly serviceName: string;
  readonly range: TimeRange;
  /** The filters that apply. */
  readonly filters: readonly Filter[];
  /** False while it is not known which filters apply. */
  readonly areFiltersSettled: boolean;
  /** Undefined while it is not known who sends what. */
  readonly matrix: ServiceMatrix | undefined;
}

export interface PlannedType {
  readonly profileTypeId: string;
  /** "type (group)"; with the id behind it where several types would have the same name. */
  readonly name: string;
  readonly request: SeriesRequest;
}

const MAX_POINTS = 250;

/** What one service sends, and what is asked of each; undefined while the service or its types are not known. */
export function planProfileTypes(inputs: ProfileTypesInputs): readonly PlannedType[] | undefined {
  const { dataSourceUid, serviceName, range, filters, matrix } = inputs;
  if (!matrix || serviceName === '' || !inputs.areFiltersSettled) {
    return undefined;
  }
  const ids = sortProfileTypeIds(getTypesOfService(matrix, serviceName));
  const titles = ids.map((id) => formatProfileTypeTitle(describeProfileType(id)));
  const labelSelector = buildServiceSelector([serviceName], filters);
  return ids.map((profileTypeId, position) => {
    const title = titles[position] ?? profileTypeId;
    const isAlone = titles.indexOf(title) === titles.lastIndexOf(title);
    return {
      profileTypeId,
      name: isAlone ? title : `${title} ${profileTypeId}`,
      request: { dataSourceUid, profileTypeId, labelSelector, groupBy: [], range, maxPoints: MAX_POINTS },
    };
  });
}
