import { dateTime, dateTimeFormat, dateTimeFormatTimeAgo } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { Button, LinkButton } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import type { ProfileStats } from 'pyroscope/client';
import React from 'react';
import { ErrorMessage } from 'scenes/states/ErrorMessage';
import type { ProfilesExplorer } from './ProfilesExplorer';

interface DataStateProps {
  readonly explorer: ProfilesExplorer;
  /** The view, for when there is anything to see. */
  readonly children: React.ReactNode;
}

/** The view, or in its place why the data source has nothing for the time range. */
export function DataState({ explorer, children }: DataStateProps): React.JSX.Element {
  const { serviceIndex } = explorer.state;
  const { matrix, error, stats } = serviceIndex.useState();
  if (!matrix) {
    return error ? (
      <ErrorMessage error={error} onRetry={() => serviceIndex.retry()} />
    ) : (
      <StateMessage kind="loading" title="Loading the list of services" />
    );
  }
  if (matrix.serviceNames.length === 0) {
    return stats?.hasData ? <NothingInRange explorer={explorer} stats={stats} /> : <NothingIngested />;
  }
  return <>{children}</>;
}

// Wide enough for a few profiles of even a slow agent.
const SHOWN_BEFORE_NEWEST_MS = 60 * 60 * 1000;

function NothingInRange({
  explorer,
  stats,
}: {
  readonly explorer: ProfilesExplorer;
  readonly stats: ProfileStats;
}): React.JSX.Element {
  const timeRange = sceneGraph.getTimeRange(explorer);
  const { newestMs } = stats;
  const zone = timeRange.getTimeZone();
  const show = (): void => {
    const from = dateTime(newestMs - SHOWN_BEFORE_NEWEST_MS);
    const to = dateTime(newestMs + 1000);
    timeRange.onTimeRangeChange({ from, to, raw: { from, to } });
  };
  return (
    <StateMessage
      kind="empty"
      title="No profiles in this time range"
      actions={
        <Button size="sm" onClick={show}>
          Show the hour before the newest profile
        </Button>
      }
    >
      The newest profile is from {dateTimeFormat(newestMs, { timeZone: zone })},{' '}
      {dateTimeFormatTimeAgo(newestMs, { timeZone: zone })}.
    </StateMessage>
  );
}

function NothingIngested(): React.JSX.Element {
  return (
    <StateMessage
      kind="empty"
      title="Pyroscope has not received any profile yet"
      actions={
        <LinkButton
          size="sm"
          variant="secondary"
          icon="external-link-alt"
          href="https://grafana.com/docs/pyroscope/latest/configure-client/"
          target="_blank"
          rel="noopener"
        >
          How to send profiles
        </LinkButton>
      }
    >
      The server answers, but is empty. Add a profiling library or an agent to a service and point it to the server; the
      service shows here within a minute.
    </StateMessage>
  );
}
