import { sceneGraph } from '@grafana/scenes';
import { Button } from '@grafana/ui';
import { formatMinute } from 'components/formatMoment';
import { WhatChangedButton } from 'pages/all-services/movers/WhatChanged';
import { LayoutSwitcher, ListHead, useLayout } from 'panels/ListHead';
import { MoneyChoice } from 'panels/MoneyChoice';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { ON_SCREEN_LIMIT } from 'queries/GroupedSeries';
import React, { useMemo } from 'react';
import { getUrl, useSelection, useUrl } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import type { AllServicesPage } from './AllServicesPage';
import { describeCounts } from './describeCounts';
import { SortControl } from './SortControl';

export const LAYOUTS = ['grid', 'rows', 'table'] as const;

/** One line that describes the screen, with the controls of the list. */
export function ListBar({ model }: { readonly model: AllServicesPage }): React.JSX.Element {
  const { quickFilter } = model.useState();
  const sort = useUrl(model, 'serviceSort');
  const { profileTypeId } = useSelection(model);
  const layout = useLayout(model, LAYOUTS);
  return (
    <ListHead summary={<Summary model={model} />}>
      <WhatChangedButton model={model} />
      <SortControl sort={sort} onChange={(next) => getUrl(model).set({ serviceSort: next })} />
      <quickFilter.Component model={quickFilter} />
      {layout !== 'table' && <MoneyChoice origin={model} profileTypes={[describeProfileType(profileTypeId)]} />}
      <LayoutSwitcher origin={model} layouts={LAYOUTS} />
    </ListHead>
  );
}

function Summary({ model }: { readonly model: AllServicesPage }): React.JSX.Element {
  const { items = [], allCount, shown, series, insights, tools, isOrderWaiting } = model.useState();
  const sort = useUrl(model, 'serviceSort');
  const { phase, key, complete, error } = series.useState();
  const { applied } = getFilterScope(model).useState();
  const timeRange = sceneGraph.getTimeRange(model);
  timeRange.useState();
  const timeZone = timeRange.getTimeZone();

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
            source: current.source,
            formatTime: (timeMs) => formatMinute(timeMs, timeZone),
          })
        : [],
    [tools, current, shown, timeZone],
  );
  const isIncomplete = complete?.key !== key && phase !== 'done';
  const pending = [
    isIncomplete && allCount > ON_SCREEN_LIMIT && 'loading the rest',
    sort !== 'name' && !current && !error && `sorts by ${sort} when all have loaded`,
  ].filter((each) => each !== false);
  return (
    <div>
      <strong>{counts}</strong>
      {amounts.map((part) => ` · ${part}`)}
      <span role="status">{pending.map((part) => ` · ${part}`)}</span>
      {isOrderWaiting && (
        <Button size="sm" fill="text" onClick={() => model.sort()}>
          Sort by {sort}
        </Button>
      )}
    </div>
  );
}
