import { Icon, Tooltip } from '@grafana/ui';
import { describeSameMeaning } from 'profile/catalog/groupProfileTypes';
import type { ServiceAnswer } from 'queries/GroupedSeries';
import React from 'react';

/** Says that a service sends more types with this meaning than the one on screen; nothing if it does not. */
export function SameMeaningNote({ answer }: { readonly answer: ServiceAnswer | undefined }): React.JSX.Element | null {
  if (!answer || answer.otherTypeIds.length === 0) {
    return null;
  }
  const text = describeSameMeaning(answer.profileTypeId, answer.otherTypeIds);
  return (
    <Tooltip content={text}>
      <Icon name="info-circle" size="sm" aria-label={text} tabIndex={0} />
    </Tooltip>
  );
}
