import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { SceneComponentProps } from '@grafana/scenes';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';
import { useLayout } from 'scenes/grid/LayoutChoice';
import { LayoutSwitcher } from 'scenes/grid/LayoutSwitcher';
import { LazyGrid } from 'scenes/grid/LazyGrid';
import { toQueryError } from 'scenes/queries/toQueryError';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { describeError } from 'scenes/states/describeError';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import { PROFILE_TYPE, useSelection } from 'scenes/variables/selection';
import { getSelectionVariable } from 'scenes/variables/SelectionVariable';
import type { AllServicesPage } from './AllServicesPage';
import { ServiceCell } from './ServiceCell';

const PANEL_HEIGHT_PX = 220;

const LAYOUTS = ['grid', 'rows'] as const;

export function AllServicesRenderer({ model }: SceneComponentProps<AllServicesPage>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { items, shown, quickFilter, series } = model.useState();
  const { text } = quickFilter.useState();
  const layout = useLayout(model, LAYOUTS);
  const { phase, error, answers } = series.useState();
  const { profileTypeId } = useSelection(model);

  if (!items) {
    return <StateMessage kind="loading" title="Loading the list of services" />;
  }
  if (items.length === 0) {
    return <NoServices model={model} />;
  }
  if (error && answers.size === 0) {
    return <ErrorMessage error={toQueryError(error)} onRetry={() => model.retry()} />;
  }
  const { description, type, isInstant } = describeProfileType(profileTypeId);
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.summary} role="status">
          <strong>{formatInteger(items.length)}</strong> {items.length === 1 ? 'service' : 'services'} ·{' '}
          {description || type}
          {isInstant && ' · average over time, as these are pictures of a moment'}
          {phase === 'rest' && ' · loading the services out of view'}
        </div>
        <div className={styles.controls}>
          <quickFilter.Component model={quickFilter} />
          <LayoutSwitcher origin={model} layouts={LAYOUTS} />
        </div>
      </div>
      {error && <StaleAlert model={model} message={describeError(toQueryError(error)).title} />}
      {shown.length === 0 && (
        <StateMessage
          kind="empty"
          title={`None of the ${formatInteger(items.length)} services matches “${text}”`}
          actions={
            <Button size="sm" variant="secondary" onClick={() => quickFilter.setText('')}>
              Show all services
            </Button>
          }
        />
      )}
      <LazyGrid
        layout={layout}
        items={shown}
        getName={(item) => item.state.serviceName}
        heightPx={PANEL_HEIGHT_PX}
        onNearChange={(item, isNear) => model.setOnScreen(item.state.serviceName, isNear)}
      >
        {(item) => <ServiceCell panel={item} isLoading={phase !== 'done'} />}
      </LazyGrid>
    </>
  );
}

function StaleAlert({
  model,
  message,
}: {
  readonly model: AllServicesPage;
  readonly message: string;
}): React.JSX.Element {
  return (
    <Alert severity="error" title={message} buttonContent="Retry" onRemove={() => model.retry()}>
      The series on the screen are those of the last answer.
    </Alert>
  );
}

function NoServices({ model }: { readonly model: AllServicesPage }): React.JSX.Element {
  const { profileTypeId } = useSelection(model);
  const { matrix } = getServiceIndex(model).useState();
  const types = sortProfileTypeIds(matrix?.profileTypeIds ?? []);
  return (
    <StateMessage
      kind="empty"
      title={`No service sends “${profileTypeId}” in this time range`}
      actions={types.slice(0, 8).map((id) => {
        const { group, type } = describeProfileType(id);
        return (
          <Button
            key={id}
            size="sm"
            variant="secondary"
            onClick={() => getSelectionVariable(model, PROFILE_TYPE).select(id)}
          >
            {group} / {type}
          </Button>
        );
      })}
    >
      Choose a longer time range, or one of the profile types that are there:
    </StateMessage>
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
      gap: theme.spacing(1),
      flex: '1 1 400px',
    }),
  };
}
