import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import type { SceneComponentProps } from '@grafana/scenes';
import { Alert, Button, FilterInput, Tag, useStyles2 } from '@grafana/ui';
import { LazyCell } from 'components/LazyCell';
import { StateMessage } from 'components/StateMessage';
import { sortProfileTypeIds } from 'profile/catalog/compareProfileTypes';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';
import { toQueryError } from 'scenes/queries/toQueryError';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { describeError } from 'scenes/states/describeError';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import { PROFILE_TYPE, useSelection } from 'scenes/variables/selection';
import { getSelectionVariable } from 'scenes/variables/SelectionVariable';
import type { AllServicesPage } from './AllServicesPage';
import { ServiceCell } from './ServiceCell';

const PANEL_HEIGHT_PX = 220;

export function AllServicesRenderer({ model }: SceneComponentProps<AllServicesPage>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { items, shown, searchText, searchProblem, series } = model.useState();
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
        <div className={styles.search}>
          <FilterInput
            value={searchText}
            onChange={(text) => model.setSearchText(text)}
            placeholder="Search services (regular expressions, separated by commas)"
            aria-label="Search services"
            escapeRegex={false}
          />
          {searchText !== '' && (
            <Tag name={formatInteger(shown.length)} colorIndex={9} aria-label={`${shown.length} services found`} />
          )}
        </div>
      </div>
      {searchProblem && <Alert severity="warning" title={searchProblem} />}
      {error && <StaleAlert model={model} message={describeError(toQueryError(error)).title} />}
      {shown.length === 0 && (
        <StateMessage
          kind="empty"
          title={`None of the ${formatInteger(items.length)} services matches “${searchText}”`}
          actions={
            <Button size="sm" variant="secondary" onClick={() => model.setSearchText('')}>
              Show all services
            </Button>
          }
        />
      )}
      <div className={styles.grid}>
        {shown.map((item) => (
          <LazyCell
            key={item.state.serviceName}
            name={item.state.serviceName}
            heightPx={PANEL_HEIGHT_PX}
            onNearChange={(isNear) => model.setOnScreen(item.state.serviceName, isNear)}
          >
            <ServiceCell panel={item} isLoading={phase !== 'done'} />
          </LazyCell>
        ))}
      </div>
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
