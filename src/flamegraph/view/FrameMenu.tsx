import { ContextMenu, Menu } from '@grafana/ui';
import type { MenuTarget } from 'flamegraph/state/PaneProps';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React from 'react';
import type { MenuAction, MenuGroup } from './listMenuItems';

interface FrameMenuProps {
  readonly target: MenuTarget;
  readonly name: string;
  readonly groups: readonly MenuGroup[];
  readonly onAction: (action: MenuAction) => void;
  readonly onClose: () => void;
}

/** What can be done with a frame or a function, at the pointer or at the frame that the keyboard is on. */
export function FrameMenu({ target, name, groups, onAction, onClose }: FrameMenuProps): React.JSX.Element {
  return (
    <ContextMenu
      x={target.xPx}
      y={target.yPx}
      onClose={onClose}
      renderMenuItems={() =>
        groups.map((group, place) => (
          <Menu.Group key={group.label} label={place === 0 ? `${formatFunctionName(name)}` : group.label}>
            {group.items.map(({ label, action }) => (
              <Menu.Item key={label} label={label} onClick={() => onAction(action)} />
            ))}
          </Menu.Group>
        ))
      }
    />
  );
}
