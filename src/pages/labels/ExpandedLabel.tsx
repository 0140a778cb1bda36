import {
  type SceneComponentProps,
  SceneDataNode,
  SceneObjectBase,
  type SceneObjectState,
  type VizPanel,
} from '@grafana/scenes';
import { buildGroupedPanel } from 'panels/buildGroupedPanel';
import { buildPanelMenu } from 'panels/buildPanelMenu';
import { drawSeries } from 'panels/drawFrames';
import { QueuedPanel } from 'panels/QueuedPanel';
import { QueuedSeries } from 'queries/QueuedSeries';
import { nameFrame, readGroupedSeries } from 'queries/readGroupedSeries';
import { SeriesQueue } from 'queries/SeriesQueue';
import React from 'react';
import { buildLabelRequest, type LabelsQuestion, MAX_POINTS } from './LabelsQuestion';

interface ExpandedLabelState extends SceneObjectState {
  label: string;
  series: QueuedSeries;
  panel?: VizPanel;
}

/** All series of a label, as far as a picture can hold them. */
export const MAX_EXPANDED = 100;

/** One label's panel, large, with all its values. */
export class ExpandedLabel extends SceneObjectBase<ExpandedLabelState> {
  static Component = ExpandedLabelRenderer;

  private readonly queue = new SeriesQueue(1);
  private question?: LabelsQuestion;

  constructor(label: string) {
    super({ label, series: new QueuedSeries() });
    this.state.series.subscribeToState(({ data }, before) => data !== before.data && this.show());
  }

  ask(question: LabelsQuestion): void {
    this.question = question;
    this.state.series.prepare(buildLabelRequest(question, this.state.label, MAX_EXPANDED));
    this.state.series.load(this.queue);
  }

  cancel(): void {
    this.state.series.cancel();
  }

  private show(): void {
    const { label, series, panel } = this.state;
    const { data } = series.state;
    if (!data || !this.question || data.series.length === 0) {
      this.setState({ panel: undefined });
      return;
    }
    const { profileTypeId } = this.question;
    const values = readGroupedSeries({ data, profileTypeId, label, maxPoints: MAX_POINTS });
    const named = drawSeries({ ...data, series: values.map(nameFrame) });
    const node = panel?.state.$data;
    if (node instanceof SceneDataNode) {
      node.setState({ data: named });
      return;
    }
    const built = buildGroupedPanel({
      panelType: 'time-series',
      title: label,
      data: new SceneDataNode({ data: named }),
      legendPlacement: 'right',
      menu: buildPanelMenu({
        getQuestion: () => {
          const request = this.question && buildLabelRequest(this.question, label, MAX_EXPANDED);
          return request && { ...request, range: request.range.raw };
        },
      }),
    });
    this.setState({ panel: built });
  }
}

function ExpandedLabelRenderer({ model }: SceneComponentProps<ExpandedLabel>): React.JSX.Element {
  const { label, series, panel } = model.useState();
  return <QueuedPanel title={label} series={series} panel={panel} />;
}
