import { Button, Dropdown, Menu } from '@grafana/ui';
import type { DiffColours } from '../canvas/buildDiffPalette';
import React from 'react';
import type { DiffViewState } from './DiffViewState';

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
  const item = (label: string, isOn: boolean, change: Partial<DiffViewState>) => (
    <Menu.Item
      key={label}
      label={label}
      role="menuitemradio"
      ariaChecked={isOn}
      icon={isOn ? 'check' : undefined}
      onClick={() => onState({ ...state, ...change })}
    />
  );
  return (
    <Dropdown
      placement="bottom-end"
      overlay={
        <Menu>
          <Menu.Group label="Colours">
            {COLOURS.map(([colours, label]) => item(label, state.colours === colours, { colours }))}
          </Menu.Group>
          <Menu.Group label="Names in frames">
            {item('Beginning of the name', state.align === 'left', { align: 'left' })}
            {item('End of the name', state.align === 'right', { align: 'right' })}
          </Menu.Group>
          <Menu.Group label="Drawn by">
            {item('OpenProfiles', state.renderer === 'canvas', { renderer: 'canvas' })}
            {item('Classic (Grafana’s flame graph, in shares)', state.renderer === 'classic', { renderer: 'classic' })}
          </Menu.Group>
        </Menu>
      }
    >
      <Button
        size="sm"
        variant="secondary"
        icon="palette"
        aria-label="How the diff flame graph is drawn"
        tooltip="Colours, names, renderer"
      />
    </Dropdown>
  );
}
