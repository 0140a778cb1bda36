import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { ExplanationActions } from 'components/ExplanationActions';
import type { Fact } from 'profile/explain/facts/Fact';
import { type Claim, isOpenNumber } from 'profile/explain/grounding/Claim';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React from 'react';
import type { AnswerPiece, TextPart } from './cutBlock';
import { FunctionLink } from './FunctionLink';
import { isStruckThrough } from './isStruckThrough';

interface PieceProps {
  readonly piece: AnswerPiece;
  readonly facts: readonly Fact[];
  readonly actions: ExplanationActions;
}

/** Part of an answer with the result of its check. */
export function Piece({ piece: { text, parts, claim, name }, facts, actions }: PieceProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const shown = parts.map((part, place) => (
    <Marked key={place} part={part}>
      {showText(part.text)}
    </Marked>
  ));
  if (!claim) {
    return <span>{shown}</span>;
  }
  switch (claim.verdict) {
    case 'ok': {
      if (claim.kind === 'fact') {
        return <abbr title={claim.reason}>{nameFact(claim.factIds[0], facts) ?? shown}</abbr>;
      }
      return name === undefined ? (
        <span title={claim.reason}>{shown}</span>
      ) : (
        <Marked part={parts[0]}>
          <FunctionLink name={name} text={text} title={claim.reason} actions={actions} />
        </Marked>
      );
    }
    case 'not-checkable':
      return (
        <span
          className={
            claim.kind === 'name' || claim.kind === 'direction' || isOpenNumber(claim) ? styles.outside : undefined
          }
          title={claim.reason}
        >
          {shown}
        </span>
      );
    case 'unknown-name':
    case 'wrong-number':
    case 'unsupported':
      if (claim.kind === 'link') {
        return <ForeignLink text={text} />;
      }
      return (
        <>
          {isStruckThrough(claim.verdict, claim.kind) ? (
            <del className={styles.wrong}>{shown}</del>
          ) : (
            <span className={styles.unsupported}>{shown}</span>
          )}
          <Reason claim={claim} />
        </>
      );
  }
}

interface MarkedProps {
  readonly part: TextPart | undefined;
  readonly children: React.ReactNode;
}

function Marked({ part, children }: MarkedProps): React.JSX.Element {
  const emphasised = part?.isEmphasis ? <em>{children}</em> : children;
  return part?.isStrong ? <strong>{emphasised}</strong> : <>{emphasised}</>;
}

/** Names a fact by its place in the list above the answer, if ids are not shown. */
function nameFact(id: string | undefined, facts: readonly Fact[]): string | undefined {
  const fact = facts.find((each) => each.id === id);
  const findings = facts.filter(({ role }) => role === 'finding');
  return fact && (fact.role === 'finding' ? `finding ${findings.indexOf(fact) + 1}` : '“What this is”');
}

/** Makes invisible characters visible; lines of code keep their breaks. */
function showText(text: string): string {
  const lines = text.replaceAll('\t', '    ').split('\n');
  return lines.map((line) => (line === '' ? '' : formatFunctionName(line))).join('\n');
}

function Reason({ claim: { kind, reason } }: { readonly claim: Claim }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <small className={styles.wrong}>
      {' '}
      <Icon name="exclamation-triangle" size="xs" aria-hidden /> (
      {kind === 'relation' || kind === 'direction' ? 'a hypothesis at best: ' : ''}
      {formatFunctionName(reason)})
    </small>
  );
}

/** An address that a model wrote: it says where it leads, and nothing is fetched from there before a click. */
function ForeignLink({ text }: { readonly text: string }): React.JSX.Element {
  const address = /https?:\/\/[^\s<>"')]+/i.exec(text)?.[0];
  if (address === undefined || !URL.canParse(address)) {
    return <span>{formatFunctionName(text)}</span>;
  }
  const { href, host } = new URL(address);
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={`${href}, not checked`}>
      ({host})
    </a>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  outside: css({ textDecoration: 'underline dotted' }),
  wrong: css({ color: theme.colors.error.text }),
  unsupported: css({ textDecoration: `underline wavy ${theme.colors.error.text}` }),
});
