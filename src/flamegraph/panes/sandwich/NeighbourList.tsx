import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { Denominators } from 'components/describeShares';
import { FunctionName } from 'components/FunctionName';
import { StateMessage } from 'components/StateMessage';
import { COLUMN, CUT } from 'components/styles';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import { measureNames } from 'flamegraph/table/measureNames';
import { buildValueColumns } from 'flamegraph/table/valueColumns';
import { type GridColumn, VirtualGrid } from 'flamegraph/table/VirtualGrid';
import { formatInteger } from 'profile/format/formatNumber';
import type { Neighbours } from 'profile/functions/computeNeighbours';
import React, { useMemo, useState } from 'react';
import { listNeighbours, type NeighbourRow } from './listNeighbours';

interface NeighbourListProps extends Pick<PaneProps, 'functions' | 'unit' | 'matchedNames' | 'hovered' | 'onOpenMenu'> {
  readonly side: 'callers' | 'callees';
  /** The function in the middle. */
  readonly nameIndex: number;
  /** undefined while they are computed. */
  readonly neighbours: Neighbours | undefined;
  readonly denominators: Denominators;
  readonly onChooseFunction: (nameIndex: number) => void;
}

const TEXTS = {
  callers: {
    title: 'Called by',
    own: 'no caller: the stack begins here',
    empty: 'Nothing calls this function',
  },
  callees: {
    title: 'Calls',
    own: 'itself: no call in between',
    empty: 'This function calls nothing',
  },
} as const;

export const NEIGHBOUR_ROW_PX = 22;

/** Lists the callers or the callees of a function, with the value that passes between the two. */
export function NeighbourList(props: NeighbourListProps): React.JSX.Element {
  const { side, neighbours, hovered, onChooseFunction } = props;
  const styles = useStyles2(getStyles);
  const [activeRow, setActiveRow] = useState<number>();
  const rows = useMemo(() => (neighbours ? listNeighbours(neighbours) : []), [neighbours]);
  const { names } = props.functions;
  const wantedRestPx = useMemo(() => (neighbours ? measureNames(names, neighbours.nameIndex) : 0), [names, neighbours]);
  const { title, empty } = TEXTS[side];
  const getNameIndex = (row: number | undefined) => {
    const neighbour = row === undefined ? undefined : rows[row];
    return neighbour?.kind === 'function' ? neighbour.nameIndex : undefined;
  };
  const choose = (row: number) => {
    const nameIndex = getNameIndex(row);
    if (nameIndex !== undefined) {
      onChooseFunction(nameIndex);
    }
  };
  return (
    <section className={styles.side} aria-label={title}>
      {neighbours === undefined ? (
        <StateMessage kind="loading" title="Looking for its neighbours" />
      ) : rows.length === 0 ? (
        <StateMessage kind="empty" title={empty} />
      ) : (
        <div className={styles.grid}>
          <VirtualGrid
            label={title}
            columns={buildColumns(props, rows, `${title} ${printCount(neighbours.nameIndex.length)}`)}
            rowCount={rows.length}
            rowHeightPx={NEIGHBOUR_ROW_PX}
            fit={{ storageKey: 'neighbours', wantedRestPx }}
            getRowKey={(row) => getNameIndex(row) ?? rows[row]?.kind ?? row}
            activeRow={activeRow}
            onActivate={setActiveRow}
            onChoose={choose}
            onOpenMenu={(row, xPx, yPx) => {
              const nameIndex = getNameIndex(row);
              if (nameIndex !== undefined) {
                props.onOpenMenu({ nameIndex, node: undefined, xPx, yPx });
              }
            }}
            hover={{
              subscribe: hovered.subscribe,
              isHovered: (row) => hovered.get() !== undefined && getNameIndex(row) === hovered.get(),
              set: (row) => hovered.set(getNameIndex(row)),
            }}
          />
        </div>
      )}
    </section>
  );
}

const VALUE_PX = 68;

function buildColumns(props: NeighbourListProps, rows: readonly NeighbourRow[], heading: string): GridColumn[] {
  const { unit, denominators } = props;
  return [
    {
      key: 'name',
      heading,
      width: 'minmax(0, 1fr)',
      render: (row) => <NeighbourName {...props} row={rows[row]} />,
    },
    ...buildValueColumns(unit, denominators, {
      key: 'value',
      heading: 'Value',
      title: 'Value of the stacks on which the two functions are next to each other, each stack once',
      shareGivesWay: 1,
    }).map(({ renderValue, ...column }) => ({
      ...column,
      // There is room for all notes.
      width: VALUE_PX,
      render: (row: number) => renderValue(rows[row]?.value ?? 0),
    })),
  ];
}

function NeighbourName(props: NeighbourListProps & { readonly row: NeighbourRow | undefined }): React.JSX.Element {
  const { side, functions, matchedNames, nameIndex, onChooseFunction, row } = props;
  const styles = useStyles2(getStyles);
  if (row?.kind !== 'function') {
    return (
      <span className={styles.noFunction}>{row?.kind === 'cut' ? 'other (cut by the server)' : TEXTS[side].own}</span>
    );
  }
  const name = functions.names[row.nameIndex] ?? '';
  const isMatch = matchedNames?.[row.nameIndex] === 1;
  return row.nameIndex === nameIndex ? (
    <span className={styles.itself}>
      <FunctionName name={name} isMatch={isMatch} />
      <span className={styles.count}>(recursion)</span>
    </span>
  ) : (
    // The keyboard's way to it is Enter on the row.
    <span className={styles.link} onClick={() => onChooseFunction(row.nameIndex)}>
      <FunctionName name={name} isMatch={isMatch} />
    </span>
  );
}

function printCount(count: number): string {
  return `${formatInteger(count)} ${count === 1 ? 'function' : 'functions'}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  side: css({ ...COLUMN, flex: '1 1 0', minWidth: 0, minHeight: 0 }),
  count: css({ color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  grid: css({ flex: '1 1 0', minHeight: 0 }),
  noFunction: css({ fontStyle: 'italic', ...CUT }),
  itself: css({ display: 'flex', gap: theme.spacing(0.5), minWidth: 0, whiteSpace: 'nowrap' }),
  link: css({ minWidth: 0, cursor: 'pointer', '&:hover': { textDecoration: 'underline' } }),
});
