import { Button } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { groupProfileTypes } from 'profile/catalog/groupProfileTypes';
import React from 'react';
import { getUrl, useSelection } from 'scenes/explorerUrl';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import type { AllServicesPage } from './AllServicesPage';

interface PageProps {
  readonly model: AllServicesPage;
}

/** Nobody sends the profile type: those that are sent are offered. */
export function NoServices({ model }: PageProps): React.JSX.Element {
  const { profileTypeId } = useSelection(model);
  const { matrix } = getServiceIndex(model).useState();
  const types = groupProfileTypes(matrix?.profileTypeIds ?? []);
  return (
    <StateMessage
      kind="empty"
      title={`No service sends “${profileTypeId}” in this time range`}
      actions={types.slice(0, 8).map(({ title, ids: [id] }) => (
        <Button key={id} size="sm" variant="secondary" onClick={() => getUrl(model).set({ profileType: id })}>
          {title}
        </Button>
      ))}
    >
      Choose a longer time range, or one of the profile types that are there:
    </StateMessage>
  );
}
