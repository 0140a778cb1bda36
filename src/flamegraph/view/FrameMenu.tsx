import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Menu, Portal, useStyles2 } from '@grafana/ui';
import { quietText } from 'components/styles';
import type { MenuTarget } from 'flamegraph/state/PaneProps';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import React, { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MenuContent, MenuItem } from './listMenuItems';
import type { MenuAction } from './ViewActions';

interface FrameMenuProps {
  readonly target: MenuTarget;
  readonly name: string;
  readonly content: MenuContent;
  readonly onAction: (action: MenuAction) => void;
  readonly onClose: () => void;
}

const GAP_PX = 8;

/** Menu of a frame or a function, at the pointer or at the frame of the keyboard. */
export function FrameMenu({ target, name, content, onAction, onClose }: FrameMenuProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: target.xPx, top: target.yPx });
  useLayoutEffect(() => {
    // The menu moves up no further than it must: flipped, it would cover the head of the page.
    const { width = 0, height = 0 } = box.current?.getBoundingClientRect() ?? {};
    const fit = (atPx: number, sizePx: number, windowPx: number) =>
      Math.max(GAP_PX, Math.min(atPx, windowPx - sizePx - GAP_PX));
    setPlace({ left: fit(target.xPx, width, window.innerWidth), top: fit(target.yPx, height, window.innerHeight) });
  }, [target.xPx, target.yPx]);
  useEffect(() => {
    const closeElsewhere = ({ target: touched }: Event) => {
      if (touched instanceof Node && !box.current?.contains(touched)) {
        onClose();
      }
    };
    document.addEventListener('pointerdown', closeElsewhere, true);
    return () => document.removeEventListener('pointerdown', closeElsewhere, true);
  });
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && document.activeElement === document.body) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  const draw = ({ label, icon, key, action }: MenuItem) => (
    <Menu.Item
      key={label}
      label={label}
      icon={icon}
      shortcut={key}
      onClick={() => {
        onAction(action);
        onClose();
      }}
    />
  );
  return (
    <Portal>
      <div ref={box} className={styles.box} style={place}>
        <Menu
          ariaLabel={`Menu of ${formatFunctionName(name)}`}
          header={<div className={styles.name}>{formatFunctionName(name)}</div>}
          onOpen={(focusItem) => focusItem(0)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.preventDefault();
              event.stopPropagation();
              onClose();
            }
          }}
        >
          {content.first.map(draw)}
          {content.groups.length > 0 && <Menu.Divider />}
          {content.groups.map(({ label, items }) => (
            <Menu.Item key={label} label={label} childItems={items.map(draw)} />
          ))}
        </Menu>
      </div>
    </Portal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ position: 'fixed', maxWidth: 'min(360px, 95vw)' }),
  name: css({
    padding: theme.spacing(0.5, 1),
    ...quietText(theme),
    overflowWrap: 'anywhere',
    maxHeight: '4.5em',
    overflow: 'hidden',
  }),
});
