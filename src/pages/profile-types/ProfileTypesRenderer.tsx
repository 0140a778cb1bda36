import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { SceneComponentProps } from '@grafana/scenes';
import { Alert, Button, FilterInput, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';
import { QueuedPanel } from 'scenes/panels/QueuedPanel';
import { useSelection } from 'scenes/variables/selection';
import { ProfileTypeActions } from './ProfileTypeActions';
import type { ProfileTypePanel } from './ProfileTypePanel';
import type { ProfileTypesPage } from './ProfileTypesPage';

const PANEL_HEIGHT_PX = 240;

export function ProfileTypesRenderer({ model }: SceneComponentProps<ProfileTypesPage>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { items, shown, searchText, searchProblem } = model.useState();
  const { serviceName } = useSelection(model);

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
      <div className={styles.bar}>
        <div className={styles.summary} role="status">
          <strong>{formatInteger(items.length)}</strong> {items.length === 1 ? 'profile type' : 'profile types'} of{' '}
          {serviceName}
        </div>
        <div className={styles.search}>
          <FilterInput
            value={searchText}
            onChange={(text) => model.setSearchText(text)}
            placeholder="Search profile types (regular expressions, separated by commas)"
            aria-label="Search profile types"
            escapeRegex={false}
          />
        </div>
      </div>
      {searchProblem && <Alert severity="warning" title={searchProblem} />}
      {shown.length === 0 && (
        <StateMessage
          kind="empty"
          title={`None of the ${formatInteger(items.length)} profile types matches “${searchText}”`}
          actions={
            <Button size="sm" variant="secondary" onClick={() => model.setSearchText('')}>
              Show all profile types
            </Button>
          }
        />
      )}
      <div className={styles.grid}>
        {shown.map((item) => (
          <Cell key={item.state.profileTypeId} model={model} item={item} />
        ))}
      </div>
    </>
  );
}

function Cell({
  model,
  item,
}: {
  readonly model: ProfileTypesPage;
  readonly item: ProfileTypePanel;
}): React.JSX.Element {
  const { profileTypeId, title, series, panel } = item.useState();
  return (
    <QueuedPanel
      title={title}
      heightPx={PANEL_HEIGHT_PX}
      series={series}
      panel={panel}
      actions={<ProfileTypeActions profileTypeId={profileTypeId} title={title} />}
      onNearChange={(isNear) => model.setNear(item, isNear)}
      onRetry={() => model.retry(item)}
    />
  );
}

function getStyles(theme: GrafanaTheme2): Record<'bar' | 'summary' | 'search' | 'grid', string> {
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
    search: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: '0 1 480px' }),
    grid: css({
      display: 'grid',
      gap: theme.spacing(1),
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(400px, 100%), 1fr))',
    }),
  };
}
