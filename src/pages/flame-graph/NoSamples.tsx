import { StateMessage } from 'components/StateMessage';
import { describePart } from 'profile/parts/ProfilePart';
import type { ProfileQuery } from 'pyroscope/client';
import React from 'react';
import { useSelection } from 'scenes/explorerUrl';
import { getFilterScope } from 'scenes/filters/FilterScope';
import { NothingMatches } from 'scenes/filters/NothingMatches';
import type { FlameGraphPage } from './FlameGraphPage';

interface NoSamplesProps {
  readonly page: FlameGraphPage;
  readonly query: ProfileQuery;
}

/** Explains why there is no flame graph, and what to change. */
export function NoSamples({ page, query }: NoSamplesProps): React.JSX.Element {
  const { serviceName } = useSelection(page);
  const { applied } = getFilterScope(page).useState();
  const part = describePart(query);
  if (!part && applied.length > 0) {
    return <NothingMatches origin={page} title={`No samples of ${serviceName} match the filters`} />;
  }
  return (
    <StateMessage kind="empty" title={`No samples of ${serviceName} in this time range${part ? `, of ${part}` : ''}`}>
      {part
        ? 'Remove the chips above that narrow the profile, or choose another service, profile type or time range.'
        : 'Choose a longer time range, or another profile type: the selectors above list what there is.'}
    </StateMessage>
  );
}
