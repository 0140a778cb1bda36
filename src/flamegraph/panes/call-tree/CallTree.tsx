import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { buildDenominators } from 'components/describeShares';
import { StateMessage } from 'components/StateMessage';
import { useScrollToChanged } from 'components/useScrollToChanged';
import { useVirtualRows } from 'components/useVirtualRows';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import { ColumnHead, HEADER_PX } from 'flamegraph/table/ColumnHead';
import { GAP_PX, PADDING_PX } from 'flamegraph/table/fitColumns';
import { measureNames } from 'flamegraph/table/measureNames';
import { useColumns } from 'flamegraph/table/useColumns';
import { getTotal } from 'profile/tree/FlameTree';
import React, { useId, useMemo, useRef, useState } from 'react';
import { buildOutlineColumns } from './buildOutlineColumns';
import { CallTreeRow, getKind, TOGGLE_PX } from './CallTreeRow';
import { TypedLetters } from './findByLetters';
import { readTreeKey, type TreeCommand } from './readTreeKey';
import { useOpenNodes } from './useOpenNodes';

interface CallTreeProps extends PaneProps {
  /** 1 for nodes of an inverted tree whose callers are not built yet. */
  readonly isClosed?: Uint8Array;
  /** The user wants to see the callers of such a node. */
  readonly onOpenClosed?: (node: number) => void;
}

const ROW_PX = 24;
const TWO_LINES_PX = 38;
/** Smallest and largest indentation; deeper nodes move no further to the right, so that names keep room. */
const LEAST_INDENT_PX = 40;
const MOST_INDENT_PX = 240;

/** The tree as an outline: children below parents, largest first. */
export function CallTree(props: CallTreeProps): React.JSX.Element {
  return props.tree.nodeCount === 0 ? (
    <StateMessage kind="empty" title="There is nothing to show as a tree">
      Nothing was measured here. Undo a step, or choose a longer time range.
    </StateMessage>
  ) : (
    <Outline {...props} />
  );
}

function Outline(props: CallTreeProps): React.JSX.Element {
  const { tree, unit, selectedNode, hovered, matchedNames, onSelectNode, isClosed } = props;
  const styles = useStyles2(getStyles);
  const id = useId();
  const { order, rows, isOpen, setOpen } = useOpenNodes(tree, selectedNode);
  const { nodes } = rows;
  const selectedRow = selectedNode === undefined ? -1 : nodes.indexOf(selectedNode);
  const currentRow = Math.max(selectedRow, 0);
  const current = nodes[currentRow] ?? 0;
  const scrollRef = useRef<HTMLDivElement>(null);
  const denominators = useMemo(() => buildDenominators(getTotal(tree), props.wholeTotal), [tree, props.wholeTotal]);
  const { functions } = props;
  const namesPx = useMemo(() => measureNames(functions.names, listPresent(functions)), [functions]);
  const { shown, tracks, restPx, isTight, getWidth, onResize } = useColumns(
    scrollRef,
    useMemo(() => buildOutlineColumns(unit, denominators), [unit, denominators]),
    { storageKey: 'tree', wantedRestPx: namesPx + LEAST_INDENT_PX + TOGGLE_PX },
  );
  const indentPx = Math.min(MOST_INDENT_PX, Math.max(LEAST_INDENT_PX, restPx - namesPx - TOGGLE_PX));
  const rowPx = isTight ? TWO_LINES_PX : ROW_PX;
  const {
    rows: drawnRows,
    heightPx,
    pageRows,
    scrollToRow,
  } = useVirtualRows({
    scrollRef,
    rowCount: nodes.length,
    rowHeightPx: rowPx,
    headerHeightPx: HEADER_PX,
    activeRow: currentRow,
  });
  useScrollToChanged(selectedRow, selectedNode, scrollToRow);
  const [typed] = useState(() => new TypedLetters());

  const getRowId = (node: number) => `${id}-${node}`;
  const isParent = (node: number) => order.has(node) || isClosed?.[node] === 1;

  const open = (node: number) => {
    setOpen([node], true);
    if (isClosed?.[node] === 1) {
      props.onOpenClosed?.(node);
    }
  };
  const close = (node: number) => {
    setOpen([node], false);
    const isHidden = selectedNode !== undefined && selectedNode > node && selectedNode < (tree.subtreeEnd[node] ?? 0);
    if (isHidden) {
      onSelectNode(node);
    }
  };
  const focus = (node: number) => {
    if (getKind(tree, node) !== 'rest') {
      props.onFocusNode(node);
    }
  };
  const openMenu = (node: number, xPx: number, yPx: number) => {
    onSelectNode(node);
    props.onOpenMenu({ nameIndex: tree.nameIndex[node] ?? 0, node, xPx, yPx });
  };

  const act = (command: TreeCommand) => {
    switch (command.kind) {
      case 'select':
        return onSelectNode(command.node);
      case 'open':
        return open(command.node);
      case 'close':
        return close(command.node);
      case 'openAll':
        return setOpen(command.nodes, true);
      case 'focus':
        return focus(command.node);
      case 'menu': {
        const place = document.getElementById(getRowId(command.node))?.getBoundingClientRect();
        return openMenu(command.node, place?.left ?? 0, place?.bottom ?? 0);
      }
      case 'stay':
        return undefined;
    }
  };

  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const command = readTreeKey(event, { tree, order, rows, currentRow, pageRows, typed, isOpen, isParent });
    if (command) {
      event.preventDefault();
      // Letters are keys of the page elsewhere.
      event.stopPropagation();
      act(command);
    }
  };

  return (
    <div className={styles.pane}>
      <div className={styles.scroll} ref={scrollRef} data-lines={isTight ? 2 : 1}>
        <div className={styles.head} style={{ height: HEADER_PX, gridTemplateColumns: tracks }}>
          {shown.map((column) => (
            <ColumnHead key={column.key} column={column} widthPx={getWidth(column)} onResize={onResize} />
          ))}
        </div>
        <div
          role="tree"
          aria-label="Call tree"
          aria-activedescendant={getRowId(current)}
          tabIndex={0}
          className={styles.tree}
          style={{ height: heightPx - HEADER_PX }}
          onKeyDown={onKeyDown}
          onMouseLeave={() => hovered.set(undefined)}
        >
          {drawnRows.map(({ row, topPx }) => {
            const node = nodes[row] ?? 0;
            const nameIndex = tree.nameIndex[node] ?? 0;
            const isFunction = getKind(tree, node) === 'function';
            return (
              <CallTreeRow
                key={node}
                id={getRowId(node)}
                tree={tree}
                node={node}
                unit={unit}
                denominators={denominators}
                position={rows.position[row] ?? 1}
                siblingCount={rows.siblingCount[row] ?? 1}
                topPx={topPx - HEADER_PX}
                heightPx={rowPx}
                indentPx={indentPx}
                columns={shown}
                tracks={tracks}
                isOpen={isParent(node) ? isOpen(node) : undefined}
                isSelected={row === selectedRow}
                isCurrent={row === currentRow}
                hovered={hovered}
                isMatch={isFunction && matchedNames?.[nameIndex] === 1}
                onToggle={() => (isOpen(node) ? close(node) : open(node))}
                onSelect={() => onSelectNode(node)}
                onFocus={() => focus(node)}
                onOpenMenu={(xPx, yPx) => openMenu(node, xPx, yPx)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function listPresent({ occurrences }: PaneProps['functions']): Uint32Array {
  return Uint32Array.from(occurrences.keys()).filter((nameIndex) => (occurrences[nameIndex] ?? 0) > 0);
}

const getStyles = (theme: GrafanaTheme2) => ({
  pane: css({ height: '100%', minHeight: 0, minWidth: 0 }),
  scroll: css({
    height: '100%',
    overflow: 'auto',
    // Otherwise the focused row would be under the head once the tree gets the focus.
    scrollPaddingTop: HEADER_PX,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  head: css({
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'grid',
    gap: GAP_PX,
    alignItems: 'center',
    padding: `0 ${PADDING_PX}px`,
    background: theme.colors.background.secondary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  tree: css({
    position: 'relative',
    '&:focus-visible': { outline: 'none' },
    '&:focus-visible [data-current="true"]': { outline: `2px solid ${theme.colors.primary.border}`, outlineOffset: -2 },
  }),
});
