import { RadioButtonGroup } from '@grafana/ui';
import type { DiffMode } from 'profile/diff/DiffScale';
import React from 'react';

interface DiffModeSwitchProps {
  /** Mode on screen: shares if nothing else is known. */
  readonly mode: DiffMode;
  /** False for modes that these sides do not allow. Money goes with `per-second`. */
  readonly isPossible: (mode: DiffMode) => boolean;
  /** True if values per instance are available. */
  readonly countsInstances: boolean;
  readonly isMoney: boolean;
  /** Money is what values per second cost: it has their mode. */
  readonly onMode: (mode: DiffMode, isMoney: boolean) => void;
  /** True if the profile type may have a price. */
  readonly canBeMoney: boolean;
  /** True for instantaneous types: averages instead of rates. */
  readonly isInstant: boolean;
}

type ShownMode = DiffMode | 'money';

interface ModeOption {
  readonly value: ShownMode;
  readonly label: string;
  readonly description: string;
}

const PER_INSTANCE: ModeOption = {
  value: 'per-instance',
  label: 'Per instance',
  description: 'Divided by time and by how many instances ran, such as pods',
};

const TOTAL: ModeOption = {
  value: 'total',
  label: 'Total',
  description: 'Amounts as they are: the longer range has more',
};

const MONEY: ModeOption = {
  value: 'money',
  label: 'Money',
  description: 'What a month at the rate of each side costs',
};

/** Switch for how sides are made comparable. */
export function DiffModeSwitch(props: DiffModeSwitchProps): React.JSX.Element {
  const { mode, isPossible, isMoney, onMode, canBeMoney, isInstant } = props;
  const perSecond: ModeOption = isInstant
    ? { value: 'per-second', label: 'Average', description: 'Averages over time, because snapshots do not add up' }
    : { value: 'per-second', label: 'Per second', description: 'Divided by time, for ranges of unequal length' };
  const share: ModeOption = {
    ...{ value: 'share', label: 'Share of total' },
    description: `Each side’s total is 100 %${isInstant ? '' : ': hides how much is used in all'}`,
  };
  const options = [
    perSecond,
    ...(props.countsInstances ? [PER_INSTANCE] : []),
    share,
    ...(isInstant ? [] : [TOTAL]),
    ...(canBeMoney ? [MONEY] : []),
  ];
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
