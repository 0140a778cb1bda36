import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { CUT, panelFrame } from 'components/styles';
import { useElementWidth } from 'components/useElementWidth';
import { useVirtualRows } from 'components/useVirtualRows';
import { usePluginJson } from 'flamegraph/state/pluginJson';
import { MoneyNote } from 'flamegraph/view/MoneyNote';
import type { Insights } from 'pages/all-services/insights/computeInsights';
import type { ServicePanel } from 'pages/all-services/ServicePanel';
import { parseCostRates } from 'profile/cost/CostRates';
import { describeUnpriced, priceRate, type RatePrice } from 'profile/cost/priceProfile';
import { formatDurationNs } from 'profile/format/formatValue';
import type { ServiceSort } from 'profile/series/services/sortServices';
import React, { useEffect, useRef, useState } from 'react';
import { printMoney } from './describeRow';
import { ServiceRow } from './ServiceRow';
import { HEADER_HEIGHT_PX, NARROW_TABLE, ROW_HEIGHT_PX, WIDE_TABLE } from './tableSizes';

interface ServicesTableProps {
  readonly services: readonly ServicePanel[];
  /** True while it is not known who comes first. */
  readonly isWaiting: boolean;
  /** undefined until all series have loaded. */
  readonly insights: Insights | undefined;
  readonly isInstant: boolean;
  readonly timeZone: string;
  readonly sort: ServiceSort;
  readonly onSort: (sort: ServiceSort) => void;
  readonly onVisibleChange: (serviceNames: readonly string[]) => void;
}

/** One line per service, drawn only if the table is scrolled to. */
export default function ServicesTable({
  services,
  isWaiting,
  insights,
  isInstant,
  timeZone,
  sort,
  onSort,
  onVisibleChange,
}: ServicesTableProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  const size = (useElementWidth(box) ?? 0) < WIDE_TABLE.minWidthPx ? NARROW_TABLE : WIDE_TABLE;
  const grid = { gridTemplateColumns: size.columns, columnGap: size.gapPx };
  const [focusedName, setFocusedName] = useState<string>();
  const { rows, heightPx } = useVirtualRows({
    scrollRef: box,
    rowCount: services.length,
    rowHeightPx: ROW_HEIGHT_PX,
    headerHeightPx: HEADER_HEIGHT_PX,
    // The row that has the focus stays, or the focus would be lost.
    activeRow: focusedName === undefined ? -1 : services.findIndex((each) => each.state.serviceName === focusedName),
  });
  const drawn = rows.flatMap(({ row, topPx }) => {
    const service = services[row];
    return service ? { service, row, topPx } : [];
  });
  const names = JSON.stringify(drawn.map(({ service }) => service.state.serviceName));
  useEffect(() => {
    const visible: string[] = JSON.parse(names);
    onVisibleChange(visible);
  }, [names, onVisibleChange]);

  const sum = insights ? sumAverages(insights) : 0;
  const { jsonData } = usePluginJson(insights !== undefined && describeUnpriced(insights.profileType) === '');
  const priced = insights && jsonData && priceRate(insights.profileType, parseCostRates(jsonData));
  const price = priced?.status === 'priced' ? priced : undefined;
  const columns: ReadonlyArray<readonly [label: string, sort?: ServiceSort]> = [
    ['Service', 'name'],
    [isInstant ? 'Average' : 'Total', 'total'],
    [insights && hasSums(insights) ? 'Share of known' : 'Share of all'],
    ['Change', 'change'],
    ['Trend (volatility)', 'volatility'],
    ['Actions'],
  ];
  return (
    <>
      <div ref={box} className={styles.scroll} data-testid="services-table">
        <div
          role="table"
          aria-label="Services"
          aria-rowcount={services.length + 1}
          style={{ height: heightPx, minWidth: size.minWidthPx }}
        >
          <div role="rowgroup" className={styles.head}>
            <div role="row" aria-rowindex={1} className={cx(styles.row, styles.header)} style={grid}>
              {columns.map(([label, key]) => (
                <div key={label} role="columnheader" aria-sort={getAriaSort(key, sort)}>
                  {key ? (
                    <button type="button" className={styles.sort} onClick={() => onSort(key)}>
                      {label}
                      <span aria-hidden>{key === sort && (key === 'name' ? ' ▲' : ' ▼')}</span>
                    </button>
                  ) : (
                    label
                  )}
                </div>
              ))}
            </div>
          </div>
          <div role="rowgroup" onBlur={() => setFocusedName(undefined)}>
            {drawn.map(({ service, row, topPx }) => (
              <div
                key={isWaiting ? row : service.placeKey}
                role="row"
                aria-rowindex={row + 2}
                className={cx(styles.row, styles.body)}
                style={{ ...grid, top: topPx }}
                onFocus={() => setFocusedName(service.state.serviceName)}
              >
                {!isWaiting && (
                  <ServiceRow
                    service={service}
                    insights={insights}
                    sum={sum}
                    price={price}
                    timeZone={timeZone}
                    isWide={size === WIDE_TABLE}
                  />
                )}
              </div>
            ))}
          </div>
        </div>
      </div>
      {insights && price && <MoneyNote pricing={describeMoney(insights, sum, price)} />}
    </>
  );
}

/** Describes the cost of all services, and the measured time that it is computed from. */
function describeMoney({ source }: Insights, sum: number, price: RatePrice) {
  const measured = source ? `, extrapolated from ${formatDurationNs(source.coveredMs * 1e6)}` : '';
  return {
    status: 'priced',
    sentence: `At this rate all services cost ${printMoney(sum, price)}${measured}.`,
    formula: `Average of each service × ${price.formula}. A service that ran for half of the time costs half.`,
  } as const;
}

function getAriaSort(key: ServiceSort | undefined, sort: ServiceSort): React.AriaAttributes['aria-sort'] {
  if (key === undefined || key !== sort) {
    return key && 'none';
  }
  return key === 'name' ? 'ascending' : 'descending';
}

function hasSums({ statistics }: Insights): boolean {
  return [...statistics.values()].some(({ isSumOfMoments }) => isSumOfMoments);
}

function sumAverages({ statistics }: Insights): number {
  return [...statistics.values()].reduce((sum, { averageOfAll = 0 }) => sum + averageOfAll, 0);
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({
    position: 'relative',
    overflow: 'auto',
    maxHeight: 'max(320px, calc(100vh - 220px))',
    ...panelFrame(theme),
    '[role=table]': { position: 'relative' },
  }),
  head: css({ position: 'sticky', top: 0, zIndex: 1 }),
  row: css({
    display: 'grid',
    alignItems: 'center',
    padding: theme.spacing(0, 1.5),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '> *': { minWidth: 0, ...CUT },
  }),
  header: css({
    height: HEADER_HEIGHT_PX,
    background: theme.colors.background.secondary,
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  body: css({
    position: 'absolute',
    left: 0,
    right: 0,
    height: ROW_HEIGHT_PX,
    '&:hover, &:focus-within': { background: theme.colors.action.hover },
  }),
  sort: css({
    border: 0,
    padding: 0,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontWeight: 'inherit',
    '&:hover': { color: theme.colors.text.primary },
    // Grafana's ring is around the button, where the cell cuts it off.
    '&&:focus-visible': { boxShadow: 'none', outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
});
