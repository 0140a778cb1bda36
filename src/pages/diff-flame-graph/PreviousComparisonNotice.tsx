import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { ROW } from 'components/styles';
import React from 'react';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';

interface PreviousComparisonNoticeProps {
  readonly page: DiffFlameGraphPage;
}

/** Says that this comparison is the previous one, or that the previous one was set aside. */
export function PreviousComparisonNotice({ page }: PreviousComparisonNoticeProps): React.JSX.Element | undefined {
  const styles = useStyles2(getStyles);
  const { initial } = page.useState();
  const { previous } = initial.useState();
  if (!previous) {
    return undefined;
  }
  const { baseline, comparison } = previous.comparison.setup;
  const services =
    baseline.serviceName === comparison.serviceName
      ? baseline.serviceName
      : `${baseline.serviceName} with ${comparison.serviceName}`;
  return (
    <div className={styles.row} role="status">
      {previous.isBack ? 'This is the comparison as you left it.' : `Your comparison of ${services} was set aside.`}
      <Button
        size="sm"
        variant="secondary"
        fill="outline"
        onClick={() => {
          if (previous.isBack) {
            initial.startOver();
          } else {
            initial.restore();
          }
        }}
      >
        {previous.isBack ? 'Start over' : 'Go back to it'}
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ ...ROW, gap: theme.spacing(1), color: theme.colors.text.secondary }),
});
