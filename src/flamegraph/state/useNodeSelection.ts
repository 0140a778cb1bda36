import { countHitsBefore, findNextHit, findPreviousHit } from 'profile/functions/findFunctions';
import type { FlameTree } from 'profile/tree/FlameTree';
import { useState } from 'react';
import type { SearchAnswer } from 'worker/SearchAnswer';

/** A node to bring into sight; another sequence asks for the same node again. */
interface Reveal {
  readonly node: number;
  readonly sequence: number;
}

export interface NodeSelection {
  readonly selectedNode: number | undefined;
  readonly selectNode: (node: number | undefined) => void;
  readonly reveal: Reveal | undefined;
  /** Which of the hits the selected node is, from 1 on. */
  readonly hitPlace: number | undefined;
  readonly moveToHit: (direction: 'next' | 'previous') => void;
}

/** The selected node of a tree, and the way from one search hit to the next. Nodes of another tree are forgotten. */
export function useNodeSelection(tree: FlameTree | undefined, answer: SearchAnswer | undefined): NodeSelection {
  const [selected, setSelected] = useState<{ tree: FlameTree | undefined; node: number | undefined }>();
  const [revealed, setRevealed] = useState<Reveal & { tree: FlameTree }>();
  const selectedNode = selected?.tree === tree ? selected?.node : undefined;
  const selectNode = (node: number | undefined) => setSelected({ tree, node });
  const hits = answer?.status === 'ok' ? answer.hits : undefined;
  const place = hits && selectedNode !== undefined ? countHitsBefore(hits, selectedNode) : undefined;
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
