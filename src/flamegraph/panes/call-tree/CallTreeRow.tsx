import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { type Denominators, describeShares } from 'components/describeShares';
import { FunctionName } from 'components/FunctionName';
import { CUT } from 'components/styles';
import type { HoveredFunction } from 'flamegraph/state/PaneProps';
import { GAP_PX, PADDING_PX } from 'flamegraph/table/fitColumns';
import { type AmountUnit, formatAmount } from 'profile/amounts/AmountUnit';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger } from 'profile/format/formatNumber';
import { NAME_OF_SMALL } from 'profile/transform/dropSmall';
import { type FlameTree, getName, isCut } from 'profile/tree/FlameTree';
import React, { useSyncExternalStore } from 'react';
import type { OutlineColumn } from './buildOutlineColumns';

interface CallTreeRowProps {
  readonly id: string;
  readonly tree: FlameTree;
  readonly node: number;
  readonly unit: AmountUnit;
  readonly denominators: Denominators;
  readonly position: number;
  readonly siblingCount: number;
  readonly topPx: number;
  readonly heightPx: number;
  /** The furthest to the right that a name begins. */
  readonly indentPx: number;
  readonly columns: readonly OutlineColumn[];
  /** Their widths, as tracks of CSS grid. */
  readonly tracks: string;
  /** undefined for a node without children. */
  readonly isOpen: boolean | undefined;
  readonly isSelected: boolean;
  /** True for the row at the keyboard's position. */
  readonly isCurrent: boolean;
  readonly hovered: HoveredFunction;
  readonly isMatch: boolean;
  readonly onToggle: () => void;
  readonly onSelect: () => void;
  readonly onFocus: () => void;
  readonly onOpenMenu: (xPx: number, yPx: number) => void;
}

const INDENT_PX = 10;
/** Width with its gap. */
export const TOGGLE_PX = 20;

/** `rest`: what stands for several branches, cut by the server or too small to be shown. */
type NodeKind = 'root' | 'function' | 'rest';

export function getKind(tree: FlameTree, node: number): NodeKind {
  if (node === 0) {
    return 'root';
  }
  return isCut(tree, node) || getName(tree, node) === NAME_OF_SMALL ? 'rest' : 'function';
}

/** One node of the call tree: its name as deep to the right as it is in the tree, what it cost in all and by itself. */
export function CallTreeRow(props: CallTreeRowProps): React.JSX.Element {
  const { tree, node, unit, denominators, isOpen, hovered } = props;
  const styles = useStyles2(getStyles);
  const total = tree.total[node] ?? 0;
  const self = tree.self[node] ?? 0;
  const selfText = formatAmount(self, unit, denominators[0].value);
  const depth = tree.depth[node] ?? 0;
  const label = getLabel(tree, node);
  const kind = getKind(tree, node);
  const nameIndex = kind === 'function' ? tree.nameIndex[node] : undefined;
  const isHovered = useSyncExternalStore(
    hovered.subscribe,
    () => nameIndex !== undefined && nameIndex === hovered.get(),
  );
  return (
    <div
      id={props.id}
      role="treeitem"
      aria-label={`${label}, total ${describeShares(total, unit, denominators)}, self ${selfText}`}
      aria-level={depth + 1}
      aria-posinset={props.position}
      aria-setsize={props.siblingCount}
      aria-expanded={isOpen}
      aria-selected={props.isSelected}
      data-current={props.isCurrent}
      data-hovered={isHovered}
      data-cut={isCut(tree, node)}
      className={styles.row}
      style={{ top: props.topPx, height: props.heightPx, gridTemplateColumns: props.tracks }}
      onClick={props.onSelect}
      onDoubleClick={props.onFocus}
      onMouseEnter={() => hovered.set(nameIndex)}
      onContextMenu={(event) => {
        event.preventDefault();
        props.onOpenMenu(event.clientX, event.clientY);
      }}
    >
      <div className={styles.name} style={{ paddingLeft: Math.min(depth * INDENT_PX, props.indentPx) }}>
        {/* From there on the indentation no longer tells the depth, so words in it do. */}
        {depth * INDENT_PX > props.indentPx && <span className={styles.depth}>level {formatInteger(depth)}</span>}
        <span
          className={styles.toggle}
          aria-hidden
          data-testid="toggle"
          onClick={(event) => {
            event.stopPropagation();
            props.onToggle();
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          {isOpen === undefined ? '' : isOpen ? '▾' : '▸'}
        </span>
        {kind === 'function' ? (
          <FunctionName name={getName(tree, node)} isMatch={props.isMatch} />
        ) : (
          <span className={styles.rest}>{label}</span>
        )}
      </div>
      {props.columns.map(
        ({ key, render }) => render && <React.Fragment key={key}>{render({ total, self })}</React.Fragment>,
      )}
    </div>
  );
}

function getLabel(tree: FlameTree, node: number): string {
  if (isCut(tree, node)) {
    return 'other (cut by the server)';
  }
  switch (getKind(tree, node)) {
    case 'root':
      return 'total';
    case 'rest':
      return 'several small branches';
    case 'function':
      return formatFunctionName(getName(tree, node));
  }
}

function getStyles(theme: GrafanaTheme2) {
  const hatch = `repeating-linear-gradient(135deg, transparent 0 6px, ${theme.colors.action.selected} 6px 9px)`;
  return {
    row: css({
      position: 'absolute',
      display: 'grid',
      gap: GAP_PX,
      alignItems: 'center',
      width: '100%',
      padding: `0 ${PADDING_PX}px`,
      cursor: 'default',
      '&[data-cut="true"]': { backgroundImage: hatch },
      '&[data-hovered="true"]': { backgroundColor: theme.colors.action.hover },
      '&[aria-selected="true"]': { backgroundColor: theme.colors.action.selected },
    }),
    name: css({ position: 'relative', display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minWidth: 0 }),
    toggle: css({ flex: '0 0 16px', textAlign: 'center', cursor: 'pointer', color: theme.colors.text.secondary }),
    // In the indentation, where it takes no room from the name and does not look like another number.
    depth: css({ position: 'absolute', left: 0, fontSize: 10, color: theme.colors.text.disabled }),
    rest: css({ fontStyle: 'italic', ...CUT }),
  };
}
