import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { type SceneComponentProps, sceneGraph } from '@grafana/scenes';
import { Alert, useStyles2 } from '@grafana/ui';
import { ClampedText } from 'components/ClampedText';
import { lazyComponent } from 'components/lazyComponent';
import { QuietProblem } from 'components/QuietProblem';
import { StateMessage } from 'components/StateMessage';
import { COLUMN, panelFrame, progressLine } from 'components/styles';
import { useCategoryRules } from 'flamegraph/state/categoryRulesStore';
import { useUnseen } from 'flamegraph/state/useUnseen';
import { CoverageLine } from 'flamegraph/view/CoverageLine';
import { FlameGraphView } from 'flamegraph/view/FlameGraphView';
import { ProfileSummary } from 'flamegraph/view/ProfileSummary';
import { getProxyUrl } from 'grafana/dataSources';
import { hostFetch } from 'grafana/hostFetch';
import { describeMissingAmount } from 'profile/amounts/describeAmount';
import { countSamples, describeMissingShares, TOO_FEW_TO_EXPLAIN } from 'profile/amounts/describeTrace';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { describePart, listPartKinds } from 'profile/parts/ProfilePart';
import { getTotal } from 'profile/tree/FlameTree';
import type { ProfileQuery } from 'pyroscope/client';
import { fetchPartPprof, fetchServerPprof } from 'pyroscope/fetchServerPprof';
import { getChartTotal, weighProfile } from 'queries/ChartAnswers';
import { isCurrent, type LoadedProfile } from 'queries/ProfileLoader';
import { describeTenantProblem } from 'queries/TenantLimits';
import React, { useCallback, useEffect, useMemo, useState } from 'react';
import { useSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { fetchLabelValues } from 'scenes/filters/labelAnswers';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { GrafanaMenu } from 'scenes/links/GrafanaMenu';
import { ErrorMessage, OlderNotice } from 'scenes/states/ErrorMessage';
import { fetchCluePprof, fetchClues, getPprofKey } from 'sources/fetchPprof';
import { buildBaselineChanges } from './buildBaselineChanges';
import { buildGrafanaSubjects } from './buildGrafanaSubjects';
import { CompareWithFile } from './CompareWithFile';
import type { FlameGraphPage } from './FlameGraphPage';
import { ProfileTimeline, TimelineSwitch } from './heatmap/ProfileTimeline';
import { NodeLimit } from './NodeLimit';
import { NoSamples } from './NoSamples';
import { PartChips } from './PartChips';
import { SingleProfilesMenu } from './SingleProfilesMenu';
import { useOpenAsFile } from './useOpenAsFile';
import { useShownTrends } from './useShownTrends';

const SpansDiff = lazyComponent(
  'Comparing both selections',
  () => import(/* webpackChunkName: "spans-diff" */ './heatmap/SpansDiff'),
);
const Details = lazyComponent('Loading function details', () => import(/* webpackChunkName: "details" */ './Details'));
const FunctionServices = lazyComponent(
  'Loading the list of services',
  () => import(/* webpackChunkName: "function-services" */ 'scenes/services/FunctionServices'),
);
const Explanation = lazyComponent(
  'Loading the explanation',
  () => import(/* webpackChunkName: "explain" */ 'explain/Explanation'),
);

export function FlameGraphRenderer({ model }: SceneComponentProps<FlameGraphPage>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { singleProfiles, charts, otherLoader, loader, tenant, isProgressive, flameGraph, spansDiff, linkErrors } =
    model.useState();
  const { status, profile, error, branchProblem } = loader.useState();
  const { profile: otherProfile, error: otherError } = otherLoader.useState();
  const trends = model.state.trends.useState();
  const { profile: samples, error: samplesError } = model.state.samples.useState();
  const frameTrends = model.state.frameTrends.useState();
  const followFrame = useCallback((path: readonly string[] | undefined) => model.followFrame(path), [model]);
  const openBranch = useCallback((path: readonly string[]) => loader.openBranch(path), [loader]);
  const { serviceName, profileTypeId, dataSourceUid } = useSelection(model);
  const openAsFile = useOpenAsFile();
  const limits = tenant.useState();
  const { text: rulesText } = useCategoryRules();
  const timeRange = sceneGraph.getTimeRange(model).useState();
  const { timeZone } = timeRange;
  const { applied } = getFilterScope(model).useState();

  const shownTrends = useShownTrends(trends, charts, profile);
  const shownFrameTrends = useShownTrends(frameTrends, charts, profile);
  const plan = model.plan();
  const { profile: query, otherProfile: otherQuery, partProblem } = plan ?? {};
  const isSettled = status === 'ready' && !error && profile && query && isCurrent(profile, query);
  const { weight = 0, unknown } = profile ? weighProfile(charts, profile) : {};
  const [atHand, setAtHand] = useState<ProfileQuery>();
  const unseen = useUnseen({
    key: isSettled ? getPprofKey(dataSourceUid, profile.query) : undefined,
    profileTypeId: profile?.query.profileTypeId ?? '',
    coverage: isSettled ? profile.coverage : undefined,
    chart: useMemo(() => profile && getChartTotal(charts, profile), [charts, profile]),
    weight,
    isWanted: flameGraph.explained !== undefined || (profile !== undefined && atHand === profile.query),
    fetchPprof: (signal) =>
      profile ? fetchCluePprof(dataSourceUid, profile.query, signal) : Promise.reject(new Error('No profile.')),
  });

  // A whole service always has enough samples.
  const isOfTrace = (query?.traceIds?.length ?? 0) > 0;
  useEffect(() => {
    if (isOfTrace) {
      model.countSamples();
    }
  }, [model, isOfTrace]);
  const samplesTree = samples && profile && isOfSameStacks(samples, profile) ? samples.opened.tree : undefined;
  const counted = countSamples([{ samples: isOfTrace && samplesTree ? getTotal(samplesTree) : undefined }]);
  const missingShares = counted.count === 0 ? '' : describeMissingShares(counted);

  if (serviceName === '') {
    return <StateMessage kind="empty" title="Choose a service to see its flame graph" />;
  }
  const missingAmount = profile ? describeMissingAmount(describeProfileType(profile.query.profileTypeId), unknown) : '';
  const isStale = status === 'loading' && profile !== undefined && query !== undefined && !isCurrent(profile, query);
  return (
    <div className={styles.page}>
      <section className={styles.profile} aria-label={`Flame graph of ${serviceName}`} aria-busy={status === 'loading'}>
        <div className={styles.head}>
          <ClampedText lines={{ wide: 1, narrow: 2 }}>
            {profile && (
              <ProfileSummary
                serviceName={profile.serviceName}
                profileTypeId={profile.query.profileTypeId}
                range={profile.query}
                timeZone={timeZone}
                tree={profile.opened.tree}
                weight={weight}
              />
            )}
          </ClampedText>
          <div className={styles.links}>
            <TimelineSwitch model={model} />
            <SingleProfilesMenu origin={model} profiles={singleProfiles} />
            {profile && listPartKinds(profile.query).length === 0 && (
              <ExplorerLink
                changes={buildBaselineChanges({
                  serviceName: profile.serviceName,
                  range: profile.query,
                  filters: applied,
                  panel: timeRange,
                })}
                label="Use as baseline of a comparison"
              >
                Use as baseline
              </ExplorerLink>
            )}
            {profile && <CompareWithFile origin={model} />}
            {plan && (
              <GrafanaMenu
                origin={model}
                subjects={buildGrafanaSubjects({
                  plan,
                  range: timeRange.value,
                  style: model.state.panel.state,
                  changeCount: flameGraph.transforms.length,
                })}
              />
            )}
          </div>
        </div>
        <ProfileTimeline model={model} profileTypeId={profileTypeId} timeZone={timeZone} />
        {profile && (
          <CoverageLine
            coverage={profile.coverage}
            unseen={unseen}
            status={status}
            onLoadRest={() => loader.loadRest()}
          />
        )}
        {profile && !profile.coverage.isWhole && (
          <NodeLimit
            maxNodes={model.getMaxNodes()}
            isProgressive={isProgressive}
            onMaxNodes={(count) => model.setMaxNodes(count)}
            onProgressive={(isOn) => model.setProgressive(isOn)}
          />
        )}
        <QuietProblem sentence={describeTenantProblem(limits)} />
        {missingAmount !== '' && <div role="status">{missingAmount}</div>}
        <PartChips model={model} />
        {missingShares !== '' && <p role="note">{missingShares}</p>}
        {linkErrors.map((message) => (
          <Alert key={message} severity="warning" title={message} />
        ))}
        {branchProblem && <Alert severity="warning" title={branchProblem} />}
        {[trends, frameTrends].map(
          ({ error: problem }, place) =>
            problem && (
              <OlderNotice
                key={place}
                error={problem}
                origin={model}
                sentence="Functions over time could not be loaded."
              />
            ),
        )}
        {samplesError && (
          <OlderNotice error={samplesError} origin={model} sentence="The number of samples is not known." />
        )}
        {error && <ErrorMessage error={error} origin={model} />}
        {partProblem && (
          <StateMessage kind="error" title={partProblem}>
            Remove one of them above.
          </StateMessage>
        )}
        {!profile && !error && !partProblem && <StateMessage kind="loading" title="Loading the profile" />}
        {profile && profile.coverage.total === 0 && !error && unseen.sentences.length > 0 && (
          <StateMessage kind="empty" title={`The server returned no functions of ${serviceName} in this time range`} />
        )}
        {profile && profile.coverage.total === 0 && !error && unseen.sentences.length === 0 && (
          <NoSamples page={model} query={profile.query} />
        )}
        {otherError && <ErrorMessage error={otherError} origin={model} />}
        {otherQuery && !otherProfile && !otherError && (
          <StateMessage kind="loading" title="Loading the second selection" />
        )}
        {profile && otherQuery && otherProfile && (
          <div className={isStale || !isCurrent(otherProfile, otherQuery) ? styles.stale : undefined}>
            <SpansDiff
              baseline={profile}
              comparison={otherProfile}
              timeZone={timeZone}
              state={spansDiff}
              onState={(next, isStep) => model.setSpansDiff(next, isStep)}
            />
          </div>
        )}
        {profile && !otherQuery && profile.coverage.total > 0 && (
          <div className={isStale || error ? styles.stale : undefined} data-older={isStale || error !== undefined}>
            <FlameGraphView
              // Results for other rules are useless.
              key={rulesText}
              profile={{
                ...{ ...profile, weight, part: describePart(profile.query), unseen },
                lacksShares: !counted.hasShares,
              }}
              state={flameGraph}
              onState={(next, isStep) => model.setFlameGraph(next, isStep)}
              samplesTree={samplesTree}
              onLook={() => model.countSamples()}
              trends={shownTrends}
              frameTrends={shownFrameTrends}
              onFrameOverTime={followFrame}
              timeZone={timeZone}
              onOpenBranch={openBranch}
              renderDetails={(context) => (
                <Details context={context} profile={profile} weight={weight} dataSourceUid={dataSourceUid} />
              )}
              renderServices={(context) => (
                <FunctionServices
                  {...context}
                  origin={model}
                  dataSourceUid={dataSourceUid}
                  query={profile.query}
                  filters={applied}
                  loadServices={(signal) => model.loadServices(signal)}
                />
              )}
              renderExplanation={(context) =>
                counted.hasShares ? (
                  <Explanation {...context} />
                ) : (
                  <StateMessage kind="empty" title={TOO_FEW_TO_EXPLAIN}>
                    {missingShares}
                  </StateMessage>
                )
              }
              onLoadRest={() => loader.loadRest()}
              onOpenAsFile={openAsFile}
              isUsuallyCollapsed={limits.settings.isCollapsed}
              fetchServerPprof={getServerPprof(dataSourceUid, profile.query)}
              fetchClues={async (signal) => {
                const clues = await fetchClues(
                  dataSourceUid,
                  profile.query,
                  (of) => fetchLabelValues(dataSourceUid, of, signal),
                  signal,
                );
                setAtHand(profile.query);
                return clues;
              }}
            />
          </div>
        )}
        <div className={styles.progress} data-loading={status === 'loading' || status === 'refining'} />
      </section>
    </div>
  );
}

/** True if two profiles contain the same stacks, whatever they count. */
function isOfSameStacks(samples: LoadedProfile, { query }: LoadedProfile): boolean {
  return isCurrent(samples, { ...query, profileTypeId: samples.query.profileTypeId });
}

/** Returns the server's pprof of a query. */
function getServerPprof(
  dataSourceUid: string,
  query: ProfileQuery,
): (signal: AbortSignal) => Promise<Uint8Array<ArrayBuffer>> {
  const options = { baseUrl: getProxyUrl(dataSourceUid), fetch: hostFetch };
  return (signal) =>
    listPartKinds(query).length > 0 ? fetchPartPprof(options, query, signal) : fetchServerPprof(options, query, signal);
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ ...COLUMN, gap: theme.spacing(1) }),
  profile: css({
    position: 'relative',
    ...COLUMN,
    gap: theme.spacing(0.25),
    ...panelFrame(theme),
    padding: theme.spacing(0.25, 1, 0.5),
    minHeight: 480,
  }),
  // The summary keeps room to be read, also beside an open drawer: if there is less, the links have a line of their own.
  head: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(0, 1),
    minHeight: 24,
    '& > :first-child': { flex: '1 1 240px' },
  }),
  links: css({
    display: 'flex',
    flexWrap: 'wrap',
    [theme.breakpoints.down('sm')]: { flex: '1 1 100%', justifyContent: 'space-between', button: { paddingInline: 0 } },
  }),
  progress: css({ ...progressLine(theme), top: 0 }),
  stale: css({ opacity: 0.45 }),
});
