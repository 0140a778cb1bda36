import {
  type SceneComponentProps,
  SceneObjectBase,
  type SceneObjectState,
  SceneObjectUrlSyncConfig,
  type SceneObjectUrlValues,
} from '@grafana/scenes';
import { InlineSwitch } from '@grafana/ui';
import React from 'react';

interface HideNoDataState extends SceneObjectState {
  isOn: boolean;
}

/** Hides panels without data from the grid: `hideNoData=on` in the URL. */
export class HideNoData extends SceneObjectBase<HideNoDataState> {
  static Component = HideNoDataRenderer;

  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['hideNoData'] });

  constructor() {
    super({ isOn: false });
  }

  /** A choice of the user's: the browser's back button undoes it. */
  select(isOn: boolean): void {
    this._urlSync.performBrowserHistoryAction(() => this.setState({ isOn }));
  }

  getUrlState(): SceneObjectUrlValues {
    return { hideNoData: this.state.isOn ? 'on' : undefined };
  }

  updateFromUrl({ hideNoData }: SceneObjectUrlValues): void {
    this.setState({ isOn: hideNoData === 'on' });
  }
}

function HideNoDataRenderer({ model }: SceneComponentProps<HideNoData>): React.JSX.Element {
  const { isOn } = model.useState();
  return (
    <InlineSwitch
      showLabel
      label="Hide panels without data"
      value={isOn}
      onChange={(event) => model.select(event.currentTarget.checked)}
    />
  );
}
