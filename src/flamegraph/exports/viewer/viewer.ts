import { fitLabel } from 'flamegraph/canvas/fitText';
import { buildScaledPalette, describeScaledNode } from 'flamegraph/diff/ScaledDiff';
import { formatAmount, hasAmounts, hasShares } from 'profile/amounts/AmountUnit';
import { formatFunctionName } from 'profile/format/formatFunctionName';
import { formatInteger, formatShare } from 'profile/format/formatNumber';
import { getLabels } from 'profile/names/listLabels';
import { splitName } from 'profile/names/splitName';
import { getName, getTotal, isCut } from 'profile/tree/FlameTree';
import { searchTree, type TreeMatches } from './searchTree';
import { parseViewerData } from './viewerData';
import { ViewerLayout } from './ViewerLayout';

const ROW_PX = 20;
const FONT_PX = 12;
const ROOT = 0;

/**
 * The script of an exported page. It is bundled on its own into `viewerAssets.ts`, and finds its profile and its controls
 * in the page (`printHtml`). Names only ever become text: on the canvas and as `textContent`.
 */
export function startViewer(page: Document): void {
  const find = <T extends HTMLElement>(id: string): T => page.getElementById(id) as T;
  const { unit, tree, diff } = parseViewerData(find('profile').textContent);
  const layout = new ViewerLayout(tree);
  const [graph, rows, tooltip, status] = [find('graph'), find('rows'), find('tooltip'), find('status')];
  const search = find<HTMLInputElement>('search');
  const canvas = find<HTMLCanvasElement>('canvas');
  const context = canvas.getContext('2d');
  // Dark names are on light grounds, whatever the theme.
  const palette = diff && buildScaledPalette(diff, 'light', 'blueOrange');
  const hueOfName = new Map<number, number>();
  let focus = ROOT;
  let selected = ROOT;
  let matches: TreeMatches | undefined;

  const nameOf = (node: number) =>
    isCut(tree, node) ? 'other (cut away by the server)' : formatFunctionName(getName(tree, node));

  function describe(node: number): string {
    if (diff) {
      return [nameOf(node), ...describeScaledNode(diff, node)].join('\n');
    }
    const total = tree.total[node] ?? 0;
    const whole = getTotal(tree);
    const ofFocus = focus === ROOT ? [] : [`${formatShare(total / (tree.total[focus] || 1))} of what is shown`];
    const measured = [
      ...(hasAmounts(unit) ? [formatAmount(total, unit, whole)] : []),
      ...(hasShares(unit) ? [`${formatShare(total / (whole || 1))} of all`, ...ofFocus] : []),
    ];
    return [
      nameOf(node),
      `total ${measured.join(', ')}`,
      `self ${formatAmount(tree.self[node] ?? 0, unit, whole)}`,
    ].join('\n');
  }

  function hueOf(node: number): number {
    const name = tree.nameIndex[node] ?? 0;
    let hue = hueOfName.get(name);
    if (hue === undefined) {
      hue = 0;
      // Functions that tell of no package would all look alike.
      for (const char of splitName(getName(tree, node)).packageName || getName(tree, node)) {
        hue = (hue * 31 + (char.codePointAt(0) ?? 0)) % 360;
      }
      hueOfName.set(name, hue);
    }
    return hue;
  }

  function colorOf(node: number): string {
    if (node < 0 || isCut(tree, node) || (node === ROOT && !palette)) {
      return 'hsl(0 0% 72%)';
    }
    const isDimmed = matches !== undefined && matches.isMatch[tree.nameIndex[node] ?? 0] !== 1;
    return isDimmed ? 'hsl(0 0% 84%)' : (palette?.getStyle(node).fill ?? `hsl(${hueOf(node)} 60% 72%)`);
  }

  function draw(): void {
    const widthPx = graph.clientWidth;
    const heightPx = graph.clientHeight;
    rows.style.height = `${layout.rowCount * ROW_PX}px`;
    if (!context) {
      return;
    }
    const ratio = page.defaultView?.devicePixelRatio ?? 1;
    canvas.width = Math.round(widthPx * ratio);
    canvas.height = Math.round(heightPx * ratio);
    canvas.style.height = `${heightPx}px`;
    context.scale(ratio, ratio);
    context.font = `${FONT_PX}px ui-monospace, monospace`;
    context.textBaseline = 'middle';
    const charPx = context.measureText('m').width || FONT_PX;
    const firstRow = Math.floor(graph.scrollTop / ROW_PX);
    const lastRow = Math.ceil((graph.scrollTop + heightPx) / ROW_PX);
    for (const bar of layout.computeBars(focus, { widthPx, firstRow, lastRow })) {
      const y = bar.row * ROW_PX - graph.scrollTop;
      context.fillStyle = colorOf(bar.node);
      context.fillRect(bar.xPx, y, Math.max(0.5, bar.widthPx - 0.5), ROW_PX - 1);
      const maxPx = bar.widthPx - 6;
      if (bar.node >= 0 && maxPx >= 2 * charPx) {
        const sign = palette?.getStyle(bar.node).sign;
        const labels = isCut(tree, bar.node)
          ? [nameOf(bar.node)]
          : getLabels(tree.names, tree.nameIndex[bar.node] ?? 0);
        const measure = (text: string) => text.length * charPx;
        const prefix = sign ? `${sign} ` : '';
        context.fillStyle = '#16181c';
        const text = fitLabel(labels, { prefix, mark: '', maxPx, align: 'left', measure });
        context.fillText(text, bar.xPx + 3, y + ROW_PX / 2);
      }
      if (bar.node === selected && selected !== ROOT) {
        context.strokeStyle = '#16181c';
        context.lineWidth = 2;
        context.strokeRect(bar.xPx + 1, y + 1, Math.max(1, bar.widthPx - 2), ROW_PX - 3);
      }
    }
  }

  function zoom(node: number): void {
    focus = node;
    select(node);
  }

  function select(node: number): void {
    selected = node;
    const top = (tree.depth[node] ?? 0) * ROW_PX;
    if (top < graph.scrollTop || top + ROW_PX > graph.scrollTop + graph.clientHeight) {
      graph.scrollTop = Math.max(0, top - ROW_PX * 2);
    }
    status.textContent = node === ROOT ? '' : describe(node).replaceAll('\n', ', ');
    draw();
  }

  function runSearch(): void {
    matches = searchTree(tree, search.value);
    const value = matches?.value ?? 0;
    const share = `${formatShare(value / (getTotal(tree) || 1))} of ${diff ? 'the width' : 'all'}`;
    const part = diff || hasShares(unit) ? share : formatAmount(value, unit, getTotal(tree));
    status.textContent = matches ? `${part} passes through ${formatInteger(matches.functionCount)} functions` : '';
    draw();
  }

  const findPointed = (event: MouseEvent): number | undefined => {
    const box = canvas.getBoundingClientRect();
    const row = Math.floor((event.clientY - box.top + graph.scrollTop) / ROW_PX);
    return layout.findNode(focus, event.clientX - box.left, row, graph.clientWidth);
  };

  canvas.addEventListener('click', (event) => {
    const node = findPointed(event);
    if (node !== undefined) {
      zoom(node);
    }
  });
  canvas.addEventListener('mousemove', (event) => {
    const node = findPointed(event);
    tooltip.hidden = node === undefined;
    if (node !== undefined) {
      tooltip.textContent = describe(node);
      const view = page.documentElement;
      tooltip.style.left = `${Math.max(0, Math.min(event.clientX + 12, view.clientWidth - tooltip.offsetWidth - 8))}px`;
      tooltip.style.top = `${Math.max(0, Math.min(event.clientY + 16, view.clientHeight - tooltip.offsetHeight - 8))}px`;
    }
  });
  canvas.addEventListener('mouseleave', () => (tooltip.hidden = true));
  graph.addEventListener('scroll', draw);
  graph.addEventListener('keydown', (event) => {
    switch (event.key) {
      case 'ArrowUp':
      case 'ArrowDown':
      case 'ArrowLeft':
      case 'ArrowRight': {
        const next = layout.findNeighbour(selected, event.key);
        // Moves stay within what is shown, and its callers.
        const isShown = next >= focus && next < (tree.subtreeEnd[focus] ?? 0);
        select(isShown || event.key === 'ArrowUp' ? next : selected);
        break;
      }
      case 'Enter':
        zoom(selected);
        break;
      case 'Escape':
        zoom(ROOT);
        break;
      default:
        return;
    }
    event.preventDefault();
  });
  search.addEventListener('input', runSearch);
  find('reset').addEventListener('click', () => zoom(ROOT));
  page.defaultView?.addEventListener('resize', draw);
  draw();
}
