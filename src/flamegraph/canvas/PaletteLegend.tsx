import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { quietText } from 'components/styles';
import { type AmountUnit, hasShares } from 'profile/amounts/AmountUnit';
import { formatShare } from 'profile/format/formatNumber';
import { type FlameTree, getTotal } from 'profile/tree/FlameTree';
import React, { useId, useMemo } from 'react';
import type { FramePalette, FrameStyle } from './FramePalette';

interface PaletteLegendProps {
  readonly palette: FramePalette;
  /** Tree that the graph draws. */
  readonly tree: FlameTree;
  readonly unit: AmountUnit;
  /** Meaning of the colours, as a sentence that continues "Colours:". */
  readonly meaning: string;
}

/** Explains the colours below a graph: each with how much is spent in it, or a sentence if they only tell neighbours apart. */
export function PaletteLegend({ palette, tree, unit, meaning }: PaletteLegendProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const noteId = useId();
  const labelled = palette.styles.filter(({ label }) => label !== undefined);
  const isMeasured = palette.hasShares === true && hasShares(unit);
  const shares = useMemo(() => (isMeasured ? computeShares(tree, palette) : undefined), [tree, palette, isMeasured]);
  return (
    // Keyboard users reach it, too.
    <div
      role="group"
      aria-label="Colours"
      aria-describedby={shares && noteId}
      tabIndex={0}
      title={shares && SHARES_NOTE}
      className={styles.legend}
    >
      {labelled.length === 0 ? (
        `Colours: ${meaning}`
      ) : (
        <ul className={styles.list}>
          {labelled.map((style) => (
            <li key={style.label} className={styles.item}>
              <span className={styles.swatch} style={{ background: style.fill, color: style.text }} aria-hidden>
                {style.sign}
              </span>
              {style.label}
              {shares && (shares.get(style) ?? 0) > 0 && `: ${formatShare(shares.get(style) ?? 0)}`}
            </li>
          ))}
        </ul>
      )}
      <span id={noteId} hidden>
        {SHARES_NOTE}
      </span>
    </div>
  );
}

const SHARES_NOTE =
  'Shares of what is shown that is spent in frames of this colour themselves, without what they call.';

/** Computes the part of the whole that frames of each style spend themselves. */
function computeShares(tree: FlameTree, { styles, getStyle }: FramePalette): ReadonlyMap<FrameStyle, number> {
  const placeOf = new Map(styles.map((style, place) => [style, place]));
  const sums = new Float64Array(styles.length);
  for (let node = 1; node < tree.nodeCount; node++) {
    const self = tree.self[node] ?? 0;
    const place = self > 0 ? placeOf.get(getStyle(node)) : undefined;
    if (place !== undefined) {
      sums[place] = (sums[place] ?? 0) + self;
    }
  }
  const whole = getTotal(tree) || 1;
  return new Map(styles.map((style, place) => [style, (sums[place] ?? 0) / whole]));
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({ flexShrink: 0, width: 'fit-content', ...quietText(theme) }),
  list: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1.5), margin: 0, listStyle: 'none' }),
  item: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  swatch: css({ width: 16, height: 16, lineHeight: '16px', fontSize: 11, textAlign: 'center' }),
});
