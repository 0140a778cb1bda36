import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { Filter } from 'profile/labels/Filter';
import React from 'react';
import { getChipStyles } from './chipStyles';
import { describeFilter, formatLabelText, OPERATOR_NAMES } from './operators';

interface FilterChipProps {
  readonly filter: Filter;
  readonly position: number;
  /** Reason why the filter is not used here; undefined if it is. */
  readonly asideReason: string | undefined;
  /** True for the one chip where the Tab key stops; arrows reach the others. */
  readonly isTabStop: boolean;
  readonly onEditOperator: () => void;
  readonly onEditValues: () => void;
  readonly onRemove: () => void;
  readonly onFocus: () => void;
}

// A list of hundreds is read in its editor.
const MAX_VALUES = 4;

/** A filter of the bar: label, operator, values and the way to remove it. */
export function FilterChip(props: FilterChipProps): React.JSX.Element {
  const { filter, position, asideReason, isTabStop, onEditOperator, onEditValues, onRemove, onFocus } = props;
  const chip = useStyles2(getChipStyles);
  const styles = useStyles2(getStyles);
  const description = describeFilter(filter);
  const { label, operator, values } = filter;
  const hiddenCount = values.length - MAX_VALUES;
  const isEmptyOperator = operator === 'is-empty';
  const aside = asideReason === undefined ? undefined : styles.aside;
  const tabIndex = isTabStop ? 0 : -1;

  return (
    <div
      role="group"
      aria-label={asideReason === undefined ? description : `${description}, not used: ${asideReason}`}
      className={chip.chip}
      title={asideReason}
      data-aside={asideReason !== undefined}
      onFocus={onFocus}
    >
      <bdi className={cx(chip.label, aside)} title={formatLabelText(label).slice(0, 500)}>
        {formatLabelText(label)}
      </bdi>
      <button
        type="button"
        tabIndex={tabIndex}
        data-stop={`${position}:operator`}
        className={cx(chip.button, aside)}
        aria-label={`Change the operator of: ${description}`}
        onClick={onEditOperator}
      >
        {OPERATOR_NAMES[operator].sign}
      </button>
      {!isEmptyOperator && (
        <button
          type="button"
          tabIndex={-1}
          data-stop={`${position}:values`}
          className={cx(chip.button, chip.values, aside)}
          aria-label={`Change the values of: ${description}`}
          title={values.slice(0, 50).map(formatLabelText).join('\n').slice(0, 500)}
          onClick={onEditValues}
        >
          {values.slice(0, MAX_VALUES).map((value, index) => (
            <bdi key={index} className={chip.value}>
              {formatLabelText(value).slice(0, 200)}
            </bdi>
          ))}
          {hiddenCount > 0 && <span className={chip.value}>+{hiddenCount}</span>}
        </button>
      )}
      <button
        type="button"
        tabIndex={-1}
        data-stop={`${position}:remove`}
        className={chip.button}
        aria-label={`Remove the filter: ${description}`}
        onClick={onRemove}
      >
        <Icon name="times" size="sm" aria-hidden />
      </button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  aside: css({ textDecoration: 'line-through', color: theme.colors.text.secondary, '& *': { color: 'inherit' } }),
});
