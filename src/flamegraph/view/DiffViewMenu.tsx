import type { DiffViewState } from 'flamegraph/diff/DiffViewState';
import type { DiffWidths } from 'profile/diff/buildDiffView';
import React from 'react';
import type { DiffColors } from 'url/viewValues';
import { ChoiceMenu } from './ChoiceMenu';

interface DiffViewMenuProps {
  readonly state: DiffViewState;
  readonly onState: (state: DiffViewState) => void;
}

const COLORS: ReadonlyArray<readonly [DiffColors, string]> = [
  ['blueOrange', 'Orange for more, blue for less (for all eyes)'],
  ['redGreen', 'Red for more, green for less'],
];

const WIDTHS: ReadonlyArray<readonly [DiffWidths, string]> = [
  ['both', 'Both sides together'],
  ['baseline', 'Baseline widths: what was removed is as wide as it was'],
  ['comparison', 'Comparison widths: what is new is as wide as it is'],
];

/** How the diff flame graph is drawn. */
export function DiffViewMenu({ state, onState }: DiffViewMenuProps): React.JSX.Element {
  const choice = (label: string, isOn: boolean, change: Partial<DiffViewState>) => ({
    label,
    isOn,
    onChoose: () => onState({ ...state, ...change }),
  });
  return (
    <ChoiceMenu
      name="How the diff flame graph is drawn"
      groups={[
        {
          label: 'Colours',
          choices: COLORS.map(([colors, label]) => choice(label, state.colors === colors, { colors })),
        },
        {
          label: 'Widths of frames',
          choices: WIDTHS.map(([widths, label]) => choice(label, state.widths === widths, { widths })),
        },
        {
          label: 'Names in frames',
          choices: [
            choice('Beginning of the name', state.align === 'left', { align: 'left' }),
            choice('End of the name', state.align === 'right', { align: 'right' }),
          ],
        },
        {
          label: 'Drawn by',
          choices: [
            choice('OpenProfiles', state.renderer === 'canvas', { renderer: 'canvas' }),
            choice('Classic (Grafana’s flame graph, in shares)', state.renderer === 'classic', { renderer: 'classic' }),
          ],
        },
      ]}
    />
  );
}
