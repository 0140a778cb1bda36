import type { SceneObject } from '@grafana/scenes';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { DEFAULT_PROFILE_TYPE } from 'profile/catalog/knownProfileTypes';
import { findTypeOfService, getServicesOfType, getTypesOfService } from 'profile/series/ServiceMatrix';
import { getUrl } from 'scenes/explorerUrl';
import { getServiceIndex } from './ServiceIndex';

/**
 * Chooses a first service, also if the one of the last visit is gone, and a type that it sends if the type is only the
 * default. A user's choice stays, under the service's id for it.
 */
export function chooseDefaults(origin: SceneObject): void {
  const { matrix } = getServiceIndex(origin).state;
  const url = getUrl(origin);
  if (!matrix) {
    return;
  }
  let { service, profileType } = url.pick(['service', 'profileType']);
  const isGone = url.isAssumed('service') && !matrix.typesOfService.has(service);
  if (service === '' || (isGone && matrix.serviceNames.length > 0)) {
    service = getServicesOfType(matrix, profileType)[0] ?? matrix.serviceNames[0] ?? '';
  }
  profileType = findTypeOfService(matrix, service, profileType);
  const types = getTypesOfService(matrix, service);
  const [firstType] = sortProfileTypeIds(types);
  if (firstType !== undefined && profileType === DEFAULT_PROFILE_TYPE && !types.includes(profileType)) {
    profileType = firstType;
  }
  url.set({ service, profileType }, { isStep: false });
}
