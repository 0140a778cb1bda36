import { type FlameTree, isCut } from 'profile/tree/FlameTree';

/**
 * Collapsed groups of frames. A group is a chain of frames in which every caller did nothing but call the next: equal
 * totals, one callee each. It is known by its outermost frame, its head.
 *
 *     total 10 ── a 8 ── b 8 ── c 8 ─┬─ d 5       group: a b c, head a
 *                                    └─ e 3
 */
export interface FrameGroups {
  /** State of groups that are not among `exceptions`. */
  readonly isCollapsed: boolean;
  /** Heads of groups that are the other way. */
  readonly exceptions: ReadonlySet<number>;
}

const NO_NODES: ReadonlySet<number> = new Set();

export const ALL_EXPANDED: FrameGroups = { isCollapsed: false, exceptions: NO_NODES };
export const ALL_COLLAPSED: FrameGroups = { isCollapsed: true, exceptions: NO_NODES };

/**
 * True if the frame that follows in pre-order belongs to the same group. The root and what the server cut are in no group.
 */
function isJoinedWithNext(tree: FlameTree, node: number): boolean {
  const { nodeCount, subtreeEnd, total } = tree;
  const next = node + 1;
  return (
    node > 0 &&
    next < nodeCount &&
    next < (subtreeEnd[node] ?? 0) &&
    subtreeEnd[next] === subtreeEnd[node] &&
    total[next] === total[node] &&
    !isCut(tree, next)
  );
}

/** True if a group begins with this frame, or it is in none. */
export function isGroupHead(tree: FlameTree, node: number): boolean {
  return node <= 1 || !isJoinedWithNext(tree, node - 1);
}

/** Returns the head of the group that a frame is in; the frame itself if it is in none. */
export function getGroupHead(tree: FlameTree, node: number): number {
  let head = node;
  while (!isGroupHead(tree, head)) {
    head--;
  }
  return head;
}

/** Counts frames from this one to the end of its group; 1 for a frame that is in none. */
export function countGroup(tree: FlameTree, head: number): number {
  let last = head;
  while (isJoinedWithNext(tree, last)) {
    last++;
  }
  return last - head + 1;
}

export function isGroupCollapsed(groups: FrameGroups, head: number): boolean {
  return groups.isCollapsed !== groups.exceptions.has(head);
}

/** Collapses or expands the group of a frame; the same groups if it is in none. */
export function toggleGroup(tree: FlameTree, groups: FrameGroups, node: number): FrameGroups {
  const head = getGroupHead(tree, node);
  if (countGroup(tree, head) < 2) {
    return groups;
  }
  const exceptions = new Set(groups.exceptions);
  if (!exceptions.delete(head)) {
    exceptions.add(head);
  }
  return { ...groups, exceptions };
}

/** Returns the frame that stands for a node: the head of its group while that is collapsed, otherwise the node. */
export function getShownNode(tree: FlameTree, groups: FrameGroups, node: number): number {
  const head = getGroupHead(tree, node);
  return isGroupCollapsed(groups, head) ? head : node;
}
