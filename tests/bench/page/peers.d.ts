// The part of d3-flame-graph that the benchmark uses; it comes without types, as does d3-selection.
declare module 'd3-selection' {
  export interface Selection {
    datum(data: unknown): Selection;
    datum(): unknown;
    call(render: unknown): Selection;
  }
  export function select(element: Element): Selection;
}

declare module 'd3-flame-graph' {
  export interface D3Data {
    readonly name: string;
    readonly value: number;
    readonly children: D3Data[];
  }
  /** The node that it makes of `D3Data`. */
  export interface D3Node {
    readonly value: number;
    readonly children?: readonly D3Node[];
  }
  export interface D3Chart {
    width(px: number): D3Chart;
    cellHeight(px: number): D3Chart;
    minFrameSize(px: number): D3Chart;
    transitionDuration(ms: number): D3Chart;
    inverted(isInverted: boolean): D3Chart;
    tooltip(isShown: boolean): D3Chart;
    search(text: string): void;
    zoomTo(node: D3Node): void;
    destroy(): void;
  }
  export default function flamegraph(): D3Chart;
}

declare module 'flame-chart-js' {
  export interface FlameChartNode {
    readonly name: string;
    readonly start: number;
    readonly duration: number;
    readonly type?: string;
    readonly children?: readonly FlameChartNode[];
  }
  export class FlameChart {
    constructor(options: { canvas: HTMLCanvasElement; data: readonly FlameChartNode[] });
    setZoom(start: number, end: number): void;
    render(): void;
  }
}
