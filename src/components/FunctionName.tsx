import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { splitName } from 'profile/names/splitName';
import React, { useMemo } from 'react';
import { useNameMark } from './NameMarks';

interface FunctionNameProps {
  readonly name: string;
  /** True for a match of the search. */
  readonly isMatch?: boolean;
}

/**
 * A function's package, dimmed, its short name, and what tells it from others that read the same, on one line; all of its name on
 * hover.
 */
export function FunctionName({ name, isMatch = false }: FunctionNameProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { packageName, shortName } = useMemo(() => splitName(name), [name]);
  const nameMark = useNameMark(name);
  const short = <bdi className={styles.short}>{formatFunctionName(shortName)}</bdi>;
  return (
    <span className={styles.name} title={formatFunctionName(name)}>
      {packageName !== '' && <bdi className={styles.package}>{formatFunctionName(packageName)}</bdi>}
      {isMatch ? <mark className={cx(styles.short, styles.mark)}>{short}</mark> : short}
      {nameMark !== '' && <bdi className={styles.nameMark}>{formatFunctionName(nameMark)}</bdi>}
    </span>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'name' | 'package' | 'short' | 'nameMark' | 'mark', string> {
  const clipped = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'pre' } as const;
  return {
    name: css({ display: 'flex', gap: '0.5em', minWidth: 0, whiteSpace: 'nowrap' }),
    // The package gives way first: what tells two rows apart is mostly the short name.
    package: css({ ...clipped, flex: '0 1000 auto', minWidth: 0, color: theme.colors.text.secondary }),
    short: css({ ...clipped, flex: '0 1 auto', minWidth: 0, color: theme.colors.text.primary }),
    nameMark: css({
      ...clipped,
      flex: '0 100 auto',
      minWidth: '3ch',
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontStyle: 'italic',
    }),
    mark: css({
      padding: 0,
      background: theme.colors.warning.transparent,
      fontWeight: theme.typography.fontWeightBold,
      textDecoration: 'underline',
    }),
  };
}
