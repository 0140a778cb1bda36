import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { useStyles2 } from '@grafana/ui';
import { CUT, quietText } from 'components/styles';
import { useKeyedAnswer } from 'components/useAnswer';
import { describeDataSince } from 'profile/time/TimeRangeMs';
import { getPyroscopeClient } from 'queries/clients';
import { toRangeMs } from 'queries/rangeMs';
import React from 'react';
import { useSelection } from 'scenes/explorerUrl';
import type { ProfilesExplorer } from './ProfilesExplorer';

/**
 * Says since when there are data, if the time range begins earlier: beside the labels of the selectors, where it takes no line of
 * its own, but for phones. Asks once for each data source.
 */
export function DataSince({ explorer }: { readonly explorer: ProfilesExplorer }): React.JSX.Element | null {
  const styles = useStyles2(getStyles);
  const timeRange = sceneGraph.getTimeRange(explorer);
  const { value } = timeRange.useState();
  const { dataSourceUid } = useSelection(explorer);
  // The page is right without this line: a failure is told by what needs an answer.
  const { current } = useKeyedAnswer(dataSourceUid, (signal) =>
    getPyroscopeClient(dataSourceUid).fetchProfileStats(signal),
  );
  const sentence = describeDataSince(toRangeMs(value), current?.hasData ? current.oldestMs : 0, (timeMs) =>
    dateTimeFormat(timeMs, { timeZone: timeRange.getTimeZone() }),
  );
  return sentence === '' ? null : (
    <div role="note" className={styles.note} title={sentence}>
      {sentence}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    ...CUT,
    ...quietText(theme),
    // Beside the last label, "Filters", whose control is at least 300 px wide.
    [theme.breakpoints.up('md')]: {
      position: 'absolute',
      top: theme.spacing(0.5),
      right: 0,
      maxWidth: 240,
      lineHeight: '16px',
    },
  }),
});
