import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { Button, useStyles2 } from '@grafana/ui';
import { formatMoment } from 'components/formatMoment';
import type { AllServicesPage } from 'pages/all-services/AllServicesPage';
import type { Insights } from 'pages/all-services/insights/computeInsights';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { formatSignedValue } from 'profile/format/formatValue';
import { buildServiceSelector } from 'profile/labels/buildServiceSelector';
import { getSeriesMeaning } from 'profile/series/change/Series';
import { findTypeOfService } from 'profile/series/ServiceMatrix';
import { formatStretch } from 'profile/series/services/formatChange';
import type { CompleteAnswer } from 'queries/GroupedSeries';
import { toRangeMs } from 'queries/rangeMs';
import { getStepMs, readFrame } from 'queries/readFrame';
import React, { useMemo } from 'react';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { getSelection } from 'scenes/selection';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import type { UrlPatch } from 'url/parameters';
import { checkMover } from './checkMover';
import { describeBegunAndStopped, describeNoChange } from './describeEvents';
import { findMovers, type Mover } from './findMovers';
import { type Checked, useMoverChecks } from './useMoverChecks';

interface MoversProps {
  readonly page: AllServicesPage;
  /** What the page shows at the moment of the question. */
  readonly insights: Insights;
  readonly complete: CompleteAnswer;
  readonly onClose: () => void;
}

/** The services that changed most, each with what the diff view says of it. */
export default function Movers({ page, insights, complete, onClose }: MoversProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const found = useMemo(
    () => findMovers([...complete.answers.keys()], insights.statistics),
    [complete, insights.statistics],
  );
  const { movers, isBusy, cancel } = useMoverChecks(found, (mover, signal) => check(page, complete, mover, signal));
  const timeZone = sceneGraph.getTimeRange(page).getTimeZone();
  const formatTime = (timeMs: number): string => formatMoment(timeMs, timeZone);
  const events = describeBegunAndStopped(insights.statistics);
  const doneCount = movers.filter(({ state }) => state.status === 'checked' || state.status === 'failed').length;
  return (
    <section className={styles.box} aria-label="What changed?">
      <div className={styles.row}>
        <span role="status">
          {found.length === 0
            ? describeNoChange(insights.statistics)
            : isBusy
              ? `${formatInteger(doneCount)} of ${formatInteger(found.length)} changes looked into …`
              : `The ${found.length === 1 ? 'change' : `${formatInteger(found.length)} largest changes`} of this time range`}
        </span>
        {isBusy ? (
          <Button size="sm" variant="secondary" icon="times" onClick={cancel}>
            Cancel
          </Button>
        ) : (
          <Button size="sm" variant="secondary" fill="text" onClick={onClose}>
            Close
          </Button>
        )}
      </div>
      {movers.length > 0 && (
        <ul className={styles.list} aria-label="Largest changes">
          {movers.map((mover) => (
            <li key={mover.serviceName} className={styles.mover}>
              <strong>{formatFunctionName(mover.serviceName)}</strong>
              <span className={styles.sentence}>{describeState(mover, isBusy, insights.averageUnit, formatTime)}</span>
              <ExplorerLink changes={buildDiffChanges(page, mover)} label={`Diff of ${mover.serviceName}`}>
                Open the diff
              </ExplorerLink>
            </li>
          ))}
        </ul>
      )}
      {events && <div className={styles.row}>{events}</div>}
    </section>
  );
}

function describeState(
  { state, selection, absolute }: Checked<Mover>,
  isBusy: boolean,
  averageUnit: Insights['averageUnit'],
  formatTime: (timeMs: number) => string,
): string {
  switch (state.status) {
    case 'waiting':
    case 'checking': {
      const when = selection.stretch ? ` ${formatStretch(selection.stretch, formatTime)}` : '';
      const change = `${formatSignedValue(absolute, averageUnit)}${when}`;
      const what = !isBusy ? 'not looked into' : state.status === 'waiting' ? 'waits' : 'comparing profiles …';
      return `${change}: ${what}`;
    }
    case 'checked':
      return state.sentence;
    case 'failed':
      return `It could not be looked into: ${state.message}`;
  }
}

/** The diff view with auto-select, which finds the same change on the same series. */
function buildDiffChanges(page: AllServicesPage, { serviceName }: Mover): UrlPatch {
  const filters = getFilterScope(page).state.applied;
  const { matrix } = getServiceIndex(page).state;
  const { from: comparisonFrom, to: comparisonTo } = sceneGraph.getTimeRange(page).state;
  return {
    view: 'diff-flame-graph',
    service: serviceName,
    profileType: findTypeOfService(matrix, serviceName, getSelection(page).profileTypeId),
    filtersBaseline: filters,
    filtersComparison: filters,
    comparisonFrom,
    comparisonTo,
  };
}

function check(
  page: AllServicesPage,
  { answers, timeRange, stepMs }: CompleteAnswer,
  { serviceName, selection }: Mover,
  signal: AbortSignal,
): Promise<string> {
  const answer = answers.get(serviceName);
  if (!answer) {
    return Promise.reject(new Error('The service has no series any more.'));
  }
  const { frame, profileTypeId } = answer;
  const range = toRangeMs(timeRange);
  const series = readFrame(frame);
  const timeZone = sceneGraph.getTimeRange(page).getTimeZone();
  return checkMover(
    {
      dataSourceUid: getSelection(page).dataSourceUid,
      profileTypeId,
      labelSelector: buildServiceSelector([serviceName], getFilterScope(page).state.applied),
      series,
      selection,
      context: {
        range,
        stepMs: getStepMs(frame) ?? stepMs,
        ...getSeriesMeaning(describeProfileType(profileTypeId), frame.meta?.custom?.rateCalculated === true),
      },
      nowMs: Date.now(),
      formatTime: (timeMs) => formatMoment(timeMs, timeZone),
    },
    signal,
  );
}

function getStyles(theme: GrafanaTheme2): Record<'box' | 'row' | 'list' | 'mover' | 'sentence', string> {
  const row = { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: theme.spacing(0, 1) } as const;
  return {
    box: css({
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      marginBottom: theme.spacing(1),
      padding: theme.spacing(1),
      background: theme.colors.background.primary,
      border: `1px solid ${theme.colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    row: css({ ...row, alignItems: 'center', color: theme.colors.text.secondary }),
    list: css({ margin: 0, padding: 0, listStyle: 'none' }),
    mover: css({ ...row, padding: theme.spacing(0.5, 0) }),
    sentence: css({ flex: '1 1 320px', overflowWrap: 'anywhere' }),
  };
}
