import { Button, Dropdown, Menu } from '@grafana/ui';
import React from 'react';
import { getUrl } from 'scenes/explorerUrl';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';
import type { SideName } from './diffRanges';
import { SIDE_TITLES } from './DiffSide';
import { copyFilters, copyRange } from './diffUrl';

interface SideMenuProps {
  readonly page: DiffFlameGraphPage;
  readonly side: SideName;
}

/** What can be done with one side. */
export function SideMenu({ page, side }: SideMenuProps): React.JSX.Element {
  const other = SIDE_TITLES[side === 'baseline' ? 'comparison' : 'baseline'].toLowerCase();
  return (
    <Dropdown
      placement="bottom-end"
      overlay={
        <Menu>
          <Menu.Item
            label={`Copy time ranges to the ${other}`}
            icon="copy"
            onClick={() => page.applySetup(copyRange(page.getSetup(true), side))}
          />
          <Menu.Item
            label={`Copy filters to the ${other}`}
            icon="copy"
            onClick={() => page.applySetup(copyFilters(page.getSetup(true), side))}
          />
          <Menu.Item label="Open this side as flame graph" icon="apps" onClick={() => openFlameGraph(page, side)} />
        </Menu>
      }
    >
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        icon="ellipsis-v"
        aria-label={`More of the ${SIDE_TITLES[side].toLowerCase()}`}
      />
    </Dropdown>
  );
}

function openFlameGraph(page: DiffFlameGraphPage, side: SideName): void {
  const { range, panel, filters, serviceName } = page.getSetup(true)[side];
  getUrl(page).set({ view: 'flame-graph', service: serviceName, filters, ...(range ?? panel) });
}
