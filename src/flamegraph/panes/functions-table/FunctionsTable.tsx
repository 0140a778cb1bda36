import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Checkbox, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { COLUMN, quietText } from 'components/styles';
import { countMatches, filterFunctions, sortByValues, sortFunctions } from 'flamegraph/state/listFunctions';
import { formatInteger } from 'profile/format/formatNumber';
import { adaptToNames } from 'profile/names/classifyTree';
import React, { useDeferredValue, useMemo, useState } from 'react';
import type { FunctionSort } from 'url/viewValues';
import { buildColumns, type ColumnOptions, type ExtraSort } from './buildColumns';
import { FunctionGrid } from './FunctionGrid';

interface FunctionsTableProps extends Omit<ColumnOptions, 'extraSort' | 'onExtraSort' | 'getNameIndex'> {
  /** Enter or a double click: the user wants to see all that the function calls. */
  readonly onFocusFunction: (nameIndex: number) => void;
  /** True if only what the search finds is listed. */
  readonly filterToMatches?: boolean;
  /** Without it there is no checkbox. */
  readonly onFilterToMatches?: (isFiltered: boolean) => void;
}

/** All functions of a tree with their costs, one row each. */
export function FunctionsTable(props: FunctionsTableProps): React.JSX.Element {
  const { functions, matchedNames, filterToMatches = false } = props;
  const categories = useMemo(
    () => props.categories && adaptToNames(functions.names, props.categories),
    [functions.names, props.categories],
  );
  const styles = useStyles2(getStyles);
  const [chosenSort, setExtraSort] = useState<ExtraSort>();
  const extraSort = props.extraColumns?.some(({ key }) => key === chosenSort?.key) ? chosenSort : undefined;
  // The heading changes at once; to put many functions in order, and to draw other rows, is work of its own.
  const sort = useDeferredValue(props.sort);
  const wanted = useDeferredValue(extraSort);
  const ranked = useMemo(() => sortFunctions(functions, sort), [functions, sort]);
  const extraColumn = props.extraColumns?.find(({ key }) => key === wanted?.key);
  const sorted = useMemo(
    () =>
      extraColumn && wanted
        ? sortByValues(ranked, (name) => extraColumn.getValue(functions.names[name] ?? ''), wanted.direction)
        : ranked,
    [ranked, extraColumn, wanted, functions.names],
  );
  const onSort = (next: FunctionSort): void => {
    setExtraSort(undefined);
    props.onSort(next);
  };
  const listed = useMemo(
    () => (matchedNames && filterToMatches ? filterFunctions(sorted, matchedNames) : sorted),
    [sorted, matchedNames, filterToMatches],
  );

  return (
    <div className={styles.pane}>
      <div className={styles.summary}>
        <span>{useSummary(sorted, matchedNames)}</span>
        {matchedNames && props.onFilterToMatches && (
          <Checkbox
            label="Matches only"
            value={filterToMatches}
            onChange={(event) => props.onFilterToMatches?.(event.currentTarget.checked)}
          />
        )}
      </div>
      {listed.length === 0 ? (
        <EmptyTable hasFunctions={sorted.length > 0} />
      ) : (
        <div className={styles.grid}>
          <FunctionGrid
            {...props}
            label="Functions"
            storageKey="functions"
            names={functions.names}
            listed={listed}
            buildColumns={(getNameIndex) =>
              buildColumns({ ...props, onSort, extraSort, onExtraSort: setExtraSort, categories, getNameIndex })
            }
          />
        </div>
      )}
    </div>
  );
}

function useSummary(sorted: Uint32Array, matchedNames: Uint8Array | undefined): string {
  const matches = useMemo(() => matchedNames && countMatches(sorted, matchedNames), [sorted, matchedNames]);
  const count = `${formatInteger(sorted.length)} ${sorted.length === 1 ? 'function' : 'functions'}`;
  return matches === undefined ? count : `${formatInteger(matches)} of ${count}`;
}

function EmptyTable({ hasFunctions }: { readonly hasFunctions: boolean }): React.JSX.Element {
  return hasFunctions ? (
    <StateMessage kind="empty" title="No function matches the search">
      Change the search, or list all functions again.
    </StateMessage>
  ) : (
    <StateMessage kind="empty" title="There are no functions to list">
      Nothing was measured here, or the server cut away all of it. Undo a step, or choose a longer time range.
    </StateMessage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  pane: css({ ...COLUMN, height: '100%', minHeight: 0, minWidth: 0 }),
  summary: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 2),
    padding: theme.spacing(0.5, 1),
    ...quietText(theme),
  }),
  grid: css({ flex: '1 1 0', minHeight: 0 }),
});
