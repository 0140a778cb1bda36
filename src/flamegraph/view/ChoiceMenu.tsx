import { Button, Dropdown, Menu } from '@grafana/ui';
import { RefusedItem } from 'components/RefusedItem';
import type { SharedViewState } from 'flamegraph/state/SharedViewState';
import React from 'react';

interface Choice {
  readonly label: string;
  /** undefined for an action, which is not a choice. */
  readonly isOn?: boolean;
  /** Reason why it cannot be chosen here. */
  readonly refusal?: string;
  readonly onChoose: () => void;
}

interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

interface ChoiceMenuProps {
  /** Accessible name of the button. */
  readonly name: string;
  readonly groups: readonly ChoiceGroup[];
}

/** One of several values of a part of the state. */
export function choicesOf<State, Key extends keyof State>(
  state: State,
  onState: (state: State) => void,
  key: Key,
  labels: ReadonlyArray<readonly [value: State[Key], label: string]>,
): readonly Choice[] {
  return labels.map(([value, label]) => ({
    label,
    isOn: state[key] === value,
    onChoose: () => onState({ ...state, [key]: value }),
  }));
}

/** Lists the choices of every view of a tree; `classic` is the name of Grafana's own graph. */
export function listSharedGroups<State extends SharedViewState>(
  state: State,
  onState: (state: State) => void,
  classic: string,
): readonly [names: ChoiceGroup, drawnBy: ChoiceGroup] {
  const names = choicesOf(state, onState, 'align', [
    ['left', 'Beginning of the name'],
    ['right', 'End of the name'],
  ]);
  const drawnBy = choicesOf(state, onState, 'renderer', [
    ['canvas', 'OpenProfiles'],
    ['classic', classic],
  ]);
  return [
    { label: 'Names in frames', choices: names },
    { label: 'Drawn by', choices: drawnBy },
  ];
}

/** A button with choices on how something is drawn. */
export function ChoiceMenu({ name, groups }: ChoiceMenuProps): React.JSX.Element {
  return (
    <Dropdown
      placement="bottom-end"
      overlay={
        <Menu>
          {groups.map(({ label, choices }) => (
            <Menu.Group key={label} label={label}>
              {choices.map((choice) =>
                choice.isOn === undefined ? (
                  <Menu.Item key={choice.label} label={choice.label} icon="pen" onClick={choice.onChoose} />
                ) : choice.refusal === undefined ? (
                  <Menu.Item key={choice.label} {...describeChoice(choice)} onClick={choice.onChoose} />
                ) : (
                  <RefusedItem key={choice.label} {...describeChoice(choice)} reason={choice.refusal} />
                ),
              )}
            </Menu.Group>
          ))}
        </Menu>
      }
    >
      <Button
        size="sm"
        variant="secondary"
        icon="palette"
        aria-label={name}
        tooltip="Choose amounts, colours, names, and what draws the graph"
      />
    </Dropdown>
  );
}

function describeChoice({ label, isOn }: Choice) {
  return { label, role: 'menuitemradio', ariaChecked: isOn, icon: isOn ? 'check' : undefined } as const;
}
