import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { type DiffViewState } from 'flamegraph/diff/DiffViewState';
import type { DiffFunctions } from 'flamegraph/diff/listDiffFunctions';
import type { DiffWidths } from 'profile/diff/buildDiffView';
import type { DiffMode } from 'profile/diff/DiffScale';
import { formatInteger } from 'profile/format/formatNumber';
import React from 'react';
import { FUNCTION_GROUPS, type FunctionGroup } from 'url/viewValues';

interface DiffToolsProps {
  readonly state: DiffViewState;
  readonly onState: (state: DiffViewState) => void;
  /** undefined where a side has no values. */
  readonly counts: DiffFunctions['counts'] | undefined;
  /** Looked at moment by moment: averages in the place of rates. */
  readonly isInstant: boolean;
}

const GROUP_LABELS: Readonly<Record<FunctionGroup, string>> = {
  new: '✚ new',
  removed: '✖ removed',
  grew: '▲ grew',
  shrank: '▼ shrank',
  chance: 'noise',
  same: 'same',
};

/** How sides are made comparable, which functions are listed, and which side gives the widths. */
export function DiffTools({ state, onState, counts, isInstant }: DiffToolsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const modes: Array<{ value: DiffMode; label: string; description: string }> = isInstant
    ? [
        {
          value: 'per-second',
          label: 'Average',
          description: 'Averages over time: what is there at two moments does not add up',
        },
        { value: 'share', label: 'Share of total', description: 'Each side’s total is 100 %' },
      ]
    : [
        { value: 'per-second', label: 'Per second', description: 'Divided by time, for ranges of unequal length' },
        {
          value: 'share',
          label: 'Share of total',
          description: 'Each side’s total is 100 %: hides how much is used in all',
        },
        { value: 'total', label: 'Total', description: 'Amounts as they are: the longer range has more' },
      ];
  const mode = isInstant && state.mode === 'total' ? 'per-second' : state.mode;
  return (
    <div className={styles.row}>
      <RadioButtonGroup<DiffMode>
        size="sm"
        aria-label="Mode"
        options={modes}
        value={mode}
        onChange={(next) => onState({ ...state, mode: next })}
      />
      <div className={styles.row} role="group" aria-label="Functions to list">
        {FUNCTION_GROUPS.filter((group) => group !== 'same').map((group) => {
          const isOn = state.listed.includes(group);
          const listed = FUNCTION_GROUPS.filter((each) => (each === group ? !isOn : state.listed.includes(each)));
          return (
            <Button
              key={group}
              size="sm"
              variant={isOn ? 'primary' : 'secondary'}
              fill={isOn ? 'solid' : 'outline'}
              aria-pressed={isOn}
              onClick={() => onState({ ...state, listed })}
            >
              {GROUP_LABELS[group]} {counts ? formatInteger(counts[group]) : '–'}
            </Button>
          );
        })}
      </div>
      <RadioButtonGroup<DiffWidths>
        size="sm"
        aria-label="Widths of frames"
        options={[
          { value: 'both', label: 'Both', description: 'Frames are as wide as both sides together' },
          { value: 'baseline', label: 'Baseline widths', description: 'Shows what was removed as wide as it was' },
          { value: 'comparison', label: 'Comparison widths', description: 'Shows what is new as wide as it is' },
        ]}
        value={state.widths}
        onChange={(widths) => onState({ ...state, widths })}
      />
    </div>
  );
}

function getStyles(theme: GrafanaTheme2): Record<'row', string> {
  return { row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1) }) };
}
