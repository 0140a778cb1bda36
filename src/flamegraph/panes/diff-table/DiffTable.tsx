import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { StateMessage } from 'components/StateMessage';
import { COLUMN, ROW, quietText } from 'components/styles';
import { buildDiffColumns, type DiffColumnOptions } from 'flamegraph/diff/buildDiffColumns';
import { describeSum } from 'flamegraph/diff/describeSum';
import { type DiffFunctions, listDiffFunctions } from 'flamegraph/diff/listDiffFunctions';
import { FunctionGrid } from 'flamegraph/panes/functions-table/FunctionGrid';
import type { HoveredFunction, MenuTarget } from 'flamegraph/state/PaneProps';
import type { FunctionDiff } from 'profile/diff/computeFunctionDiff';
import type { DiffScale } from 'profile/diff/DiffScale';
import { formatInteger } from 'profile/format/formatNumber';
import React, { useMemo } from 'react';
import type { DiffSort, FunctionGroup } from 'url/viewValues';

interface DiffTableProps extends Omit<DiffColumnOptions, 'largest' | 'getNameIndex'> {
  readonly functionDiff: FunctionDiff;
  readonly scale: DiffScale;
  readonly listed: readonly FunctionGroup[];
  readonly hovered: HoveredFunction;
  readonly onFocusFunction: (nameIndex: number) => void;
  readonly onOpenMenu: (target: MenuTarget) => void;
}

/** All functions of a comparison, those that make up the change first. */
export function DiffTable(props: DiffTableProps): React.JSX.Element {
  const { diff, sort, onSort, listed, matchedNames } = props;
  const styles = useStyles2(getStyles);
  const list = useMemo(
    () => listDiffFunctions(diff, { sort, listed, matchedNames }),
    [diff, sort, listed, matchedNames],
  );
  const largest = useMemo(() => findLargest(diff, sort.by), [diff, sort.by]);
  return (
    <div className={styles.pane}>
      <div className={styles.summary}>
        <span>
          {list.length === diff.functions.length
            ? `${formatInteger(list.length)} functions`
            : `${formatInteger(list.length)} of ${formatInteger(diff.functions.length)} functions`}
        </span>
        <RadioButtonGroup<DiffSort['by']>
          size="sm"
          aria-label="Order by"
          options={[
            { value: 'self', label: 'By self', description: 'Orders functions by self' },
            { value: 'total', label: 'By total', description: 'Orders functions by total' },
          ]}
          value={sort.by}
          onChange={(by) => onSort({ ...sort, by })}
        />
      </div>
      {list.length === 0 ? (
        <StateMessage kind="empty" title="No function to list">
          Change the search, or list all functions again.
        </StateMessage>
      ) : (
        <div className={styles.grid}>
          <FunctionGrid
            {...props}
            label="Functions that changed"
            storageKey="diff"
            names={diff.names}
            listed={list}
            buildColumns={(getNameIndex) => buildDiffColumns({ ...props, largest, getNameIndex })}
          />
        </div>
      )}
      <p className={styles.sum} data-testid="diff-sum">
        {describeSum(diff, props.functionDiff, props.scale, props.format)}
      </p>
    </div>
  );
}

function findLargest({ functions, scaled }: DiffFunctions, by: DiffSort['by']): DiffColumnOptions['largest'] {
  const find = (values: Float64Array) =>
    functions.reduce((most, name) => Math.max(most, Math.abs(values[name] ?? 0)), 0);
  return {
    side: Math.max(find(scaled.baseline[by]), find(scaled.comparison[by])),
    difference: find(scaled.difference[by]),
  };
}

const getStyles = (theme: GrafanaTheme2) => ({
  pane: css({ ...COLUMN, height: '100%', minHeight: 0, minWidth: 0 }),
  summary: css({ ...ROW, gap: theme.spacing(0.5, 2), padding: theme.spacing(0.5, 1), ...quietText(theme) }),
  grid: css({ flex: '1 1 0', minHeight: 0 }),
  sum: css({
    margin: 0,
    padding: theme.spacing(0.5, 1),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    ...quietText(theme),
  }),
});
