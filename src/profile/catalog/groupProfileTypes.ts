import { compareProfileTypes, sortProfileTypeIds } from './compareProfileTypes';
import { describeProfileType } from './describeProfileType';

/** Profile types that mean the same, as one entry of a list. */
export interface ProfileTypeGroup {
  /** Title such as "Memory in use (inuse_space, space)": the meaning, and the profilers' names. */
  readonly title: string;
  readonly group: string;
  readonly description: string;
  /** At least one id, in the order of lists. */
  readonly ids: readonly [string, ...string[]];
}

/**
 * The ids in the order of lists, those that mean the same as one. Types join only if unit and aggregation agree as well, so
 * that their values can stand side by side; what the catalog does not know stays alone.
 *
 *     memory:inuse_space:bytes:space:bytes (Go), memory:inuse_space:bytes:inuse_space:bytes (Node.js) → Memory in use
 */
export function groupProfileTypes(ids: readonly string[]): ProfileTypeGroup[] {
  const members = new Map<string, [string, ...string[]]>();
  for (const id of sortProfileTypeIds([...new Set(ids)])) {
    const key = getMeaningKey(id);
    const known = members.get(key);
    if (known) {
      known.push(id);
    } else {
      members.set(key, [id]);
    }
  }
  return [...members.values()].map(describeGroup);
}

/** Lists the ids that mean the same as the given one: that one first if it is among them, the others in the order of lists. */
export function listSameMeaning(profileTypeId: string, ids: readonly string[]): string[] {
  const key = getMeaningKey(profileTypeId);
  const same = sortProfileTypeIds(ids.filter((id) => getMeaningKey(id) === key));
  return same.includes(profileTypeId) ? [profileTypeId, ...same.filter((id) => id !== profileTypeId)] : same;
}

/**
 * Returns a sentence about a service that sends several types with one meaning. They are never added up, because most
 * of it would count twice.
 */
export function describeSameMeaning(shown: string, others: readonly string[]): string {
  const rest = others.length === 1 ? 'the other' : 'the others';
  return (
    `This service sends ${others.length + 1} profile types that mean the same. This is ${shown}; ` +
    `${rest}, ${others.join(', ')}, can be opened from Profile types. They are not added up.`
  );
}

/** Equal for types whose values are amounts of the same in the same unit. */
function getMeaningKey(id: string): string {
  const { isKnown, title, unit, rateUnit, isInstant } = describeProfileType(id);
  return isKnown ? JSON.stringify([title, unit, rateUnit, isInstant]) : id;
}

function describeGroup(ids: readonly [string, ...string[]]): ProfileTypeGroup {
  const [first] = ids.map(describeProfileType).sort(compareProfileTypes);
  const { title = '', group = '', description = '', isKnown = false } = first ?? {};
  const types = [...new Set(ids.map((id) => describeProfileType(id).type))];
  return { ids, group, description, title: isKnown ? `${title} (${types.join(', ')})` : title };
}
