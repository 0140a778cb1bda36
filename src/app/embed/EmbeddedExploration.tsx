import type { AdHocVariableFilter, TimeRange } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import { ErrorBoundaryAlert } from '@grafana/ui';
import { ProfilesExplorer } from 'app/ProfilesExplorer';
import { createEmbeddedLocation } from 'grafana/urlLocation';
import React, { useEffect, useState } from 'react';
import { buildEmbeddedSearch } from './buildEmbeddedSearch';

/**
 * Props that another app gives to the embedded explorer; their names are upstream's. All but the last two count only at the start.
 */
export interface EmbeddedExplorationProps {
  /** Uid of a Pyroscope data source; left out, the one that the explorer itself would begin with. */
  readonly initialDS?: string;
  /** With a `service_name` it begins with that service's labels, without one with all services. */
  readonly initialFilters?: readonly AdHocVariableFilter[];
  readonly initialTimeRange: TimeRange;
  readonly onTimeRangeChange?: (timeRange: TimeRange) => void;
  /** Name of Grafana's button back from the whole explorer. */
  readonly returnToPreviousSource?: string;
}

/** Parameters of the embedded explorer begin so in the address of the page that it is in. Upstream's is the same. */
const NAMESPACE = 'pd';

/** The explorer within a page of another app: without a title of its own and without what leads elsewhere but one link. */
export default function EmbeddedExploration(props: EmbeddedExplorationProps): React.JSX.Element {
  const { onTimeRangeChange, returnToPreviousSource } = props;
  const [explorer] = useState(
    () =>
      new ProfilesExplorer({
        location: createEmbeddedLocation(NAMESPACE, buildEmbeddedSearch(props)),
        returnTitle: returnToPreviousSource,
      }),
  );
  useEffect(() => {
    const subscription = sceneGraph
      .getTimeRange(explorer)
      .subscribeToState(({ value }, before) => value !== before.value && onTimeRangeChange?.(value));
    return () => subscription.unsubscribe();
  }, [explorer, onTimeRangeChange]);
  return (
    <ErrorBoundaryAlert title="Profiles Drilldown stopped working here">
      <explorer.Component model={explorer} />
    </ErrorBoundaryAlert>
  );
}
