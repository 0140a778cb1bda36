import { RadioButtonGroup } from '@grafana/ui';
import type { DiffMode } from 'profile/diff/DiffScale';
import React from 'react';

interface DiffModeSwitchProps {
  /** What is shown: shares, where nothing else is known. */
  readonly mode: DiffMode;
  /** False of what cannot be told of these sides. Money goes with `per-second`. */
  readonly isPossible: (mode: DiffMode) => boolean;
  readonly isMoney: boolean;
  /** Money is what values per second cost: it has their mode. */
  readonly onMode: (mode: DiffMode, isMoney: boolean) => void;
  /** Whether the profile type is one that may have a price. */
  readonly canBeMoney: boolean;
  /** Looked at moment by moment: averages in the place of rates. */
  readonly isInstant: boolean;
}

type ShownMode = DiffMode | 'money';

const MONEY = {
  value: 'money',
  label: 'Money',
  description: 'What a month at the rate of each side costs',
} as const;

/** How sides are made comparable. */
export function DiffModeSwitch(props: DiffModeSwitchProps): React.JSX.Element {
  const { mode, isPossible, isMoney, onMode, canBeMoney, isInstant } = props;
  const modes: Array<{ value: ShownMode; label: string; description: string }> = isInstant
    ? [
        {
          value: 'per-second',
          label: 'Average',
          description: 'Averages over time, because snapshots do not add up',
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
  const options = canBeMoney ? [...modes, MONEY] : modes;
  return (
    <RadioButtonGroup<ShownMode>
      size="sm"
      aria-label="Mode"
      options={options}
      disabledOptions={options.map(({ value }) => value).filter((value) => !isPossible(toMode(value)))}
      value={isMoney && canBeMoney && mode === 'per-second' ? 'money' : mode}
      onChange={(next) => onMode(toMode(next), next === 'money')}
    />
  );
}

function toMode(shown: ShownMode): DiffMode {
  return shown === 'money' ? 'per-second' : shown;
}
