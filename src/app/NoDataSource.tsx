import { locationUtil } from '@grafana/data';
import { LinkButton } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { NO_DATA_SOURCE } from 'grafana/dataSources';
import React from 'react';

/** Shown if there is no Pyroscope data source, or not the one that a link names. */
export function NoDataSource({ uid }: { readonly uid: string }): React.JSX.Element {
  const hasNone = uid === NO_DATA_SOURCE;
  return (
    <StateMessage
      kind="empty"
      title={hasNone ? 'There is no Pyroscope data source yet' : `There is no Pyroscope data source “${uid}”`}
      actions={
        hasNone && (
          <LinkButton
            size="sm"
            href={locationUtil.assureBaseUrl('/connections/datasources/grafana-pyroscope-datasource')}
          >
            Add a Pyroscope data source
          </LinkButton>
        )
      }
    >
      {hasNone
        ? 'Profiles come from a Pyroscope server. Once Grafana has a data source for it, its services are listed here.'
        : 'It may have been removed, or you may not see it. Choose another data source above.'}
    </StateMessage>
  );
}
