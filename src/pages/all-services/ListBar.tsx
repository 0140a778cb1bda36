import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import React, { useMemo } from 'react';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { LayoutSwitcher } from 'scenes/grid/LayoutSwitcher';
import { ON_SCREEN_LIMIT } from 'scenes/queries/GroupedSeries';
import { useSelection } from 'scenes/variables/selection';
import type { AllServicesPage } from './AllServicesPage';
import { describeCounts } from './describeCounts';
import { SortControl } from './SortControl';

export const LAYOUTS = ['grid', 'rows', 'table'] as const;

/** What is on the screen, in one line, and what changes the list. */
export function ListBar({ model }: { readonly model: AllServicesPage }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { quickFilter, sort } = model.useState();
  return (
    <div className={styles.bar}>
      <Summary model={model} />
      <div className={styles.controls}>
        <SortControl sort={sort} onChange={(next) => model.selectSort(next)} />
        <quickFilter.Component model={quickFilter} />
        <LayoutSwitcher origin={model} layouts={LAYOUTS} />
      </div>
    </div>
  );
}

function Summary({ model }: { readonly model: AllServicesPage }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { items = [], allCount, shown, series, insights, tools, sort } = model.useState();
  const { phase, key, complete, error } = series.useState();
  const { applied } = getFilterScope(model).useState();
  const { description, type } = describeProfileType(useSelection(model).profileTypeId);

  const counts = describeCounts({
    shown: shown.length,
    listed: items.length,
    all: allCount,
    hasFilters: applied.length > 0,
  });
  const current = insights?.key === key ? insights : undefined;
  const amounts = useMemo(
    () =>
      tools && current
        ? tools.describeServices({
            names: shown.map((item) => item.state.serviceName),
            statistics: current.statistics,
            averageUnit: current.averageUnit,
            isInstant: current.profileType.isInstant,
          })
        : [],
    [tools, current, shown],
  );
  const isIncomplete = complete?.key !== key && phase !== 'done';
  const pending = [
    isIncomplete && allCount > ON_SCREEN_LIMIT && 'loading the services out of view',
    sort !== 'name' && !current && !error && `sorting by ${sort} waits for all services`,
  ].filter((each) => each !== false);
  return (
    <div className={styles.summary}>
      <strong>{counts}</strong>
      {[description || type, ...amounts].map((part) => ` · ${part}`)}
      <span role="status">{pending.map((part) => ` · ${part}`)}</span>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'bar' | 'summary' | 'controls', string> {
  return {
    bar: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      paddingBottom: theme.spacing(1),
    }),
    summary: css({ color: theme.colors.text.secondary, strong: { color: theme.colors.text.primary } }),
    controls: css({
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'flex-end',
      gap: theme.spacing(1, 2),
      flex: '1 1 600px',
      // The search takes a line of its own below the others.
      [theme.breakpoints.down('sm')]: { justifyContent: 'space-between', '> :nth-child(2)': { order: 1 } },
    }),
  };
}
