import { Button, Dropdown, Menu } from '@grafana/ui';
import React, { useState } from 'react';
import type { ColourScheme } from '../canvas/buildPalette';
import { CategoryRulesDialog } from '../categories/CategoryRulesDialog';
import type { FlameGraphState } from '../FlameGraphState';

interface ViewMenuProps {
  readonly state: FlameGraphState;
  /** Chosen here, or else by the tenant. */
  readonly isCollapsed: boolean;
  readonly onState: (state: FlameGraphState) => void;
}

const COLORS: ReadonlyArray<readonly [ColourScheme, string]> = [
  ['byPackageName', 'By package'],
  ['byValue', 'By share of the total'],
  ['byOwnCode', 'By own code, library, runtime, kernel'],
  ['colourBlindSafe', 'By package, colours for the colour-blind'],
];

/** How the flame graph is drawn. */
export function ViewMenu({ state, isCollapsed, onState }: ViewMenuProps): React.JSX.Element {
  const [isEditing, setEditing] = useState(false);
  const item = (label: string, isOn: boolean, change: Partial<FlameGraphState>) => (
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
    <>
      <Dropdown
        placement="bottom-end"
        overlay={
          <Menu>
            <Menu.Group label="Colours">
              {COLORS.map(([colors, label]) => item(label, state.colors === colors, { colors }))}
              <Menu.Item label="Edit whose code is whose…" icon="pen" onClick={() => setEditing(true)} />
            </Menu.Group>
            <Menu.Group label="Names in frames">
              {item('Beginning of the name', state.align === 'left', { align: 'left' })}
              {item('End of the name', state.align === 'right', { align: 'right' })}
            </Menu.Group>
            <Menu.Group label="Frames that only call the next">
              {item('Each drawn', !isCollapsed, { isCollapsed: false })}
              {item('Drawn as one', isCollapsed, { isCollapsed: true })}
            </Menu.Group>
            <Menu.Group label="Functions table">
              {item('Trend of each function over the time range', state.hasTrends, { hasTrends: !state.hasTrends })}
            </Menu.Group>
            <Menu.Group label="Drawn by">
              {item('OpenProfiles', state.renderer === 'canvas', { renderer: 'canvas' })}
              {item('Classic (Grafana’s flame graph)', state.renderer === 'classic', { renderer: 'classic' })}
            </Menu.Group>
          </Menu>
        }
      >
        <Button
          size="sm"
          variant="secondary"
          icon="palette"
          aria-label="How the flame graph is drawn"
          tooltip="Colours, names, renderer"
        />
      </Dropdown>
      {isEditing && <CategoryRulesDialog onClose={() => setEditing(false)} />}
    </>
  );
}
