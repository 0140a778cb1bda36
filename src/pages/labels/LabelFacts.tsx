import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { quietText } from 'components/styles';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';
import type { LabelsGrid } from './LabelsGrid';
import { SERIES_PER_PANEL } from './LabelsQuestion';
import { ScoreBar } from './ScoreBar';

interface LabelFactsProps {
  readonly grid: LabelsGrid;
  readonly label: string;
}

/** Facts beside a label's name: number of values, number of drawn values, and how much it explains. */
export function LabelFacts({ grid, label }: LabelFactsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { labels, scores } = grid.useState();
  const valueCount = labels.find((listed) => listed.label === label)?.valueCount;
  return (
    <span className={styles.facts}>
      {valueCount !== undefined && (
        <span>
          {valueCount > SERIES_PER_PANEL && `${SERIES_PER_PANEL} of `}
          {`${formatInteger(valueCount)} ${valueCount === 1 ? 'value' : 'values'}`}
        </span>
      )}
      <ScoreBar score={scores.get(label)} />
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    ...quietText(theme),
    whiteSpace: 'nowrap',
  }),
});
