import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { listSameMeaning } from 'profile/catalog/groupProfileTypes';
import { DEFAULT_PROFILE_TYPE } from 'profile/catalog/knownProfileTypes';

/**
 * Service names and profile type ids, and which service sends which type. Names are sorted by code unit, so that the
 * order is the same in every browser.
 */
export interface ServiceMatrix {
  readonly serviceNames: readonly string[];
  readonly profileTypeIds: readonly string[];
  readonly typesOfService: ReadonlyMap<string, readonly string[]>;
  readonly servicesOfType: ReadonlyMap<string, readonly string[]>;
}

export const EMPTY_MATRIX: ServiceMatrix = {
  serviceNames: [],
  profileTypeIds: [],
  typesOfService: new Map(),
  servicesOfType: new Map(),
};

/**
 * Builds the matrix from label sets that carry `service_name` and `__profile_type__`. Sets that lack one of them say
 * nothing about a pair and are left out.
 */
export function buildServiceMatrix(labelSets: Iterable<ReadonlyMap<string, string>>): ServiceMatrix {
  const typesOfService = new Map<string, Set<string>>();
  const servicesOfType = new Map<string, Set<string>>();
  for (const labels of labelSets) {
    const service = labels.get('service_name');
    const type = labels.get('__profile_type__');
    if (service && type) {
      add(typesOfService, service, type);
      add(servicesOfType, type, service);
    }
  }
  return {
    serviceNames: [...typesOfService.keys()].sort(),
    profileTypeIds: [...servicesOfType.keys()].sort(),
    typesOfService: sortValues(typesOfService),
    servicesOfType: sortValues(servicesOfType),
  };
}

export function getTypesOfService(matrix: ServiceMatrix, serviceName: string): readonly string[] {
  return matrix.typesOfService.get(serviceName) ?? [];
}

/** Returns services that send a profile type, or another one that means the same. */
export function getServicesOfType(matrix: ServiceMatrix, profileTypeId: string): readonly string[] {
  const [first = [], ...more] = listTypesOfMeaning(matrix, profileTypeId).map(
    (id) => matrix.servicesOfType.get(id) ?? [],
  );
  return more.length === 0 ? first : [...new Set([first, ...more].flat())].sort();
}

/** Lists the ids that somebody sends and that mean the same as this one, which comes first if it is sent. */
export function listTypesOfMeaning(matrix: ServiceMatrix, profileTypeId: string): readonly string[] {
  return listSameMeaning(profileTypeId, matrix.profileTypeIds);
}

/** Counts the other ids that mean the same as one, and how many services send each: one merged profile holds a single id. */
export function countOtherTypes(
  matrix: ServiceMatrix,
  profileTypeId: string,
): ReadonlyArray<{ readonly id: string; readonly count: number }> {
  return listTypesOfMeaning(matrix, profileTypeId)
    .filter((id) => id !== profileTypeId)
    .map((id) => ({ id, count: matrix.servicesOfType.get(id)?.length ?? 0 }));
}

/**
 * Returns the type to show instead of the usual one, if nobody sends that. A type from a link stays, and is reported as missing.
 */
export function findSentType(matrix: ServiceMatrix | undefined, profileTypeId: string): string | undefined {
  const isMissing = matrix !== undefined && getServicesOfType(matrix, profileTypeId).length === 0;
  return isMissing && profileTypeId === DEFAULT_PROFILE_TYPE ? sortProfileTypeIds(matrix.profileTypeIds)[0] : undefined;
}

/** Returns the id under which a service sends the requested type: this one, or another with the same meaning. */
export function findTypeOfService(
  matrix: ServiceMatrix | undefined,
  serviceName: string,
  profileTypeId: string,
): string {
  const [own] = matrix ? listSameMeaning(profileTypeId, getTypesOfService(matrix, serviceName)) : [];
  return own ?? profileTypeId;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values) {
    values.add(value);
  } else {
    map.set(key, new Set([value]));
  }
}

function sortValues(map: ReadonlyMap<string, ReadonlySet<string>>): Map<string, readonly string[]> {
  return new Map([...map].map(([key, values]) => [key, [...values].sort()]));
}
