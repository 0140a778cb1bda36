import { SceneDataNode, SceneObjectBase, type SceneObjectState, type VizPanel } from '@grafana/scenes';
import type { PanelData } from '@grafana/data';
import { describeProfileType, formatProfileTypeTitle } from 'profile/catalog/describeProfileType';
import React from 'react';
import { buildTimeSeriesPanel } from 'scenes/panels/buildTimeSeriesPanel';
import { QueuedSeries } from 'scenes/queries/QueuedSeries';
import { ProfileTypeActions } from './ProfileTypeActions';

interface ProfileTypePanelState extends SceneObjectState {
  profileTypeId: string;
  title: string;
  series: QueuedSeries;
  /** Undefined until there is something to draw. */
  panel?: VizPanel;
}

/** One profile type's place in the grid. It outlives refreshes and services, so that its picture stays while data changes. */
export class ProfileTypePanel extends SceneObjectBase<ProfileTypePanelState> {
  private isNear = false;

  constructor(
    profileTypeId: string,
    private readonly colorIndex: number,
  ) {
    const series = new QueuedSeries(() => colorIndex);
    super({ profileTypeId, title: formatProfileTypeTitle(describeProfileType(profileTypeId)), series });
    series.subscribeToState(({ data }, before) => data !== before.data && this.show(data));
  }

  setNear(isNear: boolean): void {
    this.isNear = isNear;
  }

  getIsNear(): boolean {
    return this.isNear;
  }

  private show(data: PanelData | undefined): void {
    if (!data || data.series.length === 0) {
      this.setState({ panel: undefined });
      return;
    }
    const node = this.state.panel?.state.$data;
    if (node instanceof SceneDataNode) {
      node.setState({ data });
      return;
    }
    const { profileTypeId, title } = this.state;
    const panel = buildTimeSeriesPanel({
      title,
      data: new SceneDataNode({ data }),
      colorIndex: this.colorIndex,
      actions: React.createElement(ProfileTypeActions, { profileTypeId, title }),
    });
    this.setState({ panel });
  }
}
