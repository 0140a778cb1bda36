import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { buildDiffPalette, STRONGEST_FACTOR } from 'flamegraph/canvas/buildDiffPalette';
import React, { useMemo } from 'react';
import type { DiffColors } from 'url/viewValues';
import { describeColors } from './describeColors';

const NOTHING = new Float64Array(0);

/** The colours of a comparison from "gone" to "new", above its graph, whose own legend may be out of sight below it. */
export function DiffScale({ colors }: { readonly colors: DiffColors }): React.JSX.Element {
  const { isDark } = useTheme2();
  const styles = useStyles2(getStyles);
  const steps = useMemo(() => {
    const theme = isDark ? 'dark' : 'light';
    return buildDiffPalette({ baseline: NOTHING, comparison: NOTHING, theme, colors }).styles;
  }, [isDark, colors]);
  return (
    <span className={styles.scale} role="img" aria-label={`Colours: ${describeColors(colors)}`}>
      less
      <span className={styles.steps}>
        {steps.map(({ fill, text, sign, label }, place) => (
          <span key={label} className={styles.step} style={{ background: fill, color: text }} title={label}>
            {getText(place, steps.length) ?? sign}
          </span>
        ))}
      </span>
      more
    </span>
  );
}

/**
 * Returns the text on a step: the factor on the strongest steps of either side, nothing on the ones between, undefined
 * for the ends.
 */
function getText(place: number, count: number): string | undefined {
  const [less, more] = [1, count - 2];
  if (place < less || place > more) {
    return undefined;
  }
  return place === less ? `÷${STRONGEST_FACTOR}` : place === more ? `×${STRONGEST_FACTOR}` : '';
}

const getStyles = (theme: GrafanaTheme2) => ({
  scale: css({ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) }),
  steps: css({ display: 'inline-flex' }),
  step: css({ minWidth: 14, height: 14, padding: '0 1px', lineHeight: '14px', fontSize: 10, textAlign: 'center' }),
});
