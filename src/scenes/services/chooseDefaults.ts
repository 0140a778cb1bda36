import type { SceneObject } from '@grafana/scenes';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { findTypeOfService, getServicesOfType, getTypesOfService } from 'profile/series/ServiceMatrix';
import { PROFILE_TYPE, SERVICE_NAME } from 'scenes/variables/selection';
import { getSelectionVariable } from 'scenes/variables/SelectionVariable';
import { getServiceIndex } from './ServiceIndex';

/**
 * A service to begin with, also where the one of the last visit is gone, and a type that it sends where the type is only the
 * default. What was chosen stays, under the id that the service has for it.
 */
export function chooseDefaults(origin: SceneObject): void {
  const { matrix } = getServiceIndex(origin).state;
  const service = getSelectionVariable(origin, SERVICE_NAME);
  const type = getSelectionVariable(origin, PROFILE_TYPE);
  if (!matrix) {
    return;
  }
  const isGone = service.isRemembered && !matrix.typesOfService.has(service.state.value);
  if (service.state.value === '' || (isGone && matrix.serviceNames.length > 0)) {
    service.change(getServicesOfType(matrix, type.state.value)[0] ?? matrix.serviceNames[0] ?? '');
  }
  const own = findTypeOfService(matrix, service.state.value, type.state.value);
  if (own !== type.state.value) {
    type.change(own);
  }
  const types = getTypesOfService(matrix, service.state.value);
  const [firstType] = sortProfileTypeIds(types);
  if (firstType !== undefined && type.isInitial() && !types.includes(type.state.value)) {
    type.change(firstType);
  }
}
