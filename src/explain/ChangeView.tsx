import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { expandTabs, formatSourceText } from 'profile/lines/formatSourceText';
import type { ChangeRow, SuggestedChange } from 'profile/lines/SuggestedChange';
import React from 'react';

const SIGNS: Readonly<Record<ChangeRow['kind'], string>> = { same: ' ', removed: '-', added: '+' };

/** A change of code that a model suggests, beside the source that it was given. Nothing is applied, and all of it is text. */
export function ChangeView({ change: { problem, hunks } }: { readonly change: SuggestedChange }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const digits = Math.max(0, ...hunks.flat().map(({ line }) => (line === undefined ? 0 : String(line).length)));
  return (
    <figure className={styles.change} aria-label="Suggested change">
      <figcaption className={problem === undefined ? styles.caption : styles.problem}>
        {problem === undefined ? (
          'Fits the source that was sent. Nothing is applied, and what it does was not checked.'
        ) : (
          <>
            <Icon name="exclamation-triangle" size="xs" aria-hidden /> Not applicable: {formatFunctionName(problem)}
          </>
        )}
      </figcaption>
      {hunks.map((rows, place) => (
        <pre key={place} className={styles.hunk} tabIndex={0}>
          {rows.map((row, at) => (
            <Row key={at} row={row} digits={digits} />
          ))}
        </pre>
      ))}
    </figure>
  );
}

function Row({
  row: { kind, line, text },
  digits,
}: {
  readonly row: ChangeRow;
  readonly digits: number;
}): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const Tag = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
  return (
    <Tag className={styles[kind]}>
      {`${digits > 0 ? `${line ?? ''}`.padStart(digits) : ''} ${SIGNS[kind]} ${formatSourceText(expandTabs(text))}\n`}
    </Tag>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const row = { textDecoration: 'none', color: theme.colors.text.primary };
  const small = { fontSize: theme.typography.bodySmall.fontSize };
  return {
    change: css({ margin: theme.spacing(0, 0, 1) }),
    caption: css({ ...small, color: theme.colors.text.secondary, marginBottom: theme.spacing(0.5) }),
    problem: css({ ...small, color: theme.colors.error.text, marginBottom: theme.spacing(0.5) }),
    hunk: css({ ...small, margin: theme.spacing(0, 0, 0.5), '&&': { whiteSpace: 'pre' }, overflowX: 'auto' }),
    same: css(row),
    removed: css({ ...row, background: theme.colors.error.transparent }),
    added: css({ ...row, background: theme.colors.success.transparent }),
  };
}
