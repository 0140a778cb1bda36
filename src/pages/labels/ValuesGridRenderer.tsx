import { css } from '@emotion/css';
import { type GrafanaTheme2, rangeUtil, toURLRange } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { Button, useStyles2 } from '@grafana/ui';
import { BusyButton } from 'components/BusyButton';
import { StateMessage } from 'components/StateMessage';
import { LazyGrid } from 'panels/LazyGrid';
import { LayoutSwitcher, ListHead, useLayout } from 'panels/ListHead';
import { useRatePrice } from 'panels/MoneyChoice';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import { formatLabelValue } from 'queries/readGroupedSeries';
import React, { useEffect, useMemo } from 'react';
import { getUrl, useSelection, useUrl } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { NothingMatches } from 'scenes/filters/NothingMatches';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import { CompareBar } from './CompareBar';
import type { LabelsPage } from './LabelsPage';
import { ValueCell } from './ValueCell';
import { MAX_LIMIT, type ValuesGrid } from './ValuesGrid';
import { ValueTable } from './ValueTable';

const CELL_HEIGHT_PX = 250;
const COLUMN_WIDTH_PX = 600;
const LAYOUTS = ['grid', 'rows', 'table'] as const;

interface ValuesGridRendererProps {
  readonly page: LabelsPage;
  readonly model: ValuesGrid;
}

/** The values of one label: the largest as panels, all of them in a table. */
export function ValuesGridRenderer({ page, model }: ValuesGridRendererProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { label, items, series, limit } = model.useState();
  const { status, error } = series.useState();
  const { quickFilter, list, baseline, comparison } = page.useState();
  const { text } = quickFilter.useState();
  const { openValues } = list.useState();
  const filters = useUrl(page, 'filters');
  const { applied } = getFilterScope(page).useState();
  const { value: range } = sceneGraph.getTimeRange(page).useState();
  const layout = useLayout(page, LAYOUTS);
  const profileType = describeProfileType(useSelection(page).profileTypeId);
  const price = useRatePrice(page, profileType);

  const known = useMemo(() => new Map(items?.map((item) => [item.state.value, item.state.series])), [items]);
  // The largest come first, then all others by name.
  const values = useMemo(
    () => [...known.keys(), ...(openValues ?? []).filter((value) => !known.has(value))],
    [known, openValues],
  );
  const found = useMemo(
    () => values.filter((value) => quickFilter.matches(value || formatLabelValue(value))),
    // The filter's text is what decides; the object stays the same.
    // oxlint-disable-next-line react/exhaustive-deps
    [values, quickFilter, text],
  );
  useEffect(() => quickFilter.setResultCount(found.length), [quickFilter, found.length]);

  if (error && !items) {
    return <ErrorMessage error={error} origin={model} />;
  }
  if (!items) {
    return <StateMessage kind="loading" title={`Loading the values of ${label}`} />;
  }
  if (items.length === 0 && status === 'done') {
    return applied.length > 0 ? (
      <NothingMatches origin={page} title={`No samples with “${label}” match the filters`} />
    ) : (
      <StateMessage kind="empty" title={`No samples with “${label}” in this time range`}>
        Choose a longer time range, or another label.
      </StateMessage>
    );
  }
  const shown = items.filter((item) => quickFilter.matches(item.getName()));
  const hasAll = openValues !== undefined && openValues.length <= items.length;
  const hasMore = openValues === undefined ? items.length >= limit : openValues.length > items.length;
  const whole = hasAll ? addAmounts(items.map((item) => item.state.series.amount)) : undefined;
  const { from, to } = toURLRange(rangeUtil.isRelativeTimeRange(range.raw) ? range.raw : range);
  return (
    <div className={styles.list}>
      <ListHead
        summary={
          <div role="status">
            {describeValues({
              label,
              count: openValues?.length,
              panelCount: items.length,
              isTable: layout === 'table',
            })}
            {layout !== 'table' &&
              found.length > shown.length &&
              ` · ${formatInteger(found.length - shown.length)} more`}
            {layout !== 'table' && found.length > shown.length && text !== '' && ' match, see the table'}
          </div>
        }
      >
        <quickFilter.Component model={quickFilter} />
        <LayoutSwitcher origin={page} layouts={LAYOUTS} />
      </ListHead>
      {error && <ErrorMessage error={error} origin={model} />}
      {found.length === 0 && (
        <StateMessage
          kind="empty"
          title={`None of the values matches “${text}”`}
          actions={
            <Button size="sm" variant="secondary" onClick={() => quickFilter.setText('')}>
              Show all values
            </Button>
          }
        />
      )}
      {layout === 'table' ? (
        <ValueTable page={page} model={model} values={found} known={known} price={price} />
      ) : (
        <>
          <LazyGrid
            layout={layout}
            items={shown}
            getName={(item) => item.getName()}
            heightPx={CELL_HEIGHT_PX}
            columnWidthPx={COLUMN_WIDTH_PX}
          >
            {(item) => <ValueCell page={page} model={model} item={item} whole={whole} price={price} />}
          </LazyGrid>
          {hasMore && (
            <div className={styles.more}>
              {limit < MAX_LIMIT && (
                <BusyButton variant="secondary" isBusy={status !== 'done'} onClick={() => model.showMore()}>
                  Show more
                </BusyButton>
              )}
              <Button variant="secondary" onClick={() => getUrl(page).set({ layout: 'table' })}>
                {openValues ? `Table of all ${formatInteger(openValues.length)} values` : 'Table of the values'}
              </Button>
            </div>
          )}
        </>
      )}
      <CompareBar
        label={label}
        filters={filters}
        range={{ from: String(from), to: String(to) }}
        baseline={baseline}
        comparison={comparison}
        onClear={() => page.pick({ baseline: undefined, comparison: undefined })}
      />
    </div>
  );
}

/** undefined if one of them is unknown. */
function addAmounts(amounts: ReadonlyArray<number | undefined>): number | undefined {
  return amounts.reduce((sum, amount) => (sum === undefined || amount === undefined ? undefined : sum + amount), 0);
}

interface ValueCounts {
  readonly label: string;
  /** undefined if there were too many to count. */
  readonly count: number | undefined;
  readonly panelCount: number;
  readonly isTable: boolean;
}

function describeValues({ label, count, panelCount, isTable }: ValueCounts): string {
  if (count === undefined) {
    return panelCount === 1
      ? `The largest value of ${label}`
      : `The ${formatInteger(panelCount)} largest values of ${label}`;
  }
  const all = `${formatInteger(count)} ${count === 1 ? 'value' : 'values'} of ${label}`;
  const cut = panelCount >= count ? '' : `, the ${formatInteger(panelCount)} largest ${isTable ? 'first' : 'shown'}`;
  return all + cut;
}

const getStyles = (theme: GrafanaTheme2) => ({
  // The bar at its end sticks to the bottom as long as any of the list is on the screen.
  list: css({
    '> [role=region]:last-child': { marginTop: theme.spacing(1) },
    // A focused element is not hidden behind the bar.
    '& :is(a, button, input, [tabindex])': { scrollMarginBottom: theme.spacing(8) },
  }),
  more: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: theme.spacing(1),
    paddingTop: theme.spacing(1),
  }),
});
