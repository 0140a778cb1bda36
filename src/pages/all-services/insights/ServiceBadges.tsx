import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatMinute } from 'components/formatMoment';
import { MissingBadge } from 'components/MissingBadge';
import type { ServicePanel } from 'pages/all-services/ServicePanel';
import type { SeriesStatistics } from 'profile/series/services/computeStatistics';
import React from 'react';
import { ChangeBadge } from './ChangeBadge';
import type { Insights } from './computeInsights';

interface ServiceBadgesProps {
  readonly panel: ServicePanel;
  readonly statistics: SeriesStatistics;
  readonly insights: Pick<Insights, 'averageUnit' | 'range'>;
  readonly timeZone: string;
}

/** Badges of a service: its change, and the time without data. */
export function ServiceBadges({ panel, statistics, insights, timeZone }: ServiceBadgesProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { change, missing } = statistics;
  const formatTime = (timeMs: number): string => formatMinute(timeMs, timeZone);
  return (
    <span className={styles.badges}>
      <ChangeBadge panel={panel} change={change} averageUnit={insights.averageUnit} formatTime={formatTime} />
      {missing && <MissingBadge missing={missing} range={insights.range} formatTime={formatTime} />}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  badges: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    minWidth: 0,
    // Leaves room for the name of the service and its actions.
    maxWidth: 'max(90px, 100cqi - 340px)',
  }),
});
