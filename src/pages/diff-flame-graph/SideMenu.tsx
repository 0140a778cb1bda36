import { dateTime } from '@grafana/data';
import { Button, Combobox, Dropdown, Field, Menu, Modal } from '@grafana/ui';
import { getServicesOfType } from 'profile/series/ServiceMatrix';
import React, { useId, useState } from 'react';
import { getSelection, getUrl, useUrl } from 'scenes/explorerUrl';
import { GrafanaItems, type GrafanaSubject } from 'scenes/links/GrafanaMenu';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';
import type { SideName } from './diffRanges';
import { type DragMode, SIDE_TITLES } from './DiffSide';
import { copyFilters, copyRange } from './diffUrl';

interface SideMenuProps {
  readonly page: DiffFlameGraphPage;
  readonly side: SideName;
}

const DRAG_MODES: ReadonlyArray<{ readonly mode: DragMode; readonly label: string }> = [
  { mode: 'flame-graph', label: 'Chooses what is compared' },
  { mode: 'time-picker', label: 'Zooms the chart' },
];

export function SideMenu({ page, side }: SideMenuProps): React.JSX.Element {
  const [isChoosing, setChoosing] = useState(false);
  const { dragMode } = page.state[side].useState();
  const other = SIDE_TITLES[side === 'baseline' ? 'comparison' : 'baseline'].toLowerCase();
  return (
    <>
      <Dropdown
        placement="bottom-end"
        overlay={
          <Menu>
            {side === 'comparison' && (
              <Menu.Item label="Compare with another service …" icon="cube" onClick={() => setChoosing(true)} />
            )}
            <Menu.Item
              label={`Copy time ranges to the ${other}`}
              icon="copy"
              onClick={() => page.choices.applySetup(copyRange(page.choices.getSetup(true), side))}
            />
            <Menu.Item
              label={`Copy filters to the ${other}`}
              icon="copy"
              onClick={() => page.choices.applySetup(copyFilters(page.choices.getSetup(true), side))}
            />
            <Menu.Item label="Open this side as flame graph" icon="apps" onClick={() => openFlameGraph(page, side)} />
            <GrafanaItems origin={page} subjects={listGrafanaSubjects(page, side)} />
            <Menu.Group label="Dragging over the chart">
              {DRAG_MODES.map(({ mode, label }) => (
                <Menu.Item
                  key={mode}
                  role="menuitemradio"
                  ariaChecked={mode === dragMode}
                  icon={mode === dragMode ? 'check' : undefined}
                  label={label}
                  onClick={() => page.state[side].setDragMode(mode)}
                />
              ))}
            </Menu.Group>
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
      {isChoosing && <ServiceChoice page={page} onClose={() => setChoosing(false)} />}
    </>
  );
}

function openFlameGraph(page: DiffFlameGraphPage, side: SideName): void {
  const { range, panel, filters, serviceName } = page.choices.getSetup(true)[side];
  getUrl(page).set({ view: 'flame-graph', service: serviceName, filters, ...(range ?? panel) });
}

/** Lists the subjects of a side that Grafana's own pages can show. */
function listGrafanaSubjects(page: DiffFlameGraphPage, side: SideName): GrafanaSubject[] {
  const { panel, loader } = page.state[side].state;
  const { profile } = loader.state;
  if (!profile) {
    return [];
  }
  const { profileTypeId, labelSelector, fromMs, toMs, maxNodes } = profile.query;
  const common = { dataSourceUid: getSelection(page).dataSourceUid, profileTypeId, labelSelector, groupBy: [] };
  const range = { from: dateTime(fromMs), to: dateTime(toMs) };
  return [
    { name: 'flame graph', question: { ...common, range, profile: { maxNodes } } },
    { name: 'chart', question: { ...common, range: page.choices.getSetup(true)[side].panel }, style: panel.state },
  ];
}

interface ServiceChoiceProps {
  readonly page: DiffFlameGraphPage;
  readonly onClose: () => void;
}

/** Chooses another service of the same profile type for the comparison; by default it is the baseline's. */
function ServiceChoice({ page, onClose }: ServiceChoiceProps): React.JSX.Element {
  const id = useId();
  const value = useUrl(page, 'comparisonService');
  const { matrix } = getServiceIndex(page).useState();
  const { serviceName, profileTypeId } = getSelection(page);
  const names = matrix ? getServicesOfType(matrix, profileTypeId) : [];
  const options = [...new Set([serviceName, value, ...names])].filter((name) => name !== '');
  return (
    <Modal title="Another service" isOpen onDismiss={onClose}>
      <Field label="Service of the comparison" htmlFor={id} noMargin>
        <Combobox
          id={id}
          options={options.map((name) => ({
            value: name,
            label: name === serviceName ? `${name} (same service)` : name,
          }))}
          value={value || serviceName || null}
          onChange={(option) => {
            getUrl(page).set({ comparisonService: option.value === serviceName ? undefined : option.value });
            onClose();
          }}
        />
      </Field>
    </Modal>
  );
}
