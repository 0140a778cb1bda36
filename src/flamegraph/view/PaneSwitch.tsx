import { ButtonGroup } from '@grafana/ui';
import { ToggleButton } from 'components/ToggleButton';
import { togglePane } from 'flamegraph/state/FlameGraphState';
import React from 'react';
import { type Pane, PANES } from 'url/viewValues';

interface PaneSwitchProps {
  readonly panes: readonly Pane[];
  readonly onChange: (panes: readonly Pane[]) => void;
}

export const PANE_LABELS: Readonly<Record<Pane, string>> = {
  graph: 'Flame graph',
  functions: 'Functions',
  tree: 'Call tree',
  sandwich: 'Sandwich',
};

/** Chooses one or two panes. */
export function PaneSwitch({ panes, onChange }: PaneSwitchProps): React.JSX.Element {
  return (
    <ButtonGroup aria-label="Panes">
      {PANES.map((pane) => (
        <ToggleButton key={pane} isOn={panes.includes(pane)} onClick={() => onChange(togglePane(panes, pane))}>
          {PANE_LABELS[pane]}
        </ToggleButton>
      ))}
    </ButtonGroup>
  );
}
