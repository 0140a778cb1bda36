import type { DataFrame } from '@grafana/data';
import { FlameGraph } from '@grafana/flamegraph';
import { useTheme2 } from '@grafana/ui';
import type { AmountUnit } from 'profile/amounts/AmountUnit';
import { projectToView } from 'profile/diff/buildDiffView';
import type { DiffTree } from 'profile/diff/DiffTree';
import { formatInteger } from 'profile/format/formatNumber';
import type { FlameTree } from 'profile/tree/FlameTree';
import { NAME_OF_HIDDEN, type PrunedTree, pruneTree } from 'profile/tree/pruneTree';
import React, { useMemo } from 'react';
import { buildFlameGraphFrame, buildValueColumn, MAX_DRAWN_DEPTH, MAX_DRAWN_NODES } from './buildFlameGraphFrame';

interface ClassicFlameGraphProps {
  readonly tree: FlameTree;
  readonly unit: AmountUnit;
  /** True if frames that only call the next are drawn as one at first. */
  readonly isCollapsing: boolean;
}

/** Grafana's own flame graph, over as much of the tree as it can draw. */
export function ClassicFlameGraph({ tree, unit, isCollapsing }: ClassicFlameGraphProps): React.JSX.Element {
  const pruned = useMemo(() => prune(tree), [tree]);
  const frame = useMemo(() => buildFlameGraphFrame(pruned.tree, unit), [pruned, unit]);
  return <Drawn tree={tree} pruned={pruned} frame={frame} isCollapsing={isCollapsing} />;
}

interface ClassicDiffProps {
  /** Diff as it is drawn; the widest nodes are kept. */
  readonly diff: DiffTree;
  /** Unit of each side's raw values. */
  readonly units: { readonly baseline: AmountUnit; readonly comparison: AmountUnit };
}

/** Grafana's own diff flame graph, which compares shares of each side's total, over as much as it can draw. */
export function ClassicDiff({ diff, units }: ClassicDiffProps): React.JSX.Element {
  const pruned = useMemo(() => prune(diff.tree), [diff]);
  const frame = useMemo(() => buildDiffFrame(diff, pruned, units), [diff, pruned, units]);
  return <Drawn tree={diff.tree} pruned={pruned} frame={frame} isCollapsing />;
}

function prune(tree: FlameTree): PrunedTree {
  return pruneTree(tree, { maxNodes: MAX_DRAWN_NODES, maxDepth: MAX_DRAWN_DEPTH });
}

function buildDiffFrame(diff: DiffTree, { tree, hiddenNodes }: PrunedTree, units: ClassicDiffProps['units']) {
  const { baseline, comparison } =
    hiddenNodes > 0 ? projectToView(diff, tree, { isInverted: false, restName: NAME_OF_HIDDEN }) : diff;
  const frame = buildFlameGraphFrame({ ...tree, ...baseline }, units.baseline);
  const column = buildValueColumn(units.comparison, comparison.total[0] ?? 0);
  frame.fields.push({ name: 'valueRight', ...column(comparison.total) });
  frame.fields.push({ name: 'selfRight', ...column(comparison.self) });
  return frame;
}

interface DrawnProps extends Pick<ClassicFlameGraphProps, 'tree' | 'isCollapsing'> {
  readonly pruned: PrunedTree;
  readonly frame: DataFrame;
}

function Drawn({ tree, pruned: { hiddenNodes }, frame, isCollapsing }: DrawnProps): React.JSX.Element {
  const theme = useTheme2();
  return (
    <div data-testid="classic-flame-graph">
      {hiddenNodes > 0 && (
        <small role="status">
          The smallest {formatInteger(hiddenNodes)} of {formatInteger(tree.nodeCount)} nodes are not drawn, but count in
          “{NAME_OF_HIDDEN}”.
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
