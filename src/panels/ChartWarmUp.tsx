import { css } from '@emotion/css';
import { FieldType, getDefaultTimeRange, LoadingState, toDataFrame } from '@grafana/data';
import { SceneDataNode, SceneObjectBase, type SceneObjectState, type VizPanel } from '@grafana/scenes';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { buildTimeSeriesPanel } from './buildTimeSeriesPanel';

interface ChartWarmUpState extends SceneObjectState {
  panel: VizPanel;
}

/**
 * A chart that nobody sees, drawn while the server makes its first answer: the browser then has compiled, and Grafana has loaded, all that
 * the first real chart needs, which comes sooner.
 */
export class ChartWarmUp extends SceneObjectBase<ChartWarmUpState> {
  static Component = ChartWarmUpRenderer;

  constructor() {
    const timeRange = getDefaultTimeRange();
    const times = [timeRange.from.valueOf(), timeRange.to.valueOf()];
    const frame = toDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: times },
        { name: 'value', type: FieldType.number, values: [0, 1], config: { unit: 'cores' } },
      ],
    });
    const data = { state: LoadingState.Done, series: [frame], timeRange };
    super({ panel: buildTimeSeriesPanel({ title: '', data: new SceneDataNode({ data }), colorIndex: 0 }) });
  }
}

function ChartWarmUpRenderer({ model }: { readonly model: ChartWarmUp }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { panel } = model.useState();
  return (
    <div className={styles.unseen} aria-hidden>
      <panel.Component model={panel} />
    </div>
  );
}

const getStyles = () => ({
  unseen: css({
    position: 'fixed',
    left: 0,
    top: 0,
    width: 400,
    height: 200,
    visibility: 'hidden',
    pointerEvents: 'none',
  }),
});
