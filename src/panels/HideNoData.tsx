import type { SceneObject } from '@grafana/scenes';
import { InlineSwitch } from '@grafana/ui';
import React from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';

/** Whether panels without data leave the grid. */
export function HideNoData({ origin }: { readonly origin: SceneObject }): React.JSX.Element {
  const isOn = useUrl(origin, 'hidesEmpty');
  return (
    <InlineSwitch
      showLabel
      label="Hide empty"
      title="Hides panels that have no data"
      value={isOn}
      onChange={(event) => getUrl(origin).set({ hidesEmpty: event.currentTarget.checked })}
    />
  );
}
