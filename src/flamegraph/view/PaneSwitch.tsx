import { Button, ButtonGroup } from '@grafana/ui';
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
        <Button
          key={pane}
          size="sm"
          variant={panes.includes(pane) ? 'primary' : 'secondary'}
          fill={panes.includes(pane) ? 'solid' : 'outline'}
          aria-pressed={panes.includes(pane)}
          onClick={() => onChange(togglePane(panes, pane))}
        >
          {PANE_LABELS[pane]}
        </Button>
      ))}
    </ButtonGroup>
  );
}
