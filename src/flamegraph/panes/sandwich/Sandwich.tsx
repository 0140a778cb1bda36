import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { buildDenominators, describeShares } from 'components/describeShares';
import { FunctionName } from 'components/FunctionName';
import { StateMessage } from 'components/StateMessage';
import { useElementWidth } from 'components/useElementWidth';
import type { PaneProps } from 'flamegraph/state/PaneProps';
import { formatInteger } from 'profile/format/formatNumber';
import type { Neighbours } from 'profile/functions/computeNeighbours';
import { getTotal } from 'profile/tree/FlameTree';
import React, { useEffect, useRef } from 'react';
import { NeighbourList } from './NeighbourList';

interface SandwichProps extends PaneProps {
  /** The function in the middle; undefined before one is chosen. */
  readonly nameIndex: number | undefined;
  /** Of the upright stacks; undefined while they are computed. */
  readonly callers: Neighbours | undefined;
  readonly callees: Neighbours | undefined;
  /** The user wants another function in the middle. */
  readonly onChooseFunction: (nameIndex: number) => void;
  /** Graph of the callers, drawn under their list. */
  readonly callersGraph?: React.ReactNode;
  readonly calleesGraph?: React.ReactNode;
}

// Two lists side by side need this much.
const WIDE_PX = 720;

/** One function between those that call it and those that it calls. */
export function Sandwich(props: SandwichProps): React.JSX.Element {
  const { functions, nameIndex } = props;
  if (nameIndex === undefined) {
    return (
      <StateMessage kind="empty" title="Pick a function to see callers and callees">
        Choose “Sandwich” in the menu of a function: in the graph, the table or the call tree.
      </StateMessage>
    );
  }
  if ((functions.occurrences[nameIndex] ?? 0) === 0) {
    return (
      <StateMessage kind="empty" title="The function is not in what is shown">
        Take back a step, or choose another function.
      </StateMessage>
    );
  }
  return <Middle {...props} nameIndex={nameIndex} />;
}

function Middle(props: SandwichProps & { readonly nameIndex: number }): React.JSX.Element {
  const { tree, functions, unit, wholeTotal, nameIndex, matchedNames } = props;
  const styles = useStyles2(getStyles);
  const { ref, widthPx = 0 } = useElementWidth();
  const self = functions.self[nameIndex] ?? 0;
  const total = functions.total[nameIndex] ?? 0;
  const occurrences = functions.occurrences[nameIndex] ?? 0;
  const denominators = buildDenominators(getTotal(tree), wholeTotal);
  const ofFunction = [{ label: 'its total', shortLabel: 'its total', value: total }, ...denominators] as const;
  const name = functions.names[nameIndex] ?? '';

  const heading = useRef<HTMLHeadingElement>(null);
  const isChosenHere = useRef(false);
  useEffect(() => {
    // The row that had the focus is gone; from here the keyboard goes on to the new lists.
    if (isChosenHere.current) {
      isChosenHere.current = false;
      heading.current?.focus();
    }
  }, [nameIndex]);
  const choose = (next: number) => {
    isChosenHere.current = next !== nameIndex;
    props.onChooseFunction(next);
  };

  return (
    <div className={styles.pane} ref={ref}>
      <header className={styles.head}>
        <h3 className={styles.name} ref={heading} tabIndex={-1}>
          <FunctionName name={name} isMatch={matchedNames?.[nameIndex] === 1} />
        </h3>
        <div>Total {describeShares(total, unit, denominators)}</div>
        <div>Self {describeShares(self, unit, ofFunction)}</div>
        <div>
          In {formatInteger(occurrences)} {occurrences === 1 ? 'place' : 'places'} of the call tree
        </div>
      </header>
      <div className={styles.sides} data-wide={widthPx >= WIDE_PX}>
        <div className={styles.side}>
          <NeighbourList
            key={`callers ${nameIndex}`}
            {...props}
            side="callers"
            neighbours={props.callers}
            denominators={ofFunction}
            onChooseFunction={choose}
          />
          {props.callersGraph}
        </div>
        <div className={styles.side}>
          <NeighbourList
            key={`callees ${nameIndex}`}
            {...props}
            side="callees"
            neighbours={props.callees}
            denominators={ofFunction}
            onChooseFunction={choose}
          />
          {props.calleesGraph}
        </div>
      </div>
    </div>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'pane' | 'head' | 'name' | 'sides' | 'side', string> {
  return {
    pane: css({ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, minWidth: 0 }),
    head: css({ padding: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize }),
    name: css({ margin: 0, fontSize: theme.typography.h5.fontSize }),
    sides: css({
      display: 'flex',
      flexDirection: 'column',
      flex: '1 1 0',
      gap: theme.spacing(1),
      minHeight: 0,
      overflowY: 'auto',
      '&[data-wide="true"]': { flexDirection: 'row' },
    }),
    side: css({ display: 'flex', flexDirection: 'column', flex: '1 1 0', minWidth: 0, minHeight: 420 }),
  };
}
