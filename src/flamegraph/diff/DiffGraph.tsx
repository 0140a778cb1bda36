import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { scalePair } from 'profile/diff/DiffScale';
import { formatSignedShare } from 'profile/format/formatShare';
import React, { useCallback, useMemo } from 'react';
import type { DiffViewAnswer } from 'worker/DiffEngine';
import { buildDiffPalette } from '../canvas/buildDiffPalette';
import { FlameCanvas } from '../canvas/FlameCanvas';
import { PaletteLegend } from '../canvas/PaletteLegend';
import { useFrameGroups } from '../canvas/useFrameGroups';
import type { PaneProps } from '../PaneProps';
import { formatDiffValue, formatDifference, type DiffFormat } from './formatDiffValue';

interface DiffGraphProps extends PaneProps {
  readonly answer: DiffViewAnswer;
  readonly format: DiffFormat;
  readonly reveal: { readonly node: number; readonly sequence: number } | undefined;
}

/** Both sides in one flame graph: widths of one side or both, colours and signs for what changed. */
export function DiffGraph({ answer, format, reveal, ...pane }: DiffGraphProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  const [groups, setGroups] = useFrameGroups(pane.tree, false);
  const { view, scale } = answer;
  const palette = useMemo(() => {
    const scaleTotals = (values: Float64Array, factor = 1) => values.map((value) => value * factor);
    const baseline = scaleTotals(view.baseline.total, scale.baseline);
    const comparison = scaleTotals(view.comparison.total, scale.comparison);
    return {
      ...buildDiffPalette({ baseline, comparison, theme: isDark ? 'dark' : 'light' }),
      getValueText: (node: number) => formatDifference((comparison[node] ?? 0) - (baseline[node] ?? 0), format),
    };
  }, [view, scale, isDark, format]);
  const getNotes = useCallback((node: number) => describeNode(answer, node, format), [answer, format]);
  return (
    <div className={styles.box}>
      <div className={styles.canvas}>
        <FlameCanvas
          {...pane}
          palette={palette}
          textAlign="left"
          groups={groups}
          onChangeGroups={setGroups}
          getNotes={getNotes}
          hasNotesOnly
          reveal={reveal}
        />
      </div>
      <PaletteLegend palette={palette} />
    </div>
  );
}

/** Both sides of a frame and what they differ by, in the mode. */
function describeNode({ view, scale }: DiffViewAnswer, node: number, format: DiffFormat): readonly string[] {
  const describe = (column: 'total' | 'self') => {
    const pair = scalePair(scale, view.baseline[column][node] ?? 0, view.comparison[column][node] ?? 0);
    const print = (value: number | undefined) => (value === undefined ? 'nothing' : formatDiffValue(value, format));
    const change =
      pair.difference === undefined
        ? ''
        : `, ${formatDifference(pair.difference, format)}${pair.relative === undefined ? '' : ` (${formatSignedShare(pair.relative)})`}`;
    return `baseline ${print(pair.baseline)}, comparison ${print(pair.comparison)}${change}`;
  };
  return [`Total: ${describe('total')}`, `Self: ${describe('self')}`];
}

function getStyles(theme: GrafanaTheme2): Record<'box' | 'canvas', string> {
  return {
    box: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), height: '100%', minWidth: 0 }),
    canvas: css({ flex: '1 1 0', minHeight: 0 }),
  };
}
