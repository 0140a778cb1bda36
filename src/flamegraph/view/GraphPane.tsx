import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { COLUMN } from 'components/styles';
import { buildPalette } from 'flamegraph/canvas/buildPalette';
import type { TextAlign } from 'flamegraph/canvas/fitText';
import { FlameCanvas } from 'flamegraph/canvas/FlameCanvas';
import type { FrameGroups } from 'flamegraph/canvas/FrameGroups';
import { PaletteLegend } from 'flamegraph/canvas/PaletteLegend';
import { type OnPicture, useCanvasPicture } from 'flamegraph/exports/useCanvasPicture';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import type { TreeCategories } from 'profile/names/classifyTree';
import React, { useMemo } from 'react';
import type { ColorScheme } from 'url/viewValues';
import { describeColors } from './describeColors';

interface GraphPaneProps {
  readonly pane: PaneProps;
  readonly colors: ColorScheme;
  /** Whose code the functions are; undefined until that is known. */
  readonly categories: TreeCategories | undefined;
  /** True if the tree is upside down. */
  readonly isInverted: boolean;
  /** What else is known about a frame. */
  readonly getNotes?: (node: number) => readonly string[];
  readonly textAlign: TextAlign;
  readonly ancestors: readonly string[];
  readonly onFocusAncestor: (length: number) => void;
  readonly groups: FrameGroups;
  readonly onChangeGroups: (groups: FrameGroups) => void;
  readonly reveal: { readonly node: number; readonly sequence: number } | undefined;
  readonly onPicture: OnPicture;
}

/** Our flame graph, in the colours that were chosen. */
export function GraphPane(props: GraphPaneProps): React.JSX.Element {
  const { pane, colors, categories, isInverted, textAlign, groups, onChangeGroups, reveal, onPicture } = props;
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const themeKind = theme.isDark ? 'dark' : 'light';
  const palette = useMemo(
    () => buildPalette(pane.tree, colors, themeKind, { categories, isInverted }),
    [pane.tree, colors, themeKind, categories, isInverted],
  );
  const remember = useCanvasPicture({ palette, textAlign, matchedNames: pane.matchedNames }, onPicture);

  return (
    <div className={styles.pane}>
      <div className={styles.graph}>
        <FlameCanvas
          {...pane}
          palette={palette}
          textAlign={textAlign}
          ancestors={props.ancestors}
          onFocusAncestor={props.onFocusAncestor}
          groups={groups}
          onChangeGroups={onChangeGroups}
          reveal={reveal}
          getNotes={props.getNotes}
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
  return { pane: css(column), graph: css(column) };
}
