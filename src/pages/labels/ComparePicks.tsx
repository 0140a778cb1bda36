import { Checkbox } from '@grafana/ui';
import { formatLabelValue } from 'queries/readGroupedSeries';
import React from 'react';
import type { CompareSide, LabelsPage } from './LabelsPage';

interface ComparePicksProps {
  readonly page: LabelsPage;
  readonly value: string;
}

/** Takes a value as a side of the comparison, or as both. */
export function ComparePicks({ page, value }: ComparePicksProps): React.JSX.Element {
  const { baseline, comparison } = page.useState();
  const draw = (side: CompareSide, picked: string | undefined): React.JSX.Element => (
    <Checkbox
      label={side === 'baseline' ? 'Baseline' : 'Comparison'}
      aria-label={`${formatLabelValue(value)} as ${side}`}
      value={picked === value}
      onChange={(event) => page.pick({ [side]: event.currentTarget.checked ? value : undefined })}
    />
  );
  return (
    <>
      {draw('baseline', baseline)}
      {draw('comparison', comparison)}
    </>
  );
}
