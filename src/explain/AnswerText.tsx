import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, Icon, useStyles2, type BadgeColor } from '@grafana/ui';
import type { ExplanationActions } from 'components/ExplanationActions';
import type { CheckedAnswer } from 'profile/explain/Explainer';
import type { Fact } from 'profile/facts/Fact';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { isOpenNumber, type Claim } from 'profile/grounding/Claim';
import type { Mode } from 'profile/grounding/splitBlocks';
import React from 'react';
import { ChangeView } from './ChangeView';
import { FunctionLink } from './FunctionLink';
import { isStruck } from './isStruck';
import { splitAnswer, type AnswerBlock, type AnswerPiece } from './splitAnswer';

interface AnswerTextProps {
  /** Markdown of a model: shown as text, never as HTML. */
  readonly text: string;
  readonly checked: CheckedAnswer | undefined;
  /** That the answer may cite. */
  readonly facts: readonly Fact[];
  readonly actions: ExplanationActions;
}

const MODES: Record<Mode, { readonly text: string; readonly color: BadgeColor }> = {
  observation: { text: 'observation', color: 'blue' },
  hypothesis: { text: 'hypothesis', color: 'orange' },
  suggestion: { text: 'suggestion', color: 'purple' },
};

/** An answer in which what was checked is marked: right names and numbers quietly, wrong ones struck through with the reason. */
export function AnswerText({ text, checked, facts, actions }: AnswerTextProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const show = (pieces: readonly AnswerPiece[]): React.ReactNode =>
    pieces.map((piece, place) => (
      <Piece key={place} piece={piece} names={checked?.names ?? {}} facts={facts} actions={actions} />
    ));
  return (
    <div className={styles.answer}>
      {splitAnswer(text, checked?.claims ?? []).map((block, place) => (
        <Block key={place} block={block} show={show} />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly block: AnswerBlock;
  readonly show: (pieces: readonly AnswerPiece[]) => React.ReactNode;
}

function Block({ block, show }: BlockProps): React.JSX.Element {
  switch (block.kind) {
    case 'heading':
      return <h4>{show(block.pieces)}</h4>;
    case 'text':
      return <p>{show(block.pieces)}</p>;
    case 'code':
      return block.change ? <ChangeView change={block.change} /> : <pre>{show(block.pieces)}</pre>;
    case 'list': {
      const Tag = block.isOrdered ? 'ol' : 'ul';
      return (
        <Tag>
          {block.items.map(({ mode, pieces }, place) => (
            <li key={place}>
              {mode && (
                <>
                  <Badge {...MODES[mode]} />{' '}
                </>
              )}
              {show(pieces)}
            </li>
          ))}
        </Tag>
      );
    }
    case 'table': {
      const [header = [], ...rows] = block.rows;
      return (
        <table>
          <thead>
            <tr>
              {header.map((cell, place) => (
                <th key={place}>{show(cell)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, place) => (
                  <td key={place}>{show(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    }
  }
}

interface PieceProps {
  readonly piece: AnswerPiece;
  readonly names: CheckedAnswer['names'];
  readonly facts: readonly Fact[];
  readonly actions: ExplanationActions;
}

function Piece({ piece: { text, claim }, names, facts, actions }: PieceProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const shown = showText(text);
  if (!claim) {
    return <span>{shown}</span>;
  }
  switch (claim.verdict) {
    case 'ok': {
      if (claim.kind === 'fact') {
        return <abbr title={claim.reason}>{nameFact(claim.factIds[0], facts) ?? shown}</abbr>;
      }
      const name = claim.kind === 'name' || claim.kind === 'number' ? names[claim.functions[0] ?? -1] : undefined;
      return name === undefined ? (
        <span title={claim.reason}>{shown}</span>
      ) : (
        <FunctionLink name={name} text={text} title={claim.reason} actions={actions} />
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
          {isStruck(claim.verdict, claim.kind) ? (
            <del className={styles.wrong}>{shown}</del>
          ) : (
            <span className={styles.unsupported}>{shown}</span>
          )}
          <Reason claim={claim} />
        </>
      );
  }
}

/** By its place in the list above the answer, where ids are not shown. */
function nameFact(id: string | undefined, facts: readonly Fact[]): string | undefined {
  const fact = facts.find((each) => each.id === id);
  const findings = facts.filter(({ role }) => role === 'finding');
  return fact && (fact.role === 'finding' ? `finding ${findings.indexOf(fact) + 1}` : '“What this is”');
}

/** Lines of code keep their breaks; all else that is invisible is made visible. */
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

function getStyles(theme: GrafanaTheme2): Record<'answer' | 'outside' | 'wrong' | 'unsupported', string> {
  const border = `1px solid ${theme.colors.border.weak}`;
  return {
    answer: css({
      overflowWrap: 'anywhere',
      pre: { whiteSpace: 'pre-wrap' },
      h4: { margin: theme.spacing(1, 0, 0.5), fontSize: theme.typography.body.fontSize, fontWeight: 500 },
      p: { margin: theme.spacing(0, 0, 1) },
      'ul, ol': { margin: theme.spacing(0, 0, 1), paddingInlineStart: theme.spacing(2.5) },
      li: { marginBottom: theme.spacing(0.5) },
      table: {
        marginBottom: theme.spacing(1),
        'th, td': { padding: theme.spacing(0.25, 1), border, minWidth: 64 },
        td: { '&:first-of-type': { minWidth: 128 } },
      },
      a: { color: theme.colors.text.link, textDecoration: 'underline' },
    }),
    outside: css({ textDecoration: 'underline dotted' }),
    wrong: css({ color: theme.colors.error.text }),
    unsupported: css({ textDecoration: `underline wavy ${theme.colors.error.text}` }),
  };
}
