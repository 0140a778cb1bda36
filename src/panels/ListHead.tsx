import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { ROW, quietText } from 'components/styles';
import React from 'react';

interface ListHeadProps {
  /** One line about the list on screen; numbers in `strong` stand out. */
  readonly summary: React.ReactNode;
  /** Controls that change the list. */
  readonly children: React.ReactNode;
}

/** Above a list: what it holds on the left, its controls on the right, below one another where it is narrow. */
export function ListHead({ summary, children }: ListHeadProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.head}>
      <div className={styles.summary}>{summary}</div>
      <div className={styles.controls}>{children}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    ...ROW,
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    paddingBottom: theme.spacing(1),
    // One row wherever there is room for a row: the summary takes two lines of small letters before the controls do.
    [theme.breakpoints.up('lg')]: { flexWrap: 'nowrap' },
  }),
  summary: css({
    flex: '4 1 160px',
    minWidth: 0,
    ...ROW,
    gap: theme.spacing(1),
    ...quietText(theme),
    lineHeight: 1.35,
    strong: { color: theme.colors.text.primary },
  }),
  controls: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    flex: '1 1 auto',
    minWidth: 0,
    [theme.breakpoints.down('sm')]: { flexBasis: '100%', justifyContent: 'space-between' },
  }),
});
