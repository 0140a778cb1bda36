import { dateTimeFormat } from '@grafana/data';
import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { useTheme2 } from '@grafana/ui';
import { useKeyedAnswer } from 'components/useAnswer';
import { describeDataSince } from 'profile/time/describeDataSince';
import { getPyroscopeClient } from 'queries/clients';
import { toRangeMs } from 'queries/rangeMs';
import React from 'react';

interface DataSinceProps {
  readonly origin: SceneObject;
  readonly dataSourceUid: string;
}

/** Says since when there are data, where the time range begins earlier. Asks once for each data source. */
export function DataSince({ origin, dataSourceUid }: DataSinceProps): React.JSX.Element | null {
  const { spacing, colors, typography } = useTheme2();
  const timeRange = sceneGraph.getTimeRange(origin);
  const { value } = timeRange.useState();
  // The page is right without this line: a failure is told by what needs an answer.
  const { current } = useKeyedAnswer(dataSourceUid, (signal) =>
    getPyroscopeClient(dataSourceUid).fetchProfileStats(signal),
  );
  const sentence = describeDataSince(toRangeMs(value), current?.hasData ? current.oldestMs : 0, (timeMs) =>
    dateTimeFormat(timeMs, { timeZone: timeRange.getTimeZone() }),
  );
  return sentence === '' ? null : (
    <div
      role="note"
      style={{ padding: spacing(0, 0, 1), color: colors.text.secondary, fontSize: typography.bodySmall.fontSize }}
    >
      {sentence}
    </div>
  );
}
