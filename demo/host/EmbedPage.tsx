import { dateTime, makeTimeRange } from '@grafana/data';
import { usePluginComponent } from '@grafana/runtime';
import React, { useMemo, useState } from 'react';
import { PageError } from './chrome/PageState';

interface EmbeddedProps {
  readonly initialDS?: string;
  readonly initialFilters?: ReadonlyArray<{ readonly key: string; readonly operator: string; readonly value: string }>;
  readonly initialTimeRange: ReturnType<typeof makeTimeRange>;
  readonly onTimeRangeChange?: (range: ReturnType<typeof makeTimeRange>) => void;
  readonly returnToPreviousSource?: string;
}

/** Shows the plugin's explorer within a page of another app, at `/embed`. */
export function EmbedPage(): React.ReactElement {
  const { component: Explorer } = usePluginComponent<EmbeddedProps>(
    'openprofiles-drilldown-app/embedded-profiles-exploration/v1',
  );
  const [chosen, setChosen] = useState('');
  const range = useMemo(
    () => ({ ...makeTimeRange(dateTime().subtract(1, 'hour'), dateTime()), raw: { from: 'now-1h', to: 'now' } }),
    [],
  );
  return Explorer ? (
    <>
      <h1>Another app</h1>
      <p>Its time range: {chosen || 'as it began'}</p>
      <Explorer
        initialDS="pyroscope"
        initialFilters={[
          { key: 'service_name', operator: '=', value: 'checkout' },
          { key: 'version', operator: '=', value: 'v2' },
        ]}
        initialTimeRange={range}
        onTimeRangeChange={({ raw }) => setChosen(`${String(raw.from)} to ${String(raw.to)}`)}
        returnToPreviousSource="Another app"
      />
    </>
  ) : (
    <PageError title="No app exposes the explorer" error={undefined} />
  );
}
