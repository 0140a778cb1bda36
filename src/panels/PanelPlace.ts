import type { PanelData } from '@grafana/data';
import { SceneDataNode, SceneObjectBase, type SceneObjectState, type VizPanel } from '@grafana/scenes';
import type { SeriesRequest } from 'queries/querySeries';
import { QueuedSeries } from 'queries/QueuedSeries';
import type { SeriesQueue } from 'queries/SeriesQueue';

interface PanelPlaceState extends SceneObjectState {
  /** Unique in its list, and the panel's title. */
  name: string;
  series: QueuedSeries;
  /** undefined until there is something to draw. */
  panel?: VizPanel;
}

export interface PanelPlaceOptions {
  readonly name: string;
  /** Returns the position in the list: the queue goes from top to bottom. */
  readonly getPosition: () => number;
  readonly buildPanel: (data: SceneDataNode) => VizPanel;
  /** Picks the part of the answer to draw; all of it by default. */
  readonly prepareData?: (data: PanelData) => PanelData;
}

/**
 * A place in a list of panels, each with a question of its own that is asked near the viewport. It outlives refreshes and
 * filters, so that its picture stays while data changes.
 */
export class PanelPlace extends SceneObjectBase<PanelPlaceState> {
  private near = false;
  private moveCount = 0;

  constructor(private readonly options: PanelPlaceOptions) {
    const series = new QueuedSeries(options.getPosition);
    super({ name: options.name, series });
    series.subscribeToState(({ data }, before) => data !== before.data && this.draw());
  }

  /** Key by which the list recognises the place. */
  get placeKey(): string {
    return `${this.state.name} ${this.moveCount}`;
  }

  /**
   * Gives the panel another key after it moved in the list, so that it is drawn anew there, rather than moved across the screen.
   */
  moveAway(): void {
    this.moveCount += 1;
  }

  /** Sets the question, and asks it at once if the place is near the viewport. */
  prepare(request: SeriesRequest, queue: SeriesQueue): void {
    this.state.series.prepare(request);
    if (this.near) {
      this.state.series.load(queue);
    }
  }

  /** Tells if the place is near the viewport: a near place is requested, another one leaves the queue. */
  setNear(isNear: boolean, queue: SeriesQueue): void {
    this.near = isNear;
    if (isNear) {
      this.state.series.load(queue);
    } else {
      this.state.series.leaveQueue();
    }
  }

  isNear(): boolean {
    return this.near;
  }

  /** Creates the panel again, for another way to draw the same answer. */
  redraw(): void {
    this.setState({ panel: undefined });
    this.draw();
  }

  private draw(): void {
    const { data } = this.state.series.state;
    if (!data || data.series.length === 0) {
      this.setState({ panel: undefined });
      return;
    }
    const prepared = this.options.prepareData?.(data) ?? data;
    const node = this.state.panel?.state.$data;
    if (node instanceof SceneDataNode) {
      node.setState({ data: prepared });
    } else {
      this.setState({ panel: this.options.buildPanel(new SceneDataNode({ data: prepared })) });
    }
  }
}
