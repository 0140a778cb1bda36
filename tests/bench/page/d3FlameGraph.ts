import flamegraph, { type D3Chart, type D3Data, type D3Node } from 'd3-flame-graph';
import { select, type Selection } from 'd3-selection';
import { decodeTree } from 'profile/formats/decodeTree';
import { getName } from 'profile/tree/FlameTree';
import type { Subject } from './Subject';

/** Creates an SVG graph. Frames narrower than half a pixel are left out, as its users do with profiles of any size. */
export function createD3FlameGraph(): Subject {
  let data: D3Data | undefined;
  let chart: D3Chart | undefined;
  let selection: Selection | undefined;
  return {
    prepare(bytes) {
      const tree = decodeTree(bytes, { limited: false });
      const path: D3Data[] = [];
      for (let node = 0; node < tree.nodeCount; node++) {
        const depth = tree.depth[node] ?? 0;
        const item = { name: getName(tree, node), value: tree.total[node] ?? 0, children: [] };
        path[depth - 1]?.children.push(item);
        path[depth] = item;
      }
      data = path[0];
    },
    show(place) {
      chart = flamegraph()
        .width(place.clientWidth)
        .cellHeight(22)
        .minFrameSize(0.5)
        .transitionDuration(0)
        .inverted(true)
        .tooltip(false);
      selection = select(place).datum(data);
      selection.call(chart);
    },
    hide() {
      chart?.destroy();
    },
    search: (text) => chart?.search(text),
    focus() {
      // It puts its own root in the place of the data.
      const children = (selection?.datum() as D3Node | undefined)?.children ?? [];
      const largest = children.reduce<D3Node | undefined>(
        (most, child) => (most === undefined || child.value > most.value ? child : most),
        undefined,
      );
      if (largest) {
        chart?.zoomTo(largest);
      }
    },
  };
}
