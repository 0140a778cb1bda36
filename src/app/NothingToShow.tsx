import { dateTime, dateTimeFormat, dateTimeFormatTimeAgo } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { Button, LinkButton } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import type { ProfileStats } from 'pyroscope/client';
import { setRangeToLast } from 'queries/setRangeToLast';
import React, { useCallback, useEffect } from 'react';
import { NoDataSource } from './NoDataSource';
import type { ProfilesExplorer } from './ProfilesExplorer';

interface NothingToShowProps {
  readonly explorer: ProfilesExplorer;
  /** The data source that is chosen and does not exist; undefined for one that is empty. */
  readonly missingUid?: string;
  /** Reason why the time range is not requested, such as a broken link. */
  readonly rangeProblem?: string;
  /** Range in which the data source has data, if this time range has none. */
  readonly stats?: ProfileStats;
}

/** Explains why there is no profile, and offers a way to one. Few users ever see it, so its code loads on demand. */
export default function NothingToShow({
  explorer,
  missingUid,
  rangeProblem,
  stats,
}: NothingToShowProps): React.JSX.Element {
  if (missingUid !== undefined) {
    return <NoDataSource uid={missingUid} />;
  }
  if (rangeProblem !== undefined) {
    return <ImpossibleRange explorer={explorer} problem={rangeProblem} />;
  }
  return stats?.hasData ? (
    <NothingInRange explorer={explorer} stats={stats} />
  ) : (
    <NothingIngested explorer={explorer} />
  );
}

function ImpossibleRange({
  explorer,
  problem,
}: {
  readonly explorer: ProfilesExplorer;
  readonly problem: string;
}): React.JSX.Element {
  const timeRange = sceneGraph.getTimeRange(explorer);
  const { from, to, raw } = timeRange.state.value;
  const isReversed = from.valueOf() > to.valueOf();
  const swap = (): void => timeRange.onTimeRangeChange({ from: to, to: from, raw: { from: raw.to, to: raw.from } });
  return (
    <StateMessage
      kind="empty"
      title={problem}
      actions={
        <>
          {isReversed && (
            <Button size="sm" onClick={swap}>
              Swap both ends
            </Button>
          )}
          <Button size="sm" variant="secondary" onClick={() => setRangeToLast(timeRange, HOUR_MS)}>
            Show the last hour
          </Button>
        </>
      }
    >
      No server is asked for it. Choose another one above.
    </StateMessage>
  );
}

// Wide enough for a few profiles of even a slow agent.
const HOUR_MS = 60 * 60 * 1000;

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
    const from = dateTime(newestMs - HOUR_MS);
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

const ASK_AGAIN_MS = 15_000;

/** A server says that it has nothing, too, while its first profiles are on their way into its storage. */
function NothingIngested({ explorer }: { readonly explorer: ProfilesExplorer }): React.JSX.Element {
  const askAgain = useCallback(() => {
    sceneGraph.getTimeRange(explorer).onRefresh();
    explorer.state.serviceIndex.retry();
  }, [explorer]);
  useEffect(() => {
    const timer = setInterval(askAgain, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [askAgain]);
  return (
    <StateMessage
      kind="empty"
      title="No profiles can be read yet"
      actions={
        <>
          <Button size="sm" variant="secondary" icon="sync" onClick={askAgain}>
            Ask again
          </Button>
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
        </>
      }
    >
      The server answers, but says that it has no profiles. A new one says so for its first minute, too, while data are
      arriving: this page asks again by itself. If nothing is sent yet, add a profiling library or an agent to a
      service.
    </StateMessage>
  );
}
