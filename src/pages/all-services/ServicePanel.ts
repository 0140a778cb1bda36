import { LoadingState } from '@grafana/data';
import { SceneDataNode, SceneObjectBase, type SceneObjectState, type VizPanel } from '@grafana/scenes';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import React from 'react';
import { ExplorerLink } from 'scenes/links/ExplorerLink';
import { buildTimeSeriesPanel } from 'scenes/panels/buildTimeSeriesPanel';
import type { ServiceAnswer } from 'scenes/queries/GroupedSeries';

interface ServicePanelState extends SceneObjectState {
  serviceName: string;
  /** Undefined until the first series arrived. */
  panel?: VizPanel;
}

export type ServicePanelStatus = 'loading' | 'series' | 'empty' | { readonly error: PyroscopeError };

/** One service's place in the grid. It outlives refreshes and filters, so that its picture stays while data changes. */
export class ServicePanel extends SceneObjectBase<ServicePanelState> {
  private shown?: ServiceAnswer;

  constructor(
    serviceName: string,
    private readonly colorIndex: number,
  ) {
    super({ serviceName });
  }

  /** Puts the newest series into the panel; undefined leaves no panel. */
  show(answer: ServiceAnswer | undefined): void {
    if (answer === this.shown) {
      return;
    }
    this.shown = answer;
    if (!answer) {
      this.setState({ panel: undefined });
      return;
    }
    const data = { state: LoadingState.Done, series: [answer.frame], timeRange: answer.timeRange };
    const node = this.state.panel?.state.$data;
    if (node instanceof SceneDataNode) {
      node.setState({ data });
    } else {
      this.setState({ panel: this.buildPanel(new SceneDataNode({ data })) });
    }
  }

  private buildPanel(data: SceneDataNode): VizPanel {
    const { serviceName } = this.state;
    const actions = React.createElement(ExplorerLink, {
      changes: { explorationType: 'flame-graph', 'var-serviceName': serviceName },
      label: `Flame graph of ${serviceName}`,
      children: 'Flame graph',
    });
    return buildTimeSeriesPanel({ title: serviceName, data, colorIndex: this.colorIndex, actions });
  }
}
