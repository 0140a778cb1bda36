import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { buildPalette, type ColourScheme } from '../canvas/buildPalette';
import { FlameCanvas } from '../canvas/FlameCanvas';
import type { TextAlign } from '../canvas/fitText';
import type { FrameGroups } from '../canvas/FrameGroups';
import { useCategoryRules } from '../categories/useCategoryRules';
import { PaletteLegend } from '../canvas/PaletteLegend';
import type { PaneProps } from '../PaneProps';
import { useCanvasPicture, type OnPicture } from '../exports/useCanvasPicture';

interface GraphPaneProps {
  readonly pane: PaneProps;
  readonly colors: ColourScheme;
  /** What else is known about a frame. */
  readonly getNotes?: (node: number) => readonly string[];
  readonly textAlign: TextAlign;
  readonly groups: FrameGroups;
  readonly onChangeGroups: (groups: FrameGroups) => void;
  readonly reveal: { readonly node: number; readonly sequence: number } | undefined;
  readonly onPicture: OnPicture;
}

/** Our flame graph, in the colours that were chosen. */
export function GraphPane(props: GraphPaneProps): React.JSX.Element {
  const { pane, colors, textAlign, groups, onChangeGroups, reveal, onPicture } = props;
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const themeKind = theme.isDark ? 'dark' : 'light';
  const { rules } = useCategoryRules();
  const palette = useMemo(
    () => buildPalette(pane.tree, colors, themeKind, rules),
    [pane.tree, colors, themeKind, rules],
  );
  const remember = useCanvasPicture({ palette, textAlign, matchedNames: pane.matchedNames }, onPicture);

  return (
    <div className={styles.pane}>
      <div className={styles.graph}>
        <FlameCanvas
          {...pane}
          palette={palette}
          textAlign={textAlign}
          groups={groups}
          onChangeGroups={onChangeGroups}
          reveal={reveal}
          getNotes={props.getNotes}
          onView={remember}
        />
      </div>
      <PaletteLegend palette={palette} />
    </div>
  );
}

function getStyles(): Record<'pane' | 'graph', string> {
  return {
    pane: css({ display: 'flex', flexDirection: 'column', height: '100%' }),
    graph: css({ flex: 1, minHeight: 0 }),
  };
}
