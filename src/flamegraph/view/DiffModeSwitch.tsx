import { RadioButtonGroup } from '@grafana/ui';
import type { DiffMode } from 'profile/diff/DiffScale';
import React from 'react';

interface DiffModeSwitchProps {
  readonly mode: DiffMode;
  readonly onMode: (mode: DiffMode) => void;
  /** Looked at moment by moment: averages in the place of rates. */
  readonly isInstant: boolean;
}

/** How sides are made comparable. */
export function DiffModeSwitch({ mode, onMode, isInstant }: DiffModeSwitchProps): React.JSX.Element {
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
  return (
    <RadioButtonGroup<DiffMode>
      size="sm"
      aria-label="Mode"
      options={modes}
      value={isInstant && mode === 'total' ? 'per-second' : mode}
      onChange={onMode}
    />
  );
}
