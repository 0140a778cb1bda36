import { FlameGraph } from '@grafana/flamegraph';
import { useTheme2 } from '@grafana/ui';
import type { AmountUnit } from 'profile/amounts/AmountUnit';
import { formatInteger } from 'profile/format/formatNumber';
import type { FlameTree } from 'profile/tree/FlameTree';
import { pruneTree } from 'profile/tree/pruneTree';
import React, { useMemo } from 'react';
import { buildFlameGraphFrame, MAX_DRAWN_DEPTH, MAX_DRAWN_NODES } from './buildFlameGraphFrame';

interface ClassicFlameGraphProps {
  readonly tree: FlameTree;
  readonly unit: AmountUnit;
  /** True if frames that only call the next are drawn as one at first. */
  readonly isCollapsing: boolean;
}

/** Grafana's own flame graph, over as much of the tree as it can draw. */
export function ClassicFlameGraph({ tree, unit, isCollapsing }: ClassicFlameGraphProps): React.JSX.Element {
  const theme = useTheme2();
  const { frame, hiddenNodes } = useMemo(() => {
    const pruned = pruneTree(tree, { maxNodes: MAX_DRAWN_NODES, maxDepth: MAX_DRAWN_DEPTH });
    return {
      frame: buildFlameGraphFrame(pruned.tree, unit),
      hiddenNodes: pruned.hiddenNodes,
    };
  }, [tree, unit]);
  return (
    <div data-testid="classic-flame-graph">
      {hiddenNodes > 0 && (
        <small role="status">
          The smallest {formatInteger(hiddenNodes)} of {formatInteger(tree.nodeCount)} nodes are not drawn, but count in
          “(not drawn)”.
        </small>
      )}
      <FlameGraph
        data={frame}
        getTheme={() => theme}
        disableCollapsing={!isCollapsing}
        showAnalyzeWithAssistant={false}
        keepFocusOnDataChange
      />
    </div>
  );
}
