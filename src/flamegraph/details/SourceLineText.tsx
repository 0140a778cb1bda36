import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { expandTabs, formatSourceText, MAX_SHOWN_CHARS } from 'profile/lines/formatSourceText';
import React from 'react';
import type { SourcePiece } from './highlightLines';

interface SourceLineTextProps {
  readonly text: string;
  /** Pieces that together are the text; undefined without colours. */
  readonly pieces: readonly SourcePiece[] | undefined;
}

/** A line of source as text: nothing in it is ever markup. */
export function SourceLineText({ text, pieces }: SourceLineTextProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const hidden = text.length - MAX_SHOWN_CHARS;
  if (!pieces || hidden > 0) {
    return (
      <code className={styles.text}>
        {formatSourceText(expandTabs(text.slice(0, MAX_SHOWN_CHARS)))}
        {hidden > 0 && <span className={styles.note}> … {hidden.toLocaleString('en')} more characters</span>}
      </code>
    );
  }
  return (
    <code className={styles.text}>
      {expandPieces(pieces).map(({ text: part, scope }, place) => {
        const style = SCOPE_STYLES.get(scope.split('.')[0] ?? '');
        return (
          <span key={place} className={style && styles[style]}>
            {formatSourceText(part)}
          </span>
        );
      })}
    </code>
  );
}

/** Tabs lead to a stop of the line, whichever piece they are in. */
function expandPieces(pieces: readonly SourcePiece[]): SourcePiece[] {
  let column = 0;
  return pieces.map(({ text, scope }) => {
    const shown = expandTabs(text, column);
    column += shown.length;
    return { text: shown, scope };
  });
}

/** Styles of highlight.js scopes; scopes that are not listed look like plain text. */
const SCOPE_STYLES = new Map<string, keyof ReturnType<typeof getStyles>>([
  ['keyword', 'keyword'],
  ['operator', 'keyword'],
  ['string', 'string'],
  ['regexp', 'string'],
  ['char', 'string'],
  ['comment', 'comment'],
  ['doctag', 'comment'],
  ['number', 'number'],
  ['literal', 'number'],
  ['symbol', 'number'],
  ['title', 'title'],
  ['type', 'type'],
  ['built_in', 'type'],
  ['class', 'type'],
]);

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.colors.text.primary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: 'inherit',
    whiteSpace: 'pre',
    // A line stays from left to right, whatever letters are in it.
    unicodeBidi: 'isolate',
  }),
  note: css({ color: theme.colors.text.secondary, fontStyle: 'italic' }),
  keyword: css({ color: theme.colors.primary.text }),
  string: css({ color: theme.colors.success.text }),
  comment: css({ color: theme.colors.text.secondary, fontStyle: 'italic' }),
  number: css({ color: theme.colors.warning.text }),
  title: css({ fontWeight: theme.typography.fontWeightBold }),
  type: css({ color: theme.colors.info.text }),
});
