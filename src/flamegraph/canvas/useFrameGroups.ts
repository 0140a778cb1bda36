import type { FlameTree } from 'profile/tree/FlameTree';
import { useState } from 'react';
import type { FrameGroups } from './FrameGroups';
import { ALL_COLLAPSED, ALL_EXPANDED } from './FrameGroups';

/** Which groups of a tree are collapsed. Another tree begins as it was last said for all groups. */
export function useFrameGroups(
  tree: FlameTree,
  isCollapsed: boolean,
): [groups: FrameGroups, setGroups: (groups: FrameGroups) => void] {
  const [state, setState] = useState({ tree, groups: isCollapsed ? ALL_COLLAPSED : ALL_EXPANDED });
  if (state.tree !== tree) {
    const groups = state.groups.isCollapsed ? ALL_COLLAPSED : ALL_EXPANDED;
    setState({ tree, groups });
    return [groups, (next) => setState({ tree, groups: next })];
  }
  return [state.groups, (groups) => setState({ tree, groups })];
}
