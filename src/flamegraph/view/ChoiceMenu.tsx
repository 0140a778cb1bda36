import { Button, Dropdown, Menu } from '@grafana/ui';
import React from 'react';

interface Choice {
  readonly label: string;
  /** undefined for what is done, and not chosen. */
  readonly isOn?: boolean;
  /** Why it cannot be chosen here. */
  readonly refusal?: string;
  readonly onChoose: () => void;
}

interface ChoiceMenuProps {
  /** What is chosen here: the accessible name of the button. */
  readonly name: string;
  readonly groups: ReadonlyArray<{ readonly label: string; readonly choices: readonly Choice[] }>;
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
                ) : (
                  <Menu.Item
                    key={choice.label}
                    label={choice.label}
                    role="menuitemradio"
                    ariaChecked={choice.isOn}
                    icon={choice.isOn ? 'check' : undefined}
                    disabled={choice.refusal !== undefined}
                    description={choice.refusal}
                    onClick={choice.onChoose}
                  />
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
