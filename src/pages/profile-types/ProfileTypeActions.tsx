import React from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';

interface ProfileTypeActionsProps {
  readonly profileTypeId: string;
  readonly title: string;
}

/** Where to go with one profile type of the service. */
export function ProfileTypeActions({ profileTypeId, title }: ProfileTypeActionsProps): React.JSX.Element {
  const type = { 'var-profileMetricId': profileTypeId };
  return (
    <>
      <ExplorerLink changes={{ ...type, explorationType: 'flame-graph' }} label={`Flame graph of ${title}`}>
        Flame graph
      </ExplorerLink>
      <ExplorerLink changes={{ ...type, explorationType: 'labels' }} label={`Labels of ${title}`}>
        Labels
      </ExplorerLink>
    </>
  );
}
