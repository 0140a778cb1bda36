import type { FlameTree } from 'profile/tree/FlameTree';
import { useState } from 'react';
import { ALL_COLLAPSED, ALL_EXPANDED, type FrameGroups } from './FrameGroups';

/** Collapsed groups of a tree. Another tree, or another choice for all groups, resets them. */
export function useFrameGroups(
  tree: FlameTree,
  isCollapsed: boolean,
): [groups: FrameGroups, setGroups: (groups: FrameGroups) => void] {
  const [state, setState] = useState({ tree, isCollapsed, groups: isCollapsed ? ALL_COLLAPSED : ALL_EXPANDED });
  const isAnew = state.isCollapsed !== isCollapsed;
  if (isAnew || state.tree !== tree) {
    const areCollapsed = isAnew ? isCollapsed : state.groups.isCollapsed;
    setState({ tree, isCollapsed, groups: areCollapsed ? ALL_COLLAPSED : ALL_EXPANDED });
  }
  return [state.groups, (groups) => setState({ tree, isCollapsed, groups })];
}
