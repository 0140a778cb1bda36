import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { CUT, panelFrame } from 'components/styles';
import { SeriesMissing } from 'panels/SeriesMissing';
import type { RatePrice } from 'profile/cost/priceProfile';
import { NO_VALUE } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import { formatLabelValue, type ValueSeries } from 'queries/readGroupedSeries';
import React, { useRef } from 'react';
import { printAverageCost } from './describeAmount';
import type { LabelsPage } from './LabelsPage';
import { ComparePicks, ValueActions } from './ValueActions';
import type { ValuesGrid } from './ValuesGrid';

interface ValueTableProps {
  readonly page: LabelsPage;
  readonly model: ValuesGrid;
  /** Values in the order of the table. */
  readonly values: readonly string[];
  /** Values of which more than the name is known. */
  readonly known: ReadonlyMap<string, ValueSeries>;
  /** Price for showing money. */
  readonly price: RatePrice | undefined;
}

const ROW_HEIGHT_PX = 36;
const HEIGHT_PX = 560;

/** All values of a label, one line each, however many there are. */
export function ValueTable({ page, model, values, known, price }: ValueTableProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { label } = model.useState();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: values.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 8,
  });
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="table"
      aria-label={`Values of ${label}`}
      aria-rowcount={values.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className={styles.headings}>
        <div role="row" aria-rowindex={1} className={styles.row}>
          <span role="columnheader" className={styles.value}>
            Value
          </span>
          <span role="columnheader" className={styles.amount}>
            Amount
          </span>
          <span role="columnheader" className={styles.actions}>
            Actions
          </span>
          <span role="columnheader" className={styles.picks}>
            Compare
          </span>
        </div>
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const value = values[index] ?? '';
          const series = known.get(value);
          return (
            <div
              key={value}
              role="row"
              aria-rowindex={index + 2}
              className={styles.row}
              style={{ position: 'absolute', top: start, left: 0, right: 0, height: ROW_HEIGHT_PX }}
            >
              <span role="cell" className={styles.value} title={formatLabelValue(value)}>
                {formatLabelValue(value)} {series?.missing && <SeriesMissing origin={model} missing={series.missing} />}
              </span>
              <span role="cell" className={styles.amount}>
                {series?.amount === undefined
                  ? NO_VALUE
                  : (printAverageCost(series, price) ?? formatValue(series.amount, series.amountUnit))}
              </span>
              <span role="cell" className={styles.actions}>
                <ValueActions model={model} value={value} />
              </span>
              <span role="cell" className={styles.picks}>
                <ComparePicks page={page} value={value} />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroller: css({
    maxHeight: HEIGHT_PX,
    overflow: 'auto',
    ...panelFrame(theme),
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  headings: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    height: ROW_HEIGHT_PX,
    background: theme.colors.background.secondary,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  row: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: ROW_HEIGHT_PX,
    minWidth: 740,
    padding: theme.spacing(0, 1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  value: css({ flex: '1 1 140px', minWidth: 0, ...CUT }),
  amount: css({ flex: '0 0 110px', textAlign: 'right' }),
  actions: css({ flex: '0 0 250px', whiteSpace: 'nowrap' }),
  picks: css({ display: 'flex', flex: '0 0 210px', gap: theme.spacing(1), whiteSpace: 'nowrap' }),
});
