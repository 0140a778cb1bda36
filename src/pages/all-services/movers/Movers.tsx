import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { Button, useStyles2 } from '@grafana/ui';
import { formatMinute, formatMoment } from 'components/formatMoment';
import { QuietProblem } from 'components/QuietProblem';
import { COLUMN, ROW, panelFrame } from 'components/styles';
import type { AllServicesPage } from 'pages/all-services/AllServicesPage';
import type { Insights } from 'pages/all-services/insights/computeInsights';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import { buildServiceSelector } from 'profile/labels/Filter';
import { getSeriesMeaning } from 'profile/series/change/Series';
import type { CompleteAnswer } from 'queries/GroupedSeries';
import { toRangeMs } from 'queries/rangeMs';
import { getStepMs, readFrame } from 'queries/readFrame';
import React, { useMemo } from 'react';
import { getSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { checkMover, type MoverFinding } from './checkMover';
import { countMovers, describeBegunAndStopped, describeNoChange, findMovers, type Mover } from './findMovers';
import { MoverRow } from './MoverRow';
import { useMoverChecks } from './useMoverChecks';

interface MoversProps {
  readonly page: AllServicesPage;
  /** Insights at the moment of the question. */
  readonly insights: Insights;
  readonly complete: CompleteAnswer;
}

const HEADINGS = [
  ['Service', '20%'],
  ['What', '26%'],
  ['How much', '22%'],
  ['Since', '20%'],
  ['Sure?', '12%'],
] as const;

/** Services that changed most, a row each, with the diff view's finding. */
export default function Movers({ page, insights, complete }: MoversProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const found = useMemo(
    () => findMovers([...complete.answers.keys()], insights.statistics),
    [complete, insights.statistics],
  );
  const { movers, isBusy, problem, cancel } = useMoverChecks(found, (mover, signal) =>
    check(page, complete, mover, signal),
  );
  const timeZone = sceneGraph.getTimeRange(page).getTimeZone();
  const events = describeBegunAndStopped(insights.statistics);
  const moreCount = countMovers(insights.statistics) - found.length;
  return (
    <section className={styles.box} aria-label="What changed?">
      {movers.length === 0 ? (
        <div role="status">{describeNoChange(insights.statistics)}</div>
      ) : (
        <table className={styles.table} aria-label="Largest changes">
          <thead>
            <tr>
              {HEADINGS.map(([heading, width]) => (
                <th key={heading} scope="col" style={{ width }}>
                  {heading}
                </th>
              ))}
              <td style={{ width: 90 }} />
            </tr>
          </thead>
          <tbody>
            {movers.map((mover) => (
              <MoverRow
                key={mover.serviceName}
                panel={page.findPanel(mover.serviceName)}
                mover={mover}
                isBusy={isBusy}
                averageUnit={insights.averageUnit}
                formatTime={(timeMs) => formatMinute(timeMs, timeZone)}
              />
            ))}
          </tbody>
        </table>
      )}
      {movers.length > 0 && (
        <div className={styles.notes}>
          <Button size="sm" variant="secondary" icon="times" disabled={!isBusy} onClick={cancel}>
            Stop checking them
          </Button>
          <QuietProblem sentence={problem} />
          {moreCount > 0 && (
            <span>
              {formatInteger(moreCount)} more {moreCount === 1 ? 'service' : 'services'} changed: sort by change.
            </span>
          )}
        </div>
      )}
      {events && <div className={styles.notes}>{events}</div>}
    </section>
  );
}

function check(
  page: AllServicesPage,
  { answers, timeRange, stepMs }: CompleteAnswer,
  { serviceName, change }: Mover,
  signal: AbortSignal,
): Promise<MoverFinding> {
  const answer = answers.get(serviceName);
  if (!answer) {
    return Promise.reject(new Error('The service has no data any more.'));
  }
  const { frame, profileTypeId } = answer;
  const timeZone = sceneGraph.getTimeRange(page).getTimeZone();
  return checkMover(
    {
      dataSourceUid: getSelection(page).dataSourceUid,
      profileTypeId,
      labelSelector: buildServiceSelector([serviceName], getFilterScope(page).state.applied),
      series: readFrame(frame),
      selection: change.selection,
      context: {
        range: toRangeMs(timeRange),
        stepMs: getStepMs(frame) ?? stepMs,
        ...getSeriesMeaning(describeProfileType(profileTypeId), frame.meta?.custom?.rateCalculated === true),
      },
      nowMs: Date.now(),
      formatTime: (timeMs) => formatMoment(timeMs, timeZone),
    },
    signal,
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    ...COLUMN,
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
    padding: theme.spacing(1),
    ...panelFrame(theme),
    overflowX: 'auto',
  }),
  table: css({
    width: '100%',
    minWidth: 780,
    // An answer for one row does not move the others.
    tableLayout: 'fixed',
    'th, td': { padding: theme.spacing(0.25, 1), textAlign: 'left', verticalAlign: 'middle' },
    th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
  }),
  notes: css({ ...ROW, gap: theme.spacing(1), color: theme.colors.text.secondary, overflowWrap: 'anywhere' }),
});
