import { compareText } from 'profile/collect';
import { describeProfileType, type ProfileTypeDescription } from './describeProfileType';

// Groups that people look at first come first; others follow by name.
const GROUP_ORDER = [
  'process_cpu',
  'wall',
  'off_cpu',
  'mutex',
  'block',
  'memory',
  'goroutine',
  'threads',
  'exceptions',
  'thread_lifetime',
];

/** Order of profile types in lists and selectors: group, then type, then id. */
export function compareProfileTypes(
  left: Pick<ProfileTypeDescription, 'group' | 'type' | 'id'>,
  right: Pick<ProfileTypeDescription, 'group' | 'type' | 'id'>,
): number {
  return (
    getGroupRank(left.group) - getGroupRank(right.group) ||
    compareText(left.group, right.group) ||
    compareText(left.type, right.type) ||
    compareText(left.id, right.id)
  );
}

function getGroupRank(group: string): number {
  const index = GROUP_ORDER.indexOf(group);
  return index < 0 ? GROUP_ORDER.length : index;
}

/** Sorts ids of profile types in the order of lists and selectors. */
export function sortProfileTypeIds(ids: readonly string[]): string[] {
  return ids
    .map(describeProfileType)
    .sort(compareProfileTypes)
    .map(({ id }) => id);
}
