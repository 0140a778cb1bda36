import type { DiffColours } from 'flamegraph/canvas/buildDiffPalette';
import type { DiffViewState } from 'flamegraph/diff/DiffViewState';
import React from 'react';
import { ChoiceMenu } from './ChoiceMenu';

interface DiffViewMenuProps {
  readonly state: DiffViewState;
  readonly onState: (state: DiffViewState) => void;
}

const COLOURS: ReadonlyArray<readonly [DiffColours, string]> = [
  ['blueOrange', 'Orange for more, blue for less (for all eyes)'],
  ['redGreen', 'Red for more, green for less'],
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
          choices: COLOURS.map(([colours, label]) => choice(label, state.colours === colours, { colours })),
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
