import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { COLUMN, CUT, ROW, panelFrame, quietText } from 'components/styles';
import { getSeriesColor } from 'panels/buildTimeSeriesPanel';
import { SeriesMissing } from 'panels/SeriesMissing';
import type { RatePrice } from 'profile/cost/priceProfile';
import { getValueState } from 'profile/labels/toggleValue';
import React from 'react';
import { useUrl } from 'scenes/explorerUrl';
import { describeAmount } from './describeAmount';
import type { LabelsPage } from './LabelsPage';
import { ComparePicks, ValueActions } from './ValueActions';
import type { ValuePanel } from './ValuePanel';
import type { ValuesGrid } from './ValuesGrid';

interface ValueCellProps {
  readonly page: LabelsPage;
  readonly model: ValuesGrid;
  readonly item: ValuePanel;
  /** Use of all values together; undefined if not all are known. */
  readonly whole: number | undefined;
  /** Price for showing money. */
  readonly price: RatePrice | undefined;
}

/** One value: what it has used, its course, and what can be done with it. */
export function ValueCell({ page, model, item, whole, price }: ValueCellProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { value, series, panel, colorIndex } = item.useState();
  const { label, series: queued } = model.useState();
  const { isStale, error } = queued.useState();
  const isOlder = isStale || error !== undefined;
  const filters = useUrl(model, 'filters');
  const isExcluded = getValueState(filters, label, value) === 'excluded';
  const name = item.getName();
  const { missing } = series;
  const shown = describeAmount(series, price, whole);
  return (
    <section
      className={cx(styles.cell, (isExcluded || isOlder) && styles.faded)}
      aria-label={name}
      data-older={isOlder}
    >
      <div className={styles.head}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.actions}>
          <ValueActions model={model} value={value} hasFavorite />
          <ComparePicks page={page} value={value} />
        </span>
      </div>
      <div className={styles.body}>
        <div
          className={styles.stats}
          style={{ borderColor: theme.visualization.getColorByName(getSeriesColor(colorIndex)) }}
        >
          {shown.amount !== undefined && <span className={styles.amount}>{shown.amount}</span>}
          <span className={styles.detail}>{shown.detail}</span>
          {missing && <SeriesMissing origin={model} missing={missing} />}
        </div>
        <div className={styles.panel}>
          <panel.Component model={panel} />
        </div>
      </div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  cell: css({ ...COLUMN, height: '100%', ...panelFrame(theme), overflow: 'hidden' }),
  // A value that a filter excludes keeps its place and its words; only its picture fades.
  faded: css({ '& canvas': { opacity: 0.35 } }),
  head: css({ ...ROW, justifyContent: 'space-between', gap: theme.spacing(0, 1), padding: theme.spacing(0.5, 1) }),
  name: css({ flex: '1 1 120px', minWidth: 0, ...CUT, fontWeight: theme.typography.fontWeightMedium }),
  actions: css({ ...ROW, gap: theme.spacing(0, 1) }),
  body: css({ display: 'flex', flex: 1, minHeight: 0, gap: theme.spacing(1), padding: theme.spacing(0, 1, 0.5) }),
  stats: css({
    ...COLUMN,
    justifyContent: 'center',
    flex: '0 0 auto',
    width: 'min(150px, 30%)',
    paddingLeft: theme.spacing(1),
    borderLeft: '4px solid',
  }),
  amount: css({ fontSize: theme.typography.h4.fontSize, fontWeight: theme.typography.fontWeightMedium }),
  detail: css({ ...quietText(theme) }),
  panel: css({ flex: 1, minWidth: 0 }),
});
