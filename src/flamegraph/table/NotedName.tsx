import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { FunctionName } from 'components/FunctionName';
import React from 'react';

interface NotedNameProps {
  readonly name: string;
  readonly isMatch: boolean;
  /** Sentences about the function that stand nowhere else in its row. */
  readonly notes: readonly string[];
}

/** Function name in a table, with a sign if there are notes about its numbers. */
export function NotedName({ name, isMatch, notes }: NotedNameProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const text = notes.join('\n');
  return notes.length === 0 ? (
    <FunctionName name={name} isMatch={isMatch} />
  ) : (
    <span className={styles.box}>
      <FunctionName name={name} isMatch={isMatch} />
      <span className={styles.note} title={text} role="img" aria-label={text}>
        <Icon name="info-circle" size="sm" aria-hidden />
      </span>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0 }),
  note: css({ flex: 'none', color: theme.colors.text.secondary }),
});
