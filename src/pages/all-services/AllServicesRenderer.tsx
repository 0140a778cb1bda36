import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { type SceneComponentProps, sceneGraph } from '@grafana/scenes';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { MoneyNote } from 'flamegraph/view/MoneyNote';
import { WhatChanged } from 'pages/all-services/movers/WhatChanged';
import { LazyGrid } from 'panels/LazyGrid';
import { useLayout } from 'panels/ListHead';
import { useChartMoney } from 'panels/MoneyChoice';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import React, { lazy, Suspense, useCallback } from 'react';
import { getUrl, useSelection, useUrl } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { NothingMatches } from 'scenes/filters/NothingMatches';
import { ErrorMessage, OlderNotice } from 'scenes/states/ErrorMessage';
import type { AllServicesPage } from './AllServicesPage';
import { LAYOUTS, ListBar } from './ListBar';
import { NoServices } from './NoServices';
import { ServiceCell, WaitingCell } from './ServiceCell';
import type { ServicePanel } from './ServicePanel';

const PANEL_HEIGHT_PX = 220;

const ServicesTable = lazy(() => import(/* webpackChunkName: "services-table" */ './table/ServicesTable'));

export function AllServicesRenderer({ model }: SceneComponentProps<AllServicesPage>): React.JSX.Element {
  const { series, warmUp } = model.useState();
  const { error, answers } = series.useState();
  return (
    <>
      {answers.size === 0 && !error && <warmUp.Component model={warmUp} />}
      <Content model={model} />
    </>
  );
}

function Content({ model }: SceneComponentProps<AllServicesPage>): React.JSX.Element {
  const { items, allCount, shown, quickFilter, series } = model.useState();
  const { error, answers } = series.useState();
  const { text } = quickFilter.useState();
  const { applied } = getFilterScope(model).useState();

  if (error && answers.size === 0) {
    return <ErrorMessage error={error} origin={model} />;
  }
  if (!items) {
    const what = applied.length > 0 ? 'Looking for services that match the filters' : 'Loading the list of services';
    return <StateMessage kind="loading" title={what} />;
  }
  if (allCount === 0) {
    return <NoServices model={model} />;
  }
  return (
    <>
      <ListBar model={model} />
      <Alerts model={model} />
      <WhatChanged model={model} />
      {items.length === 0 ? (
        <NothingMatches
          origin={model}
          title={`None of the ${formatInteger(allCount)} services has profiles that match the filters`}
        />
      ) : shown.length === 0 ? (
        <StateMessage
          kind="empty"
          title={`None of the ${formatInteger(items.length)} services matches “${text}”`}
          actions={
            <Button size="sm" variant="secondary" onClick={() => quickFilter.setText('')}>
              Show all services
            </Button>
          }
        />
      ) : (
        <Services model={model} />
      )}
    </>
  );
}

function getServiceName(item: ServicePanel): string {
  return item.state.serviceName;
}

function getPlaceKey(item: ServicePanel): string {
  return item.placeKey;
}

function Services({ model }: { readonly model: AllServicesPage }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { shown, series, insights } = model.useState();
  const sort = useUrl(model, 'serviceSort');
  const { complete, key } = series.useState();
  const { profileTypeId } = useSelection(model);
  const layout = useLayout(model, LAYOUTS);
  const profileType = describeProfileType(profileTypeId);
  const pricing = useChartMoney({ origin: model, profileTypes: [profileType] });
  const timeRange = sceneGraph.getTimeRange(model);
  timeRange.useState();
  const isComplete = complete !== undefined && complete.key === key;
  const renderCell = useCallback(
    (item: ServicePanel) => <ServiceCell panel={item} isComplete={isComplete} />,
    [isComplete],
  );
  const setNear = useCallback(
    (item: ServicePanel, isNear: boolean, cell: Element) => model.setOnScreen(item, isNear, cell),
    [model],
  );
  const setVisible = useCallback((names: readonly string[]) => model.setAllOnScreen(names), [model]);
  if (layout === 'table') {
    return (
      <Suspense fallback={<div className={styles.table} />}>
        <ServicesTable
          services={shown}
          isWaiting={!model.hasOrder()}
          insights={insights?.key === key ? insights : undefined}
          isInstant={profileType.isInstant}
          timeZone={timeRange.getTimeZone()}
          sort={sort}
          onSort={(next) => getUrl(model).set({ serviceSort: next })}
          onVisibleChange={setVisible}
        />
      </Suspense>
    );
  }
  if (!model.hasOrder()) {
    // The order is unknown, so cells have no names yet: one would only see names change places.
    return (
      <LazyGrid
        layout={layout}
        items={shown}
        getName={() => ''}
        getKey={(item) => `${item.state.serviceName} waits`}
        heightPx={PANEL_HEIGHT_PX}
      >
        {() => <WaitingCell title="" note="Loading" />}
      </LazyGrid>
    );
  }
  return (
    <div
      onPointerEnter={() => model.setTouched(true)}
      onPointerLeave={() => model.setTouched(false)}
      onFocus={() => model.setTouched(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) {
          model.setTouched(false);
        }
      }}
    >
      <MoneyNote pricing={pricing} />
      <LazyGrid
        layout={layout}
        items={shown}
        getName={getServiceName}
        getKey={getPlaceKey}
        heightPx={PANEL_HEIGHT_PX}
        onNearChange={setNear}
      >
        {renderCell}
      </LazyGrid>
    </div>
  );
}

/** Shows problems above older content. */
function Alerts({ model }: { readonly model: AllServicesPage }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { series, insightsProblem } = model.useState();
  const { error, missingTypeIds } = series.useState();
  const sentence =
    missingTypeIds.length === 0
      ? 'What is drawn may be an older answer.'
      : `Services that send ${missingTypeIds.join(', ')} are missing, or drawn from an older answer.`;
  return (
    <>
      {error && <OlderNotice error={error} origin={model} sentence={sentence} />}
      {insightsProblem && <Alert className={styles.alert} severity="warning" title={insightsProblem} />}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  alert: css({ marginBottom: theme.spacing(1) }),
  table: css({ height: 320 }),
});
