import { FlameGraph } from '@grafana/flamegraph';
import { useTheme2 } from '@grafana/ui';
import type { AmountUnit } from 'profile/amounts/AmountUnit';
import { projectToView } from 'profile/diff/buildDiffView';
import type { DiffTree } from 'profile/diff/DiffTree';
import { formatInteger } from 'profile/format/formatNumber';
import { NAME_OF_HIDDEN, pruneTree } from 'profile/tree/pruneTree';
import React, { useMemo } from 'react';
import { buildFlameGraphFrame, buildValueColumn, MAX_DRAWN_DEPTH, MAX_DRAWN_NODES } from './buildFlameGraphFrame';

interface ClassicDiffProps {
  /** As it is drawn: what is widest is what is kept. */
  readonly diff: DiffTree;
  /** How raw values of each side are written. */
  readonly units: { readonly baseline: AmountUnit; readonly comparison: AmountUnit };
}

/** Grafana's own diff flame graph, which compares shares of each side's total, over as much as it can draw. */
export function ClassicDiff({ diff, units }: ClassicDiffProps): React.JSX.Element {
  const theme = useTheme2();
  const { frame, hiddenNodes } = useMemo(() => buildClassicDiff(diff, units), [diff, units]);
  return (
    <div data-testid="classic-flame-graph">
      {hiddenNodes > 0 && (
        <small role="status">
          The smallest {formatInteger(hiddenNodes)} of {formatInteger(diff.tree.nodeCount)} nodes are not drawn, but
          count in “{NAME_OF_HIDDEN}”.
        </small>
      )}
      <FlameGraph data={frame} getTheme={() => theme} showAnalyzeWithAssistant={false} keepFocusOnDataChange />
    </div>
  );
}

function buildClassicDiff(diff: DiffTree, units: ClassicDiffProps['units']) {
  const pruned = pruneTree(diff.tree, { maxNodes: MAX_DRAWN_NODES, maxDepth: MAX_DRAWN_DEPTH });
  const { baseline, comparison } =
    pruned.hiddenNodes > 0 ? projectToView(diff, pruned.tree, { isInverted: false, restName: NAME_OF_HIDDEN }) : diff;
  const frame = buildFlameGraphFrame({ ...pruned.tree, ...baseline }, units.baseline);
  const column = buildValueColumn(units.comparison, comparison.total[0] ?? 0);
  frame.fields.push({ name: 'valueRight', ...column(comparison.total) });
  frame.fields.push({ name: 'selfRight', ...column(comparison.self) });
  return { frame, hiddenNodes: pruned.hiddenNodes };
}
