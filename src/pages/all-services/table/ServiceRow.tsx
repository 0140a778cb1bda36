import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { COLUMN, quietText } from 'components/styles';
import type { Insights } from 'pages/all-services/insights/computeInsights';
import { ServiceBadges } from 'pages/all-services/insights/ServiceBadges';
import { SameMeaningNote } from 'pages/all-services/SameMeaningNote';
import { ServiceActions } from 'pages/all-services/ServiceActions';
import type { ServicePanel } from 'pages/all-services/ServicePanel';
import { getSeriesColor } from 'panels/buildTimeSeriesPanel';
import { drawFrame } from 'panels/drawFrames';
import type { RatePrice } from 'profile/cost/priceProfile';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { ServiceAnswer } from 'queries/GroupedSeries';
import { toRangeMs } from 'queries/rangeMs';
import { readFrame } from 'queries/readFrame';
import React, { useMemo } from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { GrafanaMenu } from 'scenes/links/GrafanaMenu';
import { listGrafanaSubjects } from 'scenes/links/listGrafanaSubjects';
import { buildSparkline } from './buildSparkline';
import { describeRow, EMPTY_ROW } from './describeRow';
import { SPARKLINE_HEIGHT_PX, SPARKLINE_WIDTH_PX } from './tableSizes';

interface ServiceRowProps {
  readonly service: ServicePanel;
  readonly insights: Insights | undefined;
  /** Average use of all services. */
  readonly sum: number;
  /** Price of that; undefined if unknown. */
  readonly price: RatePrice | undefined;
  readonly timeZone: string;
  /** True if there is room for words instead of icons. */
  readonly isWide: boolean;
}

export function ServiceRow({ service, insights, sum, price, timeZone, isWide }: ServiceRowProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { serviceName, answer, isOlder } = service.useState();
  const statistics = insights?.statistics.get(serviceName);
  const text = insights ? describeRow(statistics, insights, sum, price) : EMPTY_ROW;
  return (
    <>
      <div role="rowheader" title={serviceName} className={styles.name}>
        <ExplorerLink
          changes={{ view: 'flame-graph', ...service.getLinkChanges() }}
          label={`${serviceName}, flame graph`}
        >
          {formatFunctionName(serviceName)}
        </ExplorerLink>
        <SameMeaningNote answer={answer} />
      </div>
      <div role="cell" className={styles.amount}>
        <span>
          {text.total} <span className={styles.aside}>{text.average}</span>
        </span>
        {text.money && <span className={styles.aside}>{text.money}</span>}
      </div>
      <div role="cell">{text.share}</div>
      <div role="cell" className={styles.change}>
        {text.unsureChange && <span className={styles.aside}>{text.unsureChange}</span>}
        {insights && statistics && (
          <ServiceBadges panel={service} statistics={statistics} insights={insights} timeZone={timeZone} />
        )}
      </div>
      <div role="cell" className={cx(styles.trend, isOlder && styles.older)}>
        {answer && <Sparkline answer={answer} color={getSeriesColor(service.colorIndex)} />}
        <span className={styles.aside}>{text.volatility}</span>
      </div>
      <div role="cell" className={styles.actions}>
        <ServiceActions panel={service} isWide={isWide} />
        <GrafanaMenu
          origin={service}
          subjects={listGrafanaSubjects(service.getGrafanaQuestion())}
          of={formatFunctionName(serviceName)}
        />
      </div>
    </>
  );
}

interface SparklineProps {
  readonly answer: ServiceAnswer;
  /** Grafana's name of a colour. */
  readonly color: string;
}

function Sparkline({ answer, color }: SparklineProps): React.JSX.Element {
  const theme = useTheme2();
  const path = useMemo(() => {
    const range = toRangeMs(answer.timeRange);
    return buildSparkline(readFrame(drawFrame(answer.frame, range)), {
      range,
      widthPx: SPARKLINE_WIDTH_PX,
      heightPx: SPARKLINE_HEIGHT_PX,
    });
  }, [answer]);
  // The numbers beside it say what the line shows.
  return (
    <svg
      width={SPARKLINE_WIDTH_PX}
      height={SPARKLINE_HEIGHT_PX + 4}
      viewBox={`0 -2 ${SPARKLINE_WIDTH_PX} ${SPARKLINE_HEIGHT_PX + 4}`}
      display="block"
      aria-hidden
    >
      <path d={path} fill="none" stroke={theme.visualization.getColorByName(color)} strokeLinecap="round" />
    </svg>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Brings the link's text below the header's.
  name: css({
    marginLeft: theme.spacing(-1),
    '> a': { maxWidth: '100%', fontSize: theme.typography.body.fontSize },
    '> a > *': { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis' },
  }),
  // Two lines of small letters fit into a row: the change, and the time without data.
  change: css({
    ...COLUMN,
    lineHeight: 1.2,
    // The time of the change may take the second line.
    a: { whiteSpace: 'normal', flexShrink: 1 },
    // The name of the service and the actions have cells of their own.
    '> span': { maxWidth: '100%' },
  }),
  amount: css({ ...COLUMN, lineHeight: 1.2 }),
  aside: css({ ...quietText(theme) }),
  trend: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  older: css({ opacity: 0.5 }),
  actions: css({ display: 'flex', alignItems: 'center' }),
});
