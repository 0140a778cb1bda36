import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { ROW } from 'components/styles';
import React from 'react';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';

interface LeftNoticeProps {
  readonly page: DiffFlameGraphPage;
}

/** Says that this comparison is the previous one, or that the previous one was set aside. */
export function LeftNotice({ page }: LeftNoticeProps): React.JSX.Element | undefined {
  const styles = useStyles2(getStyles);
  const { entered } = page.useState();
  const { left } = entered.useState();
  if (!left) {
    return undefined;
  }
  const { baseline, comparison } = left.comparison.setup;
  const services =
    baseline.serviceName === comparison.serviceName
      ? baseline.serviceName
      : `${baseline.serviceName} with ${comparison.serviceName}`;
  return (
    <div className={styles.row} role="status">
      {left.isBack ? 'This is the comparison as you left it.' : `Your comparison of ${services} was set aside.`}
      <Button
        size="sm"
        variant="secondary"
        fill="outline"
        onClick={() => {
          if (left.isBack) {
            entered.startAnew();
          } else {
            entered.bringBack();
          }
        }}
      >
        {left.isBack ? 'Start over' : 'Go back to it'}
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ ...ROW, gap: theme.spacing(1), color: theme.colors.text.secondary }),
});
