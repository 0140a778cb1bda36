import { Button } from '@grafana/ui';
import { FavoriteButton } from 'favorites/FavoriteButton';
import React from 'react';
import type { LabelsGrid } from './LabelsGrid';
import { buildLabelFavorite } from './LabelsQuestion';

interface LabelActionsProps {
  readonly grid: LabelsGrid;
  readonly label: string;
}

export function LabelActions({ grid, label }: LabelActionsProps): React.JSX.Element {
  const { panelType } = grid.useState();
  const question = grid.getQuestion();
  return (
    <>
      <Button size="sm" fill="text" aria-label={`Select ${label}`} onClick={() => grid.actions.onSelect(label)}>
        Select
      </Button>
      <Button size="sm" fill="text" aria-label={`Expand ${label}`} onClick={() => grid.actions.onExpand(label)}>
        Expand
      </Button>
      {question && (
        <FavoriteButton
          favorite={buildLabelFavorite(question, label, panelType)}
          name={`${label} of ${question.serviceName}`}
        />
      )}
    </>
  );
}
