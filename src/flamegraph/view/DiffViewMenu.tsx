import type { DiffViewState } from 'flamegraph/diff/DiffViewState';
import type { DiffWidths } from 'profile/diff/buildDiffView';
import React from 'react';
import type { DiffColors } from 'url/viewValues';
import { ChoiceMenu, choicesOf, listSharedGroups } from './ChoiceMenu';

interface DiffViewMenuProps {
  readonly state: DiffViewState;
  readonly onState: (state: DiffViewState) => void;
}

const COLORS: ReadonlyArray<readonly [DiffColors, string]> = [
  ['blueOrange', 'Orange for more, blue for less (colour-blind safe)'],
  ['redGreen', 'Red for more, green for less'],
];

const WIDTHS: ReadonlyArray<readonly [DiffWidths, string]> = [
  ['both', 'Both sides together'],
  ['baseline', 'Baseline widths: what was removed is as wide as it was'],
  ['comparison', 'Comparison widths: what is new is as wide as it is'],
];

export function DiffViewMenu({ state, onState }: DiffViewMenuProps): React.JSX.Element {
  return (
    <ChoiceMenu
      name="How the diff flame graph is drawn"
      groups={[
        { label: 'Colours', choices: choicesOf(state, onState, 'colors', COLORS) },
        { label: 'Widths of frames', choices: choicesOf(state, onState, 'widths', WIDTHS) },
        ...listSharedGroups(state, onState, 'Classic (Grafana’s flame graph, in shares)'),
      ]}
    />
  );
}
