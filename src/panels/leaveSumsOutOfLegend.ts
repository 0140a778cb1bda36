import type { DataFrame } from '@grafana/data';
import { sceneGraph, type SceneObject, VizPanel } from '@grafana/scenes';
import { readFrame } from 'queries/readFrame';

/** A behaviour of a chart: its legend has averages only while all that is drawn is known as an amount, and not as sums of snapshots. */
export function leaveSumsOutOfLegend(chart: SceneObject): () => void {
  if (!(chart instanceof VizPanel)) {
    throw new Error('Only a chart has a legend.');
  }
  const panel: VizPanel<{ readonly legend?: { readonly calcs: readonly string[] } }> = chart;
  const usual = panel.state.options.legend?.calcs ?? [];
  let areShown = true;
  const show = (frames: readonly DataFrame[] = []): void => {
    const areKnown = frames.every((frame) => readFrame(frame).moments !== 'unknown');
    if (areKnown !== areShown) {
      areShown = areKnown;
      const { options } = panel.state;
      panel.setState({ options: { ...options, legend: { ...options.legend, calcs: areKnown ? usual : [] } } });
    }
  };
  const data = sceneGraph.getData(panel);
  show(data.state.data?.series);
  const subscription = data.subscribeToState((next) => show(next.data?.series));
  return () => subscription.unsubscribe();
}
