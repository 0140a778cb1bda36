import { BusEventBase } from '@grafana/data';
import { type SceneComponentProps, SceneRefreshPicker } from '@grafana/scenes';
import React, { useLayoutEffect, useRef } from 'react';

/** The user clicked refresh, other than a refresh that the clock started. Comes before the new range. */
export class RefreshClicked extends BusEventBase {
  static type = 'openprofiles-refresh-clicked';
}

/** Grafana's refresh picker, which also tells a click from the clock. */
export class RefreshPicker extends SceneRefreshPicker {
  static override Component = NamedRefreshPicker;

  constructor() {
    super({ isOnCanvas: true });
    const refresh = this.onRefresh;
    this.onRefresh = () => {
      this.publishEvent(new RefreshClicked(), true);
      refresh();
    };
  }
}

/** Names Grafana's button, which has an icon and no name. While it runs it shows a text, which names it. */
function NamedRefreshPicker({ model }: SceneComponentProps<RefreshPicker>): React.JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) {
      return undefined;
    }
    const name = (): void => {
      for (const button of element.querySelectorAll('button:not([aria-label]), button[aria-label=Refresh]')) {
        if (button.textContent?.trim()) {
          button.removeAttribute('aria-label');
        } else {
          button.setAttribute('aria-label', 'Refresh');
        }
      }
    };
    name();
    const observer = new MutationObserver(name);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box}>
      <SceneRefreshPicker.Component model={model} />
    </div>
  );
}
