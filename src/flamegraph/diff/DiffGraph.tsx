import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';
import type { DiffColours } from '../canvas/buildDiffPalette';
import { FlameCanvas } from '../canvas/FlameCanvas';
import type { TextAlign } from '../canvas/fitText';
import { PaletteLegend } from '../canvas/PaletteLegend';
import { useFrameGroups } from '../canvas/useFrameGroups';
import type { PaneProps } from '../PaneProps';
import { useCanvasPicture, type OnPicture } from '../exports/useCanvasPicture';
import { buildScaledPalette, describeScaledNode, type ScaledDiff } from './ScaledDiff';

interface DiffGraphProps extends PaneProps {
  readonly scaled: ScaledDiff;
  readonly colours: DiffColours;
  readonly textAlign: TextAlign;
  readonly reveal: { readonly node: number; readonly sequence: number } | undefined;
  readonly onPicture: OnPicture;
}

/** Both sides in one flame graph: widths of one side or both, colours and signs for what changed. */
export function DiffGraph(props: DiffGraphProps): React.JSX.Element {
  const { scaled, colours, textAlign, reveal, onPicture, ...pane } = props;
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  const [groups, setGroups] = useFrameGroups(pane.tree, false);
  const palette = useMemo(
    () => buildScaledPalette(scaled, isDark ? 'dark' : 'light', colours),
    [scaled, isDark, colours],
  );
  const getNotes = useCallback((node: number) => describeScaledNode(scaled, node), [scaled]);
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
      <PaletteLegend palette={palette} />
    </div>
  );
}

function getStyles(): Record<'box' | 'canvas', string> {
  return {
    box: css({ display: 'flex', flexDirection: 'column', height: '100%', minWidth: 0 }),
    canvas: css({ flex: '1 1 0', minHeight: 0 }),
  };
}
