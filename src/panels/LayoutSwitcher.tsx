import type { SelectableValue } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { RadioButtonGroup } from '@grafana/ui';
import React from 'react';
import { getUrl } from 'scenes/explorerUrl';
import type { Layout } from 'url/parameters';
import { useLayout } from './useLayout';

const OPTIONS: Record<Layout, SelectableValue<Layout>> = {
  grid: { value: 'grid', icon: 'apps', ariaLabel: 'Grid', description: 'Panels side by side' },
  rows: { value: 'rows', icon: 'bars', ariaLabel: 'Rows', description: 'One panel below the other' },
  table: { value: 'table', icon: 'table', ariaLabel: 'Table', description: 'One line each, with numbers' },
};

interface LayoutSwitcherProps {
  readonly origin: SceneObject;
  /** Layouts that the view offers, the default first. */
  readonly layouts: readonly [Layout, ...Layout[]];
}

/** Chooses between grid, rows and, where the view has one, a table. */
export function LayoutSwitcher({ origin, layouts }: LayoutSwitcherProps): React.JSX.Element {
  const layout = useLayout(origin, layouts);
  return (
    <RadioButtonGroup
      aria-label="Layout"
      options={layouts.map((each) => OPTIONS[each])}
      value={layout}
      onChange={(next) => getUrl(origin).set({ layout: next })}
    />
  );
}
