import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { COLUMN } from 'components/styles';
import { buildPalette } from 'flamegraph/canvas/buildPalette';
import { FlameCanvas, type FlameCanvasProps } from 'flamegraph/canvas/FlameCanvas';
import { PaletteLegend } from 'flamegraph/canvas/PaletteLegend';
import { useFrameGroups } from 'flamegraph/canvas/useFrameGroups';
import { buildScaledPalette, describeScaledNode, type ScaledDiff } from 'flamegraph/diff/ScaledDiff';
import { type OnPicture, useCanvasPicture } from 'flamegraph/exports/useCanvasPicture';
import type { TreeCategories } from 'profile/names/classifyTree';
import React, { useCallback, useMemo } from 'react';
import type { ColorScheme, DiffColors } from 'url/viewValues';
import { describeColors } from './describeColors';

interface CanvasPaneProps extends Omit<FlameCanvasProps, 'onView'> {
  readonly colors: ColorScheme | DiffColors;
  readonly onPicture: OnPicture;
}

interface GraphPaneProps extends Omit<CanvasPaneProps, 'palette'> {
  readonly colors: ColorScheme;
  /** Category (whose code it is) of each function; undefined until it is known. */
  readonly categories: TreeCategories | undefined;
  /** True if the tree is upside down. */
  readonly isInverted: boolean;
}

/** Our flame graph, in the colours that were chosen. */
export function GraphPane({ categories, isInverted, ...canvas }: GraphPaneProps): React.JSX.Element {
  const { tree, colors } = canvas;
  const { isDark } = useTheme2();
  const palette = useMemo(
    () => buildPalette(tree, colors, isDark ? 'dark' : 'light', { categories, isInverted }),
    [tree, colors, isDark, categories, isInverted],
  );
  return <CanvasPane {...canvas} palette={palette} />;
}

interface DiffGraphProps extends Omit<CanvasPaneProps, 'palette' | 'groups' | 'onChangeGroups' | 'getNotes'> {
  readonly scaled: ScaledDiff;
  readonly colors: DiffColors;
  /** Returns more lines about a frame. */
  readonly describeNode: (node: number) => readonly string[];
}

/** Shows both sides in one flame graph: widths of one side or both, colours and signs for changes. */
export function DiffGraph({ scaled, describeNode, ...canvas }: DiffGraphProps): React.JSX.Element {
  const { colors } = canvas;
  const { isDark } = useTheme2();
  const [groups, setGroups] = useFrameGroups(canvas.tree, false);
  const palette = useMemo(
    () => buildScaledPalette(scaled, isDark ? 'dark' : 'light', colors),
    [scaled, isDark, colors],
  );
  const getNotes = useCallback(
    (node: number) => [...describeScaledNode(scaled, node), ...describeNode(node)],
    [scaled, describeNode],
  );
  return (
    <CanvasPane
      {...canvas}
      palette={palette}
      groups={groups}
      onChangeGroups={setGroups}
      getNotes={getNotes}
      hasNotesOnly
    />
  );
}

/** A graph with the legend of its colours. While it is on screen, there can be a picture of it. */
function CanvasPane({ colors, onPicture, ...canvas }: CanvasPaneProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { tree, unit, palette } = canvas;
  const remember = useCanvasPicture(canvas, onPicture);
  return (
    <div className={styles.column}>
      <div className={styles.column}>
        <FlameCanvas {...canvas} onView={remember} />
      </div>
      <PaletteLegend palette={palette} tree={tree} unit={unit} meaning={describeColors(colors)} />
    </div>
  );
}

const getStyles = () => ({
  // As tall as its rows, but not taller than its place.
  column: css({ ...COLUMN, flex: '0 1 auto', minHeight: 0, minWidth: 0 }),
});
