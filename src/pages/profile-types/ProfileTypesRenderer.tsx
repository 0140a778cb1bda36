import { css } from '@emotion/css';
import type { SceneComponentProps } from '@grafana/scenes';
import { Button, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { MoneyNote } from 'flamegraph/view/MoneyNote';
import { LazyGrid } from 'panels/LazyGrid';
import { LayoutSwitcher, ListHead, useLayout } from 'panels/ListHead';
import { MoneyChoice, useChartMoney } from 'panels/MoneyChoice';
import { QueuedPanel } from 'panels/QueuedPanel';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';
import { useSelection } from 'scenes/explorerUrl';
import { ProfileTypeActions } from './ProfileTypeActions';
import type { ProfileTypeItem, ProfileTypesPage } from './ProfileTypesPage';

const PANEL_HEIGHT_PX = 240;

const LAYOUTS = ['grid', 'rows'] as const;

export function ProfileTypesRenderer({ model }: SceneComponentProps<ProfileTypesPage>): React.JSX.Element {
  const { items, shown, quickFilter } = model.useState();
  const { text } = quickFilter.useState();
  const layout = useLayout(model, LAYOUTS);
  const { serviceName } = useSelection(model);
  const profileTypes = (items ?? []).map(({ profileTypeId }) => describeProfileType(profileTypeId));
  const pricing = useChartMoney({ origin: model, profileTypes });

  if (!items) {
    return <StateMessage kind="empty" title="Choose a service to see its profile types" />;
  }
  if (items.length === 0) {
    return (
      <StateMessage kind="empty" title={`No profiles of “${serviceName}” in this time range`}>
        Choose a longer time range, or another service.
      </StateMessage>
    );
  }
  return (
    <>
      <ListHead
        summary={
          <div role="status">
            <strong>{formatInteger(items.length)}</strong> {items.length === 1 ? 'profile type' : 'profile types'} of{' '}
            {serviceName}
          </div>
        }
      >
        <quickFilter.Component model={quickFilter} />
        <MoneyChoice origin={model} profileTypes={profileTypes} />
        <LayoutSwitcher origin={model} layouts={LAYOUTS} />
      </ListHead>
      <MoneyNote pricing={pricing} />
      {shown.length === 0 && (
        <StateMessage
          kind="empty"
          title={`None of the ${formatInteger(items.length)} profile types matches “${text}”`}
          actions={
            <Button size="sm" variant="secondary" onClick={() => quickFilter.setText('')}>
              Show all profile types
            </Button>
          }
        />
      )}
      <LazyGrid
        layout={layout}
        items={shown}
        getName={({ place }) => place.state.name}
        heightPx={PANEL_HEIGHT_PX}
        onNearChange={(item, isNear) => model.setNear(item, isNear)}
      >
        {(item) => <Cell model={model} item={item} />}
      </LazyGrid>
    </>
  );
}

interface CellProps {
  readonly model: ProfileTypesPage;
  readonly item: ProfileTypeItem;
}

function Cell({ model, item }: CellProps): React.JSX.Element {
  const { name, series, panel } = item.place.useState();
  const { serviceName } = useSelection(model);
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.cell}>
      <QueuedPanel
        title={name}
        series={series}
        panel={panel}
        actions={<ProfileTypeActions serviceName={serviceName} profileTypeId={item.profileTypeId} />}
      />
    </div>
  );
}

const getStyles = () =>
  // Content beside a name measures its room by the cell.
  ({ cell: css({ height: '100%', containerType: 'inline-size' }) });
