import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import type { Claim } from 'profile/grounding/Claim';
import React from 'react';
import { splitAnswer } from './splitAnswer';

interface AnswerTextProps {
  /** Markdown of a model: shown as text, never as HTML; links in it lead nowhere. */
  readonly text: string;
  readonly claims: readonly Claim[];
  /** Of the tree that the claims speak of. */
  readonly names: readonly string[];
  readonly onHoverFunction: (name: string | undefined) => void;
  readonly onFocusFunction: (name: string) => void;
}

const TAGS = { heading: 'h4', item: 'li', code: 'pre', text: 'p' } as const;

/** An answer in which what was checked is marked: right names and numbers quietly, wrong ones with the reason. */
export function AnswerText({ text, claims, names, ...actions }: AnswerTextProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.answer}>
      {splitAnswer(text, claims).map((line, place) => {
        const Tag = TAGS[line.kind];
        return (
          <Tag key={place} className={line.kind === 'item' ? styles.item : undefined}>
            {line.pieces.map((piece, at) =>
              piece.claim ? (
                <ClaimText key={at} claim={piece.claim} text={piece.text} names={names} {...actions} />
              ) : (
                <span key={at}>{formatFunctionName(piece.text)}</span>
              ),
            )}
          </Tag>
        );
      })}
    </div>
  );
}

function ClaimText({
  claim,
  text,
  names,
  onHoverFunction,
  onFocusFunction,
}: Omit<AnswerTextProps, 'text' | 'claims'> & { readonly claim: Claim; readonly text: string }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const name = names[claim.functions[0] ?? -1];
  const shown = formatFunctionName(text);
  if (claim.verdict === 'ok' && name !== undefined) {
    return (
      <button
        type="button"
        className={styles.citation}
        title={claim.reason}
        onMouseEnter={() => onHoverFunction(name)}
        onMouseLeave={() => onHoverFunction(undefined)}
        onFocus={() => onHoverFunction(name)}
        onBlur={() => onHoverFunction(undefined)}
        onClick={() => onFocusFunction(name)}
      >
        {shown}
      </button>
    );
  }
  const isWrong = claim.verdict !== 'ok' && claim.verdict !== 'not-checkable';
  return (
    <span className={cx(isWrong && styles.wrong)} title={claim.reason}>
      {shown}
      {isWrong && (
        <>
          <Icon name="exclamation-triangle" size="sm" aria-hidden />
          <small> ({claim.reason})</small>
        </>
      )}
    </span>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'answer' | 'item' | 'citation' | 'wrong', string> {
  return {
    answer: css({ overflowWrap: 'anywhere', pre: { whiteSpace: 'pre-wrap' }, h4: { margin: theme.spacing(1, 0) } }),
    item: css({ marginInlineStart: theme.spacing(2) }),
    citation: css({
      display: 'inline',
      padding: 0,
      border: 'none',
      background: 'none',
      color: theme.colors.text.link,
      textAlign: 'start',
      '&:hover': { textDecoration: 'underline' },
    }),
    wrong: css({ color: theme.colors.error.text, textDecoration: 'underline wavy' }),
  };
}
