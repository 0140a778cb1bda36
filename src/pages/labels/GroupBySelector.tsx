import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, type ComboboxOption, useStyles2 } from '@grafana/ui';
import { CUT, ROW, UNSEEN } from 'components/styles';
import { formatInteger, formatShare } from 'profile/format/formatNumber';
import React, { useId } from 'react';
import type { ListedLabel } from './LabelList';
import { ScoreBar } from './ScoreBar';

interface GroupBySelectorProps {
  /** Labels in the order of the screen. */
  readonly labels: readonly ListedLabel[];
  /** Scores of labels, as far as they are known; undefined if labels are not compared. */
  readonly scores: ReadonlyMap<string, number> | undefined;
  /** undefined for all labels. */
  readonly selected: string | undefined;
  readonly onSelect: (label: string | undefined) => void;
}

/** Largest number of labels side by side; the others are in a list, and on a narrow screen all are. */
const MAX_BUTTONS = 8;

/** Chooses the label whose values are shown. */
export function GroupBySelector({ labels, scores, selected, onSelect }: GroupBySelectorProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const id = useId();
  const othersId = useId();
  const buttons = labels.slice(0, MAX_BUTTONS);
  const others = labels.slice(MAX_BUTTONS);
  // The label of a link is shown even if it does not exist.
  const isListed = selected === undefined || labels.some(({ label }) => label === selected);
  const all = isListed ? labels : [{ label: selected, valueCount: undefined }, ...labels];
  const otherOptions = isListed ? others : [{ label: selected, valueCount: undefined }, ...others];
  return (
    <div className={styles.row}>
      <span id={id} className={styles.name}>
        Group by label
      </span>
      <div className={styles.wide} role="group" aria-labelledby={id}>
        <Choice isSelected={selected === undefined} onClick={() => onSelect(undefined)}>
          All
        </Choice>
        {buttons.map((listed) => (
          <Choice key={listed.label} isSelected={listed.label === selected} onClick={() => onSelect(listed.label)}>
            <span className={styles.label}>{formatListedLabel(listed)}</span>
            {scores && <ScoreBar score={scores.get(listed.label)} />}
          </Choice>
        ))}
        {otherOptions.length > 0 && (
          <>
            <label htmlFor={othersId} className={styles.unseen}>
              Other labels
            </label>
            <Combobox
              id={othersId}
              width={24}
              placeholder={`Other labels (${otherOptions.length})`}
              options={otherOptions.map((listed) => toOption(listed, scores))}
              value={otherOptions.some(({ label }) => label === selected) ? selected : null}
              onChange={({ value }) => onSelect(value)}
            />
          </>
        )}
      </div>
      <div className={styles.narrow}>
        <Combobox
          aria-labelledby={id}
          options={[{ value: '', label: 'All' }, ...all.map((listed) => toOption(listed, scores))]}
          value={selected ?? ''}
          onChange={({ value }) => onSelect(value === '' ? undefined : value)}
        />
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly isSelected: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Choice({ isSelected, onClick, children }: ChoiceProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <button
      type="button"
      className={cx(styles.choice, isSelected && styles.selected)}
      aria-pressed={isSelected}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

function toOption(listed: ListedLabel, scores: GroupBySelectorProps['scores']): ComboboxOption {
  const score = scores?.get(listed.label);
  return {
    value: listed.label,
    label: formatListedLabel(listed),
    description: score === undefined ? undefined : `explains ${formatShare(score)}`,
  };
}

/** "region (3)"; just the name if values were not counted. */
function formatListedLabel({ label, valueCount }: ListedLabel): string {
  return valueCount === undefined ? label : `${label} (${formatInteger(valueCount)})`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ ...ROW, gap: theme.spacing(1) }),
  name: css({ fontSize: theme.typography.bodySmall.fontSize, fontWeight: theme.typography.fontWeightMedium }),
  // Text for screen readers; on screen the placeholder says it.
  unseen: css(UNSEEN),
  wide: css({ ...ROW, gap: theme.spacing(0.5), [theme.breakpoints.down('md')]: { display: 'none' } }),
  narrow: css({ flex: '1 1 240px', [theme.breakpoints.up('md')]: { display: 'none' } }),
  choice: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    height: theme.spacing(4),
    padding: theme.spacing(0, 1),
    maxWidth: 260,
    color: theme.colors.text.primary,
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    cursor: 'pointer',
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: 2 },
  }),
  selected: css({
    borderColor: theme.colors.primary.border,
    background: theme.colors.action.selected,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  label: css(CUT),
});
