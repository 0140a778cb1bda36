import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { buildDenominators, computeShare } from 'components/describeShares';
import { FunctionName } from 'components/FunctionName';
import { StateMessage } from 'components/StateMessage';
import { COLUMN, ROW } from 'components/styles';
import { useElementWidth } from 'components/useElementWidth';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import { HEADER_PX } from 'flamegraph/table/ColumnHead';
import { formatAmount, hasAmounts } from 'profile/amounts/AmountUnit';
import { formatShare } from 'profile/format/formatNumber';
import type { Neighbours } from 'profile/functions/computeNeighbours';
import { rankFunctions } from 'profile/functions/rankFunctions';
import { getTotal } from 'profile/tree/FlameTree';
import React, { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { NEIGHBOUR_ROW_PX, NeighbourList } from './NeighbourList';

interface SandwichProps extends PaneProps {
  /** The function in the middle; undefined before one is chosen. */
  readonly nameIndex: number | undefined;
  /** Callers in the upright stacks; undefined while they are computed. */
  readonly callers: Neighbours | undefined;
  readonly callees: Neighbours | undefined;
  /** The user wants another function in the middle. */
  readonly onChooseFunction: (nameIndex: number) => void;
  /** Shows more about the function in the middle. */
  readonly onShowDetail: () => void;
  /** Graph of the callers, beside their list, or instead of it if there is no room for both. */
  readonly callersGraph?: React.ReactNode;
  readonly calleesGraph?: React.ReactNode;
}

// A list and a graph side by side need this much.
const WIDE_PX = 820;

/** A heading and eight rows. */
const SIDE_PX = HEADER_PX + 8 * NEIGHBOUR_ROW_PX + 2;

type Shown = 'lists' | 'graphs';

/** One function in the middle, those that call it above, those that it calls below. */
export function Sandwich(props: SandwichProps): React.JSX.Element {
  const { functions, nameIndex } = props;
  const isChosenHere = useRef(false);
  const choose = (next: number) => {
    isChosenHere.current = next !== nameIndex;
    props.onChooseFunction(next);
  };
  const takeChosenHere = useCallback(() => {
    const was = isChosenHere.current;
    isChosenHere.current = false;
    return was;
  }, []);
  if (nameIndex === undefined) {
    return <Offer functions={functions} onChooseFunction={choose} />;
  }
  if ((functions.occurrences[nameIndex] ?? 0) === 0) {
    return (
      <StateMessage kind="empty" title="The function is not in this view">
        Undo a step, or choose another function.
      </StateMessage>
    );
  }
  return <Middle {...props} nameIndex={nameIndex} onChooseFunction={choose} takeChosenHere={takeChosenHere} />;
}

const OFFERED_COUNT = 5;

/** Offers the functions that spend most, before one is chosen: people usually look for one of these. */
function Offer({
  functions,
  onChooseFunction,
}: Pick<SandwichProps, 'functions' | 'onChooseFunction'>): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const offered = useMemo(
    () => [...rankFunctions(functions, 'self', OFFERED_COUNT)].filter((each) => (functions.self[each] ?? 0) > 0),
    [functions],
  );
  return (
    <StateMessage
      kind="empty"
      title="Pick a function to see callers and callees"
      actions={
        <ul className={styles.offered} aria-label="Functions with the most self">
          {offered.map((each) => (
            <li key={each}>
              <Button size="sm" variant="secondary" fill="outline" onClick={() => onChooseFunction(each)}>
                <FunctionName name={functions.names[each] ?? ''} />
              </Button>
            </li>
          ))}
        </ul>
      }
    >
      These have the most self. For any other, choose “Sandwich” in its menu in the graph or the table.
    </StateMessage>
  );
}

function Middle(
  props: SandwichProps & { readonly nameIndex: number; readonly takeChosenHere: () => boolean },
): React.JSX.Element {
  const { tree, functions, unit, wholeTotal, nameIndex, matchedNames, takeChosenHere } = props;
  const styles = useStyles2(getStyles);
  const ref = useRef<HTMLDivElement>(null);
  const isWide = (useElementWidth(ref) ?? 0) >= WIDE_PX;
  const [shown, setShown] = useState<Shown>('lists');
  const total = functions.total[nameIndex] ?? 0;
  const denominators = buildDenominators(getTotal(tree), wholeTotal);
  const ofFunction = [{ label: 'its total', shortLabel: 'its total', value: total }, ...denominators] as const;
  const print = (value: number) =>
    hasAmounts(unit) ? formatAmount(value, unit, total) : formatShare(computeShare(value, denominators[0]));
  const name = functions.names[nameIndex] ?? '';

  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The row that had the focus is gone; from here the keyboard goes on to the new lists.
    if (takeChosenHere()) {
      heading.current?.focus();
    }
  }, [nameIndex, takeChosenHere]);

  const drawSide = (side: 'callers' | 'callees', neighbours: Neighbours | undefined, graph: React.ReactNode) => (
    <div className={styles.side}>
      {(isWide || shown === 'lists') && (
        <NeighbourList
          key={`${side} ${nameIndex}`}
          {...props}
          side={side}
          neighbours={neighbours}
          denominators={ofFunction}
        />
      )}
      {(isWide || shown === 'graphs') && graph}
    </div>
  );

  return (
    <div className={styles.pane} ref={ref}>
      {drawSide('callers', props.callers, props.callersGraph)}
      <header className={styles.middle}>
        <h3 className={styles.name} ref={heading} tabIndex={-1}>
          <FunctionName name={name} isMatch={matchedNames?.[nameIndex] === 1} />
        </h3>
        <div className={styles.facts}>
          <span>Total {print(total)}</span>
          <span>Self {print(functions.self[nameIndex] ?? 0)}</span>
          <Button size="sm" fill="text" variant="secondary" icon="info-circle" onClick={props.onShowDetail}>
            Details
          </Button>
          {!isWide && (
            <RadioButtonGroup<Shown>
              size="sm"
              aria-label="Callers and callees as"
              options={[
                { value: 'lists', label: 'Lists' },
                { value: 'graphs', label: 'Graphs' },
              ]}
              value={shown}
              onChange={setShown}
            />
          )}
        </div>
      </header>
      {drawSide('callees', props.callees, props.calleesGraph)}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  offered: css({
    ...COLUMN,
    alignItems: 'center',
    gap: theme.spacing(0.5),
    maxWidth: '100%',
    listStyle: 'none',
    // A long name is cut: it has no more room than the page.
    '& > li, & button': { maxWidth: '100%' },
    '& button > span': { minWidth: 0 },
  }),
  // In a low window the pane scrolls, with the function in sight.
  pane: css({ ...COLUMN, height: '100%', minHeight: 0, minWidth: 0, overflowY: 'auto' }),
  side: css({
    display: 'flex',
    flex: `1 0 ${SIDE_PX}px`,
    gap: theme.spacing(1),
    minWidth: 0,
    minHeight: SIDE_PX,
    '& > *': { flex: '1 1 0', minWidth: 0 },
  }),
  middle: css({
    position: 'sticky',
    top: 0,
    bottom: 0,
    zIndex: 2,
    padding: theme.spacing(0.5, 1),
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.medium}`,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  name: css({ margin: 0, fontSize: theme.typography.h5.fontSize }),
  facts: css({ ...ROW, gap: theme.spacing(0, 2) }),
});
