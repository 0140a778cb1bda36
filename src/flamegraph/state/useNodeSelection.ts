import { countBelow } from 'profile/collect';
import { findNextHit, findPreviousHit } from 'profile/functions/findFunctions';
import { getPathNames } from 'profile/transform/pathHash';
import { type FlameTree, getName } from 'profile/tree/FlameTree';
import { findPath } from 'profile/tree/graftSubtree';
import { useState } from 'react';
import type { SearchAnswer } from 'worker/SearchAnswer';

/** Node to bring into sight; another sequence number shows the same node again. */
interface Reveal {
  readonly node: number;
  readonly sequence: number;
}

export interface NodeSelection {
  readonly selectedNode: number | undefined;
  readonly selectNode: (node: number | undefined) => void;
  readonly reveal: Reveal | undefined;
  /** Number of the selected node among the hits, from 1 on. */
  readonly hitPlace: number | undefined;
  readonly moveToHit: (direction: 'next' | 'previous') => void;
}

interface Selected {
  readonly tree: FlameTree | undefined;
  readonly node: number | undefined;
  /** Names above the tree on screen that a focus took out of it, from the outermost function on. */
  readonly above: readonly string[];
}

/**
 * The same frame in another tree of the same stacks: a focus takes out the beginning of its stack, or brings it back.
 * Nothing if the other tree has no such frame.
 */
function carryOver({ tree, node, above }: Selected, next: FlameTree | undefined): Selected | undefined {
  if (!tree || !next || node === undefined) {
    return undefined;
  }
  const path = [...above, ...getPathNames(tree, node)];
  if (path.length === 0) {
    return { tree: next, node: 0, above: [] };
  }
  const beginnings = listFirstNames(next);
  let tries = 0;
  for (let from = 0; from < path.length && tries < MAX_TRIES; from++) {
    if (beginnings.has(path[from] ?? '')) {
      tries++;
      const found = findPath(next, path.slice(from));
      if (found !== undefined) {
        return { tree: next, node: found, above: path.slice(0, from) };
      }
    }
  }
  return undefined;
}

/** A stack can be 20,000 levels deep, and each try copies it. */
const MAX_TRIES = 16;

/** Lists names with which stacks of a tree begin. */
function listFirstNames(tree: FlameTree): ReadonlySet<string> {
  const names = new Set([getName(tree, 0)]);
  for (let child = 1; child < tree.nodeCount; child = tree.subtreeEnd[child] ?? tree.nodeCount) {
    names.add(getName(tree, child));
  }
  return names;
}

/**
 * Returns the selected node of a tree, which stays selected if another tree has it, and the way from one search hit to the next.
 */
export function useNodeSelection(tree: FlameTree | undefined, answer: SearchAnswer | undefined): NodeSelection {
  const [selected, setSelected] = useState<Selected>();
  if (selected && tree && selected.tree !== tree) {
    setSelected(carryOver(selected, tree));
  }
  const [revealed, setRevealed] = useState<Reveal & { tree: FlameTree }>();
  const selectedNode = selected?.tree === tree ? selected?.node : undefined;
  const selectNode = (node: number | undefined) =>
    setSelected((before) => ({ tree, node, above: before?.tree === tree ? (before?.above ?? []) : [] }));
  const hits = answer?.status === 'ok' ? answer.hits : undefined;
  const place = hits && selectedNode !== undefined ? countBelow(hits, selectedNode) : undefined;
  const moveToHit = (direction: 'next' | 'previous') => {
    if (!tree || !hits) {
      return;
    }
    const node =
      direction === 'next'
        ? findNextHit(hits, selectedNode ?? -1)
        : findPreviousHit(hits, selectedNode ?? tree.nodeCount);
    if (node !== undefined) {
      selectNode(node);
      setRevealed((before) => ({ tree, node, sequence: (before?.sequence ?? 0) + 1 }));
    }
  };
  return {
    selectedNode,
    selectNode,
    reveal: revealed?.tree === tree ? revealed : undefined,
    hitPlace: place !== undefined && hits?.[place] === selectedNode ? place + 1 : undefined,
    moveToHit,
  };
}
