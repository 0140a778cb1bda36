import { css } from '@emotion/css';
import type { GrafanaTheme2, RawTimeRange } from '@grafana/data';
import { type SceneComponentProps, sceneGraph } from '@grafana/scenes';
import { Alert, Button, useStyles2 } from '@grafana/ui';
import { ClampedText } from 'components/ClampedText';
import { lazyComponent } from 'components/lazyComponent';
import { StateMessage } from 'components/StateMessage';
import { COLUMN, ROW, panelFrame, progressLine } from 'components/styles';
import { ToggleButton } from 'components/ToggleButton';
import { useCategoryRules } from 'flamegraph/state/categoryRulesStore';
import type { FlameGraphState } from 'flamegraph/state/FlameGraphState';
import { useAmounts } from 'flamegraph/state/useAmounts';
import { NOTHING_UNSEEN, readUnseen } from 'flamegraph/state/useUnseen';
import { CoverageLine } from 'flamegraph/view/CoverageLine';
import { FlameGraphView } from 'flamegraph/view/FlameGraphView';
import { ProfileSummary } from 'flamegraph/view/ProfileSummary';
import { computeWeight, getMeasuredMs } from 'profile/amounts/AmountUnit';
import { countServices } from 'profile/amounts/describeFleet';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { getTotal } from 'profile/tree/FlameTree';
import type { ProfileQuery } from 'pyroscope/client';
import { isCurrent, type LoadedProfile } from 'queries/ProfileLoader';
import { isFleetOf } from 'queries/readFleet';
import React, { useCallback, useMemo } from 'react';
import { getUrl, useSelection, useUrl } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { NothingMatches } from 'scenes/filters/NothingMatches';
import { GrafanaMenu, type GrafanaSubject } from 'scenes/links/GrafanaMenu';
import { ErrorMessage, OlderNotice } from 'scenes/states/ErrorMessage';
import { useFunctionColumns } from './columns/useFunctionColumns';
import { FirstLevelBar } from './FirstLevelBar';
import type { FleetPage } from './FleetPage';
import { FleetServices } from './FleetServices';
import { KindsOfWork } from './KindsOfWork';
import { useFirstLevel } from './useFirstLevel';
import { WhatIfGone } from './WhatIfGone';

/** Services that were there for a part of the time can be compared by what they used per second. */
const USUAL_AMOUNTS = 'per-second';

const FunctionServices = lazyComponent(
  'Loading the list of services',
  () => import(/* webpackChunkName: "function-services" */ 'scenes/services/FunctionServices'),
);
const FleetChanges = lazyComponent(
  'Loading what changed',
  () => import(/* webpackChunkName: "fleet-changes" */ './changes/FleetChanges'),
);
const Explanation = lazyComponent(
  'Loading the explanation',
  () => import(/* webpackChunkName: "explain" */ 'explain/Explanation'),
);

export function FleetRenderer({ model }: SceneComponentProps<FleetPage>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { series, loader, tenant, fleet, flameGraph, linkErrors } = model.useState();
  const { status, profile, error, branchProblem } = loader.useState();
  const { error: seriesError } = series.useState();
  const { settings } = tenant.useState();
  const { text: rulesText } = useCategoryRules();
  const { timeZone, value: range } = sceneGraph.getTimeRange(model).useState();
  const { dataSourceUid } = useSelection(model);
  const { applied } = getFilterScope(model).useState();
  const label = useUrl(model, 'firstLevel');
  const changes = useUrl(model, 'fleetChanges');
  const own = fleet && profile && isFleetOf(fleet, profile.query) ? fleet : undefined;
  const level = useFirstLevel({ dataSourceUid, label, fleet: own, profile, filters: applied });
  const total = profile ? getTotal(profile.opened.tree) : 0;
  const weight = profile
    ? computeWeight(
        { profileType: describeProfileType(profile.query.profileTypeId), range: profile.query, total },
        own?.series,
      )
    : 0;
  const plan = model.getPlan();
  const columns = useFunctionColumns({
    ...{ origin: model, dataSourceUid, profile, fleet: own, weight, filters: applied },
    isMoney: flameGraph.amounts === 'money',
  });
  const coverage = profile?.coverage;
  const unseen = useMemo(() => (coverage ? readUnseen(coverage) : NOTHING_UNSEEN), [coverage]);
  const openBranch = useCallback((path: readonly string[]) => loader.openBranch(path), [loader]);

  if (!profile) {
    return error ? (
      <ErrorMessage error={error} origin={model} />
    ) : (
      <StateMessage kind="loading" title="Loading the profile of all services" />
    );
  }
  const { query } = profile;
  const isEmpty = total === 0;
  const serviceName = own && !isEmpty ? countServices(own.services.length) : 'all services';
  const isStale = status === 'loading' && plan !== undefined && !isCurrent(profile, plan.profile);
  return (
    <section className={styles.page} aria-label="Flame graph of all services" aria-busy={status === 'loading'}>
      <div className={styles.summary}>
        <ClampedText lines={{ wide: 1, narrow: 3 }}>
          <ProfileSummary
            serviceName={serviceName}
            profileTypeId={query.profileTypeId}
            range={query}
            timeZone={timeZone}
            tree={profile.opened.tree}
            weight={weight}
          />
        </ClampedText>
      </div>
      {!isEmpty && (
        <div className={styles.row}>
          <FirstLevelBar
            dataSourceUid={dataSourceUid}
            range={query}
            label={label}
            onLabel={(firstLevel) => getUrl(model).set({ firstLevel })}
            level={level}
          />
          <Button
            size="sm"
            variant="secondary"
            fill="outline"
            icon={changes ? 'angle-up' : 'exchange-alt'}
            aria-expanded={changes !== undefined}
            tooltip="Lists what each service used more or less than before: two requests"
            onClick={() => getUrl(model).set({ fleetChanges: changes ? undefined : 'before' })}
          >
            What changed?
          </Button>
          <ToggleButton
            isOn={columns.columns !== undefined}
            icon={columns.isBusy ? 'times' : 'list-ul'}
            tooltip="In how many services each function is, and its change against the range before: up to 28 requests"
            onClick={columns.toggle}
          >
            Services and change per function
          </ToggleButton>
          <GrafanaMenu origin={model} subjects={buildGrafanaSubjects(dataSourceUid, query, range.raw)} />
          {columns.sentence !== '' && <span role="status">{columns.sentence}</span>}
          <FleetServices model={model} fleet={own} profile={profile} />
        </div>
      )}
      {changes && !isEmpty && <FleetChanges page={model} query={query} baseline={changes} />}
      <CoverageLine coverage={profile.coverage} unseen={unseen} status={status} onLoadRest={() => loader.loadRest()} />
      {linkErrors.map((message) => (
        <Alert key={message} severity="warning" title={message} />
      ))}
      {branchProblem && <Alert severity="warning" title={branchProblem} />}
      {seriesError && (
        <OlderNotice error={seriesError} origin={model} sentence="How much each service uses is not known." />
      )}
      {error && <ErrorMessage error={error} origin={model} />}
      {isEmpty && !error && applied.length > 0 && (
        <NothingMatches origin={model} title="No samples of any service match the filters" />
      )}
      {isEmpty && !error && applied.length === 0 && (
        <StateMessage kind="empty" title="No samples of any service in this time range">
          Choose a longer time range, or another profile type.
        </StateMessage>
      )}
      {!isEmpty && (
        <div className={isStale || error ? styles.stale : undefined} data-older={isStale || error !== undefined}>
          <FleetKinds
            profile={profile}
            weight={weight}
            state={flameGraph}
            onState={(next) => model.setFlameGraph(next, false)}
          />
          <FlameGraphView
            // Results for other rules are useless.
            key={rulesText}
            profile={{ ...profile, opened: level.opened ?? profile.opened, serviceName, weight, unseen }}
            state={flameGraph}
            onState={(next, isStep) => model.setFlameGraph(next, isStep)}
            usualAmounts={USUAL_AMOUNTS}
            extraColumns={columns.columns}
            timeZone={timeZone}
            // Cut nodes below a first level cannot be requested: the server does not know their path.
            onOpenBranch={level.opened ? undefined : openBranch}
            onLoadRest={level.opened ? undefined : () => loader.loadRest()}
            isUsuallyCollapsed={settings.isCollapsed}
            renderServices={(context) =>
              own ? (
                <FunctionServices
                  {...context}
                  origin={model}
                  dataSourceUid={dataSourceUid}
                  query={query}
                  filters={applied}
                  loadServices={() => Promise.resolve(own.services)}
                />
              ) : (
                <StateMessage kind="loading" title="Waiting for the list of services" />
              )
            }
            renderExplanation={(context) => <Explanation {...context} />}
          />
        </div>
      )}
      <div className={styles.progress} data-loading={status === 'loading' || status === 'refining'} />
    </section>
  );
}

interface FleetKindsProps {
  readonly profile: LoadedProfile;
  readonly weight: number;
  readonly state: FlameGraphState;
  readonly onState: (state: FlameGraphState) => void;
}

function FleetKinds({ profile, weight, state, onState }: FleetKindsProps): React.JSX.Element {
  const { opened, query } = profile;
  const { unit, profileType } = useAmounts({ opened, query, weight }, state.amounts, USUAL_AMOUNTS);
  return (
    <>
      <KindsOfWork
        opened={opened}
        profileTypeId={query.profileTypeId}
        unit={unit}
        search={state.search}
        onSearch={(search) => onState({ ...state, search })}
      />
      <WhatIfGone
        opened={opened}
        search={state.search}
        unit={unit}
        priced={{
          profileType,
          total: getTotal(opened.tree),
          weight,
          measuredMs: getMeasuredMs({ isInstant: profileType.isInstant, range: query, weight }),
        }}
      />
    </>
  );
}

/** Builds the whole flame graph, and the services over time. */
function buildGrafanaSubjects(dataSourceUid: string, query: ProfileQuery, range: RawTimeRange): GrafanaSubject[] {
  const { profileTypeId, labelSelector, maxNodes } = query;
  const question = { dataSourceUid, profileTypeId, labelSelector, range };
  return [
    { name: 'flame graph', question: { ...question, groupBy: [], profile: { maxNodes } } },
    { name: 'services over time', question: { ...question, groupBy: ['service_name'] } },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    position: 'relative',
    ...COLUMN,
    gap: theme.spacing(0.25),
    ...panelFrame(theme),
    padding: theme.spacing(0.25, 1, 0.5),
    minHeight: 480,
  }),
  // Clamped text grows: in a row it takes the width, and not the height that a page without samples has left.
  summary: css({ display: 'flex' }),
  row: css({ ...ROW, gap: theme.spacing(0.5, 2) }),
  progress: css({ ...progressLine(theme), top: 0 }),
  stale: css({ opacity: 0.5 }),
});
