import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { sceneGraph, type SceneComponentProps } from '@grafana/scenes';
import { Alert, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { CoverageLine } from 'flamegraph/CoverageLine';
import { ProfileSummary } from 'flamegraph/ProfileSummary';
import { FlameGraphView } from 'flamegraph/view/FlameGraphView';
import React, { useCallback } from 'react';
import { isCurrent } from 'scenes/queries/ProfileLoader';
import { describeError } from 'scenes/states/describeError';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import { useSelection } from 'scenes/variables/selection';
import type { FlameGraphPage } from './FlameGraphPage';
import { NodeLimit } from './NodeLimit';

export function FlameGraphRenderer({ model }: SceneComponentProps<FlameGraphPage>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { panel, loader, isProgressive, flameGraph, linkErrors } = model.useState();
  const { status, profile, error, branchProblem } = loader.useState();
  const trends = model.state.trends.useState();
  const openBranch = useCallback((path: readonly string[]) => loader.openBranch(path), [loader]);
  const { serviceName } = useSelection(model);
  const timeZone = sceneGraph.getTimeRange(model).useState().timeZone;

  if (serviceName === '') {
    return <StateMessage kind="empty" title="Choose a service to see its flame graph" />;
  }
  const query = model.getQuery();
  const isStale = status === 'loading' && profile !== undefined && query !== undefined && !isCurrent(profile, query);
  return (
    <div className={styles.page}>
      <div className={styles.series}>
        <panel.Component model={panel} />
      </div>
      <section className={styles.profile} aria-label={`Flame graph of ${serviceName}`} aria-busy={status === 'loading'}>
        <div className={styles.head}>
          {profile && (
            <ProfileSummary
              serviceName={profile.serviceName}
              profileTypeId={profile.query.profileTypeId}
              range={profile.query}
              timeZone={timeZone}
              tree={profile.tree}
            />
          )}
          <NodeLimit
            maxNodes={model.getMaxNodes()}
            isProgressive={isProgressive}
            onMaxNodes={(count) => model.setMaxNodes(count)}
            onProgressive={(isOn) => model.setProgressive(isOn)}
          />
        </div>
        {profile && <CoverageLine coverage={profile.coverage} status={status} onLoadRest={() => loader.loadRest()} />}
        <div className={styles.progress} data-loading={status === 'loading' || status === 'refining'} />
        {linkErrors.map((message) => (
          <Alert key={message} severity="warning" title={message} />
        ))}
        {branchProblem && <Alert severity="warning" title={branchProblem} />}
        {trends.error && <Alert severity="warning" title={describeError(trends.error).title} />}
        {error && <ErrorMessage error={error} onRetry={() => loader.retry()} />}
        {!profile && !error && <StateMessage kind="loading" title="Loading the profile" />}
        {profile && profile.coverage.total === 0 && !error && (
          <StateMessage kind="empty" title={`No samples of ${serviceName} in this time range`}>
            Choose a longer time range, or another profile type: the selectors above list what there is.
          </StateMessage>
        )}
        {profile && profile.coverage.total > 0 && (
          <div className={isStale || error ? styles.stale : undefined}>
            <FlameGraphView
              tree={profile.tree}
              profileTypeId={profile.query.profileTypeId}
              state={flameGraph}
              onState={(next, isStep) => model.setFlameGraph(next, isStep)}
              trends={trends.isLoading ? 'loading' : trends.trends}
              timeZone={timeZone}
              onOpenBranch={openBranch}
            />
          </div>
        )}
      </section>
    </div>
  );
}

function getStyles(
  theme: GrafanaTheme2,
): Record<'page' | 'series' | 'profile' | 'head' | 'progress' | 'stale', string> {
  return {
    page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
    series: css({ height: 200 }),
    profile: css({
      background: theme.colors.background.primary,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
      padding: theme.spacing(1),
      minHeight: 300,
    }),
    head: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    }),
    progress: css({
      height: 2,
      margin: theme.spacing(0.5, 0),
      '&[data-loading="true"]': { background: theme.colors.primary.main, opacity: 0.7 },
    }),
    stale: css({ opacity: 0.45 }),
  };
}
