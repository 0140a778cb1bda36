import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, type BadgeColor, useStyles2 } from '@grafana/ui';
import type { ExplanationActions } from 'components/ExplanationActions';
import type { CheckedAnswer } from 'profile/explain/Explainer';
import type { Fact } from 'profile/explain/facts/Fact';
import type { Mode } from 'profile/explain/markdown/BlockReader';
import React, { useEffect, useMemo, useRef, useState } from 'react';
import { Piece } from './AnswerPiece';
import { ChangeView } from './ChangeView';
import type { AnswerPiece } from './cutBlock';
import { limitPieces } from './limitPieces';
import { type AnswerBlock, type AnswerItem, AnswerSplitter } from './splitAnswer';

interface AnswerTextProps {
  /** Markdown of a model: shown as text, never as HTML. */
  readonly text: string;
  readonly checked: CheckedAnswer | undefined;
  /** Facts that the answer may cite. */
  readonly facts: readonly Fact[];
  readonly actions: ExplanationActions;
}

const MODES: Record<Mode, { readonly text: string; readonly color: BadgeColor }> = {
  observation: { text: 'observation', color: 'blue' },
  hypothesis: { text: 'hypothesis', color: 'orange' },
  suggestion: { text: 'suggestion', color: 'purple' },
};

/** Largest number of pieces added to the page at once: more would freeze it. */
const PIECES_AT_ONCE = 150;

const UNCHECKED = { claims: [] };

/** An answer in which what was checked is marked: right names and numbers quietly, wrong ones struck through with the reason. */
export function AnswerText({ text, checked, facts, actions }: AnswerTextProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const steady = useSteady(actions);
  const [splitter] = useState(() => new AnswerSplitter());
  const blocks = useMemo(() => splitter.split(text, checked ?? UNCHECKED), [splitter, text, checked]);
  const [room, setRoom] = useState(PIECES_AT_ONCE);
  const { shown, isAll } = useMemo(() => limitPieces(blocks, room), [blocks, room]);
  useEffect(() => {
    if (isAll) {
      return undefined;
    }
    const timer = setTimeout(() => setRoom(room + PIECES_AT_ONCE));
    return () => clearTimeout(timer);
  }, [isAll, room]);
  return (
    <div className={styles.answer}>
      {shown.map((block, place) => (
        <Block key={place} block={block} facts={facts} actions={steady} />
      ))}
    </div>
  );
}

/** Keeps the same object for actions, so that content on the page is not drawn again. */
function useSteady(actions: ExplanationActions): ExplanationActions {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  return useMemo(
    () => ({
      onHoverFunction: (name) => latest.current.onHoverFunction(name),
      onFocusFunction: (name) => latest.current.onFocusFunction(name),
      onOpenMenu: (name, place) => latest.current.onOpenMenu(name, place),
    }),
    [],
  );
}

interface Context {
  readonly facts: readonly Fact[];
  readonly actions: ExplanationActions;
}

const Block = React.memo(function Block({ block, ...context }: Context & { readonly block: AnswerBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h4>
          <Pieces pieces={block.pieces} {...context} />
        </h4>
      );
    case 'text':
      return (
        <p>
          <Pieces pieces={block.pieces} {...context} />
        </p>
      );
    case 'code':
      return block.change ? (
        <ChangeView change={block.change} />
      ) : (
        <pre>
          <Pieces pieces={block.pieces} {...context} />
        </pre>
      );
    case 'list': {
      const Tag = block.isOrdered ? 'ol' : 'ul';
      return (
        <Tag>
          {block.items.map((item, place) => (
            <Item key={place} item={item} {...context} />
          ))}
        </Tag>
      );
    }
    case 'table': {
      const [header = [], ...rows] = block.rows;
      return (
        <table>
          <thead>
            <Row cells={header} isHeader {...context} />
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <Row key={row} cells={cells} {...context} />
            ))}
          </tbody>
        </table>
      );
    }
  }
});

const Item = React.memo(function Item({ item, ...context }: Context & { readonly item: AnswerItem }) {
  const { mode, pieces } = item;
  return (
    <li>
      {mode && (
        <>
          <Badge {...MODES[mode]} />{' '}
        </>
      )}
      <Pieces pieces={pieces} {...context} />
    </li>
  );
});

interface RowProps extends Context {
  readonly cells: readonly (readonly AnswerPiece[])[];
  readonly isHeader?: boolean;
}

const Row = React.memo(function Row({ cells, isHeader = false, ...context }: RowProps) {
  const Tag = isHeader ? 'th' : 'td';
  return (
    <tr>
      {cells.map((cell, place) => (
        <Tag key={place}>
          <Pieces pieces={cell} {...context} />
        </Tag>
      ))}
    </tr>
  );
});

function Pieces({ pieces, ...context }: Context & { readonly pieces: readonly AnswerPiece[] }): React.JSX.Element {
  return (
    <>
      {pieces.map((piece, place) => (
        <Piece key={place} piece={piece} {...context} />
      ))}
    </>
  );
}

function getStyles(theme: GrafanaTheme2) {
  const border = `1px solid ${theme.colors.border.weak}`;
  return {
    answer: css({
      overflowWrap: 'anywhere',
      pre: { whiteSpace: 'pre-wrap' },
      h4: { margin: theme.spacing(1, 0, 0.5), fontSize: theme.typography.body.fontSize, fontWeight: 500 },
      // Models break lines where they mean to.
      p: { margin: theme.spacing(0, 0, 1), whiteSpace: 'pre-line' },
      'ul, ol': { margin: theme.spacing(0, 0, 1), paddingInlineStart: theme.spacing(2.5) },
      li: { marginBottom: theme.spacing(0.5) },
      table: {
        marginBottom: theme.spacing(1),
        'th, td': { padding: theme.spacing(0.25, 1), border, minWidth: 64 },
        td: { '&:first-of-type': { minWidth: 128 } },
      },
      a: { color: theme.colors.text.link, textDecoration: 'underline' },
    }),
  };
}
