import { FlameChart, type FlameChartNode } from 'flame-chart-js';
import { decodeTree } from 'profile/formats/decodeTree';
import { getName } from 'profile/tree/FlameTree';
import type { Subject } from './Subject';

/** Values become times, as this chart is made for traces. */
const VALUE_PER_MS = 1_000_000;

/** Creates a canvas with one object per node and zoom by range. It has no search. */
export function createFlameChart(): Subject {
  let data: FlameChartNode[] = [];
  let chart: FlameChart | undefined;
  let from = 0;
  let to = 0;
  let largest: FlameChartNode | undefined;
  const setZoom = () => {
    chart?.setZoom(from, to);
    chart?.render();
  };
  return {
    prepare(bytes) {
      const tree = decodeTree(bytes, { limited: false });
      const path: Array<FlameChartNode & { children: FlameChartNode[]; nextStart: number }> = [];
      for (let node = 0; node < tree.nodeCount; node++) {
        const depth = tree.depth[node] ?? 0;
        const caller = path[depth - 1];
        const duration = (tree.total[node] ?? 0) / VALUE_PER_MS;
        const start = caller?.nextStart ?? 0;
        const name = getName(tree, node);
        const item = { name, start, duration, type: name.slice(0, 9), children: [], nextStart: start };
        if (caller) {
          caller.nextStart += duration;
          caller.children.push(item);
        }
        path[depth] = item;
      }
      data = path[0] ? [path[0]] : [];
      largest = path[0]?.children.reduce((most, child) => (child.duration > most.duration ? child : most));
    },
    show(place) {
      const canvas = document.createElement('canvas');
      canvas.width = place.clientWidth;
      canvas.height = place.clientHeight;
      place.replaceChildren(canvas);
      from = 0;
      to = data[0]?.duration ?? 0;
      chart = new FlameChart({ canvas, data });
    },
    hide() {
      document.querySelector('#place canvas')?.remove();
      chart = undefined;
    },
    zoom(factor) {
      const middle = from + (to - from) / 3;
      [from, to] = [middle - (middle - from) / factor, middle + (to - middle) / factor];
      setZoom();
    },
    focus() {
      from = largest?.start ?? 0;
      to = from + (largest?.duration ?? 0);
      setZoom();
    },
  };
}
