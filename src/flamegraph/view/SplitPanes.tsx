import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { afterPaint } from 'components/afterPaint';
import { ResizeHandle } from 'components/drawer/ResizeHandle';
import { COLUMN } from 'components/styles';
import { useElementWidth } from 'components/useElementWidth';
import { useStoredValue } from 'flamegraph/state/useDrawerSize';
import React, { startTransition, useEffect, useRef, useState } from 'react';

interface ShownPane {
  readonly key: string;
  readonly label: string;
  readonly content: React.ReactNode;
  /** True for a graph, which is as tall as its rows; lists are as tall as the pane beside them. */
  readonly isGraph: boolean;
}

interface SplitPanesProps {
  /** One, or two side by side if there is room. */
  readonly panes: readonly ShownPane[];
}

/** A graph says more with more room; names and numbers of a table need less. */
const USUAL_PERCENT = 65;
const MIN_PERCENT = 20;
const MAX_PERCENT = 80;
const STEP_PERCENT = 5;

/** Narrower places have no room for two panes. */
const MIN_WIDTH_PX = 640;

const isPercent = (value: unknown): value is number =>
  typeof value === 'number' && value >= MIN_PERCENT && value <= MAX_PERCENT;

/** Shows one or two panes of the same tree. The border between two can be moved; this browser stores its place. */
export function SplitPanes({ panes }: SplitPanesProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const ref = useRef<HTMLDivElement>(null);
  const widthPx = useElementWidth(ref) ?? MIN_WIDTH_PX;
  const [percent, setPercent] = useStoredValue('firstPanePercent', USUAL_PERCENT, isPercent);
  const [first] = panes;
  const isFirstPainted = useIsPainted();
  return (
    <div ref={ref} className={styles.place}>
      <div className={styles.row} data-graph={panes.some(({ isGraph }) => isGraph)}>
        {panes.map(({ key, label, content, isGraph }, place) => (
          <React.Fragment key={key}>
            {place > 0 && first && (
              <div className={styles.handle}>
                <ResizeHandle
                  label={`Width of ${first.label}`}
                  axis="x"
                  value={percent}
                  min={MIN_PERCENT}
                  max={MAX_PERCENT}
                  step={STEP_PERCENT}
                  perPx={100 / widthPx}
                  valueText={`${Math.round(percent)} %`}
                  onChange={setPercent}
                  onReset={() => setPercent(USUAL_PERCENT)}
                />
              </div>
            )}
            <section
              className={isGraph ? styles.graph : styles.list}
              style={{ flexGrow: panes.length < 2 ? 1 : place === 0 ? percent : 100 - percent }}
              aria-label={label}
            >
              {(place === 0 || isFirstPainted) && (isGraph ? content : <div className={styles.inner}>{content}</div>)}
            </section>
          </React.Fragment>
        ))}
      </div>
    </div>
  );
}

/** Delays the second pane until the first one is painted: two panes at once would freeze the page for as long as both take. */
function useIsPainted(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setPainted(true))), []);
  return isPainted;
}

function getStyles(theme: GrafanaTheme2) {
  // All of a window but Grafana's bar and the page's, so that forty levels are in sight once the page is scrolled to them.
  const most = 'max(480px, calc(100vh - 180px))';
  // The content above the panes stays in sight beside them; eight rows of a sandwich's callers and of its callees fit
  // in any window.
  const beside = 'max(496px, calc(100vh - 320px))';
  const narrow = `@container (max-width: ${MIN_WIDTH_PX - 1}px)`;
  return {
    place: css({ containerType: 'inline-size', minWidth: 0 }),
    row: css({
      display: 'flex',
      minHeight: 360,
      '&[data-graph="false"]': { height: beside },
      [narrow]: { flexDirection: 'column', gap: theme.spacing(1), '&[data-graph="false"]': { height: 'auto' } },
    }),
    handle: css({ display: 'flex', [narrow]: { display: 'none' } }),
    graph: css({
      ...COLUMN,
      flex: '1 1 0',
      minWidth: 0,
      maxHeight: most,
      overflow: 'hidden auto',
      [narrow]: { flex: 'none' },
    }),
    // A long list must not make the row taller.
    list: css({
      position: 'relative',
      flex: '1 1 0',
      minWidth: 0,
      [narrow]: { flex: 'none', height: 'clamp(320px, 60vh, 640px)' },
    }),
    inner: css({ position: 'absolute', inset: 0, overflow: 'hidden' }),
  };
}
