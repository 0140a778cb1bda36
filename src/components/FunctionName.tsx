import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { splitName } from 'profile/names/splitName';
import React, { createContext, useContext, useMemo } from 'react';
import { quietText } from './styles';

interface FunctionNameProps {
  readonly name: string;
  /** True for a match of the search. */
  readonly isMatch?: boolean;
}

/**
 * Shows a function's short name, its mark and, dimmed, its package, on as many lines as fit; the whole name is shown
 * on hover. The most important part comes first, so the package is cut first.
 */
export function FunctionName({ name, isMatch = false }: FunctionNameProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { packageName, shortName } = useMemo(() => splitName(name), [name]);
  const nameMark = useNameMark(name);
  const short = (
    <bdi className={styles.short} data-part="name">
      {formatFunctionName(shortName)}
    </bdi>
  );
  return (
    <span className={styles.name} title={formatFunctionName(name)}>
      {isMatch ? <mark className={cx(styles.short, styles.mark)}>{short}</mark> : short}
      {nameMark !== '' && (
        <>
          {' '}
          <bdi className={styles.nameMark} data-part="mark">
            {formatFunctionName(nameMark)}
          </bdi>
        </>
      )}
      {packageName !== '' && (
        <>
          {' '}
          <bdi className={styles.package}>{formatFunctionName(packageName)}</bdi>
        </>
      )}
    </span>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const clipped = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'pre' } as const;
  // Set by tables whose rows have room for two lines.
  const inTwoLines = '[data-lines="2"] &';
  const apart = { [inTwoLines]: { display: 'inline', whiteSpace: 'pre-wrap', marginInlineStart: '0.5em' } } as const;
  return {
    name: css({
      display: 'flex',
      gap: '0.5em',
      minWidth: 0,
      overflow: 'hidden',
      whiteSpace: 'nowrap',
      [inTwoLines]: {
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: 2,
        whiteSpace: 'normal',
        overflowWrap: 'anywhere',
        lineHeight: 1.25,
      },
    }),
    // Does not shrink by a part of a pixel, which would cost a letter, while there is something else to take it from.
    short: css({
      ...clipped,
      flex: '0 0 auto',
      maxWidth: '100%',
      minWidth: 0,
      color: theme.colors.text.primary,
      '&:has(+ [data-part="mark"])': { maxWidth: 'calc(100% - 5ch)' },
      // Lines are filled: a break after the "!" of "Start<!T>" would leave no room for the rest.
      [inTwoLines]: { display: 'inline', whiteSpace: 'pre-wrap', wordBreak: 'break-all' },
    }),
    package: css({ ...clipped, flex: '0 1000 auto', minWidth: 0, color: theme.colors.text.secondary, ...apart }),
    nameMark: css({
      ...clipped,
      flex: '0 1 auto',
      minWidth: '3ch',
      ...quietText(theme),
      fontStyle: 'italic',
      ...apart,
    }),
    mark: css({
      padding: 0,
      background: theme.colors.warning.transparent,
      fontWeight: theme.typography.fontWeightBold,
      textDecoration: 'underline',
    }),
  };
}

/** Marks that tell functions of one table apart when their short names read the same. The key is the whole name. */
const NameMarksContext = createContext<ReadonlyMap<string, string>>(new Map());

export const NameMarks = NameMarksContext.Provider;

/** Returns the mark of a function among those around it; "" for most. */
function useNameMark(name: string): string {
  return useContext(NameMarksContext).get(name) ?? '';
}
