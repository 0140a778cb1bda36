import type { SceneObject } from '@grafana/scenes';
import { Button } from '@grafana/ui';
import { describeFilter } from 'components/filters/operators';
import { StateMessage } from 'components/StateMessage';
import React from 'react';
import { getUrl } from 'scenes/explorerUrl';
import { getFilterScope } from './FilterScope';

interface NothingMatchesProps {
  readonly origin: SceneObject;
  /** "No samples of checkout match the filters" */
  readonly title: string;
}

/** Replaces data if the filters leave nothing: names them, and offers to remove them. Filters that are set aside stay. */
export function NothingMatches({ origin, title }: NothingMatchesProps): React.JSX.Element {
  const { applied } = getFilterScope(origin).useState();
  const remove = (): void => {
    const url = getUrl(origin);
    url.set({ filters: url.get('filters').filter((filter) => !applied.includes(filter)) });
  };
  return (
    <StateMessage
      kind="empty"
      title={title}
      actions={
        <Button size="sm" variant="secondary" onClick={remove}>
          Remove the filters
        </Button>
      }
    >
      Filters: {applied.map(describeFilter).join('; ')}. Change one, or choose a longer time range.
    </StateMessage>
  );
}
