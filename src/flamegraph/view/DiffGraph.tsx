import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { COLUMN } from 'components/styles';
import type { TextAlign } from 'flamegraph/canvas/fitText';
import { FlameCanvas } from 'flamegraph/canvas/FlameCanvas';
import { PaletteLegend } from 'flamegraph/canvas/PaletteLegend';
import { useFrameGroups } from 'flamegraph/canvas/useFrameGroups';
import { buildScaledPalette, describeScaledNode, type ScaledDiff } from 'flamegraph/diff/ScaledDiff';
import { type OnPicture, useCanvasPicture } from 'flamegraph/exports/useCanvasPicture';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import React, { useCallback, useMemo } from 'react';
import type { DiffColors } from 'url/viewValues';
import { describeColors } from './describeColors';

interface DiffGraphProps extends PaneProps {
  readonly scaled: ScaledDiff;
  readonly colors: DiffColors;
  readonly textAlign: TextAlign;
  /** What else there is to say of a frame. */
  readonly describeNode: (node: number) => readonly string[];
  /** Callers of the focused frame, outermost first. */
  readonly ancestors: readonly string[];
  readonly onFocusAncestor: (length: number) => void;
  readonly reveal: { readonly node: number; readonly sequence: number } | undefined;
  readonly onPicture: OnPicture;
}

/** Both sides in one flame graph: widths of one side or both, colours and signs for what changed. */
export function DiffGraph(props: DiffGraphProps): React.JSX.Element {
  const { scaled, colors, textAlign, describeNode, reveal, onPicture, ...pane } = props;
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  const [groups, setGroups] = useFrameGroups(pane.tree, false);
  const palette = useMemo(
    () => buildScaledPalette(scaled, isDark ? 'dark' : 'light', colors),
    [scaled, isDark, colors],
  );
  const getNotes = useCallback(
    (node: number) => [...describeScaledNode(scaled, node), ...describeNode(node)],
    [scaled, describeNode],
  );
  const remember = useCanvasPicture({ palette, textAlign, matchedNames: pane.matchedNames }, onPicture);

  return (
    <div className={styles.box}>
      <div className={styles.canvas}>
        <FlameCanvas
          {...pane}
          palette={palette}
          textAlign={textAlign}
          groups={groups}
          onChangeGroups={setGroups}
          getNotes={getNotes}
          hasNotesOnly
          reveal={reveal}
          onView={remember}
        />
      </div>
      <PaletteLegend palette={palette} tree={pane.tree} unit={pane.unit} meaning={describeColors(colors)} />
    </div>
  );
}

function getStyles() {
  // As tall as its rows need, and no taller than its place.
  const column = { ...COLUMN, flex: '0 1 auto', minHeight: 0, minWidth: 0 } as const;
  return { box: css(column), canvas: css(column) };
}
