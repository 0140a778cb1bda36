import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useEffect, useMemo, useRef } from 'react';
import { buildPalette, type ColourScheme } from '../canvas/buildPalette';
import { FlameCanvas, type FlameCanvasView } from '../canvas/FlameCanvas';
import type { TextAlign } from '../canvas/fitText';
import { ALL_COLLAPSED, ALL_EXPANDED } from '../canvas/FrameGroups';
import { useFrameGroups } from '../canvas/useFrameGroups';
import type { PaneProps } from '../PaneProps';
import type { CanvasPicture } from './ViewExport';

interface GraphPaneProps {
  readonly pane: PaneProps;
  readonly colors: ColourScheme;
  readonly textAlign: TextAlign;
  /** Whether frames that do nothing but call the next are drawn as one. */
  readonly isCollapsed: boolean;
  readonly reveal: { readonly node: number; readonly sequence: number } | undefined;
  /** Where the picture of what is on screen can be had from; undefined while there is none. */
  readonly onPicture: (getPicture: (() => CanvasPicture | undefined) | undefined) => void;
}

/** Our flame graph, in the colours that were chosen. */
export function GraphPane(props: GraphPaneProps): React.JSX.Element {
  const { pane, colors, textAlign, isCollapsed, reveal, onPicture } = props;
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const themeKind = theme.isDark ? 'dark' : 'light';
  const palette = useMemo(() => buildPalette(pane.tree, colors, themeKind), [pane.tree, colors, themeKind]);
  const [groups, setGroups] = useFrameGroups(pane.tree, isCollapsed);
  const canvasView = useRef<FlameCanvasView>(undefined);

  const wasCollapsed = useRef(isCollapsed);
  useEffect(() => {
    if (wasCollapsed.current !== isCollapsed) {
      wasCollapsed.current = isCollapsed;
      setGroups(isCollapsed ? ALL_COLLAPSED : ALL_EXPANDED);
    }
  }, [isCollapsed, setGroups]);

  useEffect(() => {
    onPicture(() => {
      const view = canvasView.current;
      return view && { ...view, palette, textAlign, matchedNames: pane.matchedNames };
    });
    return () => onPicture(undefined);
  }, [onPicture, palette, textAlign, pane.matchedNames]);

  return (
    <div className={styles.pane}>
      <FlameCanvas
        {...pane}
        palette={palette}
        textAlign={textAlign}
        groups={groups}
        onChangeGroups={setGroups}
        reveal={reveal}
        onView={(view) => {
          canvasView.current = view;
        }}
      />
    </div>
  );
}

function getStyles(): Record<'pane', string> {
  return { pane: css({ height: '100%' }) };
}
