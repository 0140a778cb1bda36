import { sceneGraph, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { decodeState, encodeState, FLAME_GRAPH_KEYS, type FlameGraphState } from 'flamegraph/state/FlameGraphState';
import { NOTHING_LOADED } from 'loading/Loader';
import { getRangeMs } from 'queries/rangeMs';
import { ServerLoader, type ServerState } from 'queries/ServerLoader';
import { getSelection, getUrl, subscribeToSelection } from 'scenes/explorerUrl';
import { getServiceIndex } from 'scenes/services/ServiceIndex';
import { USUAL_VALUES } from 'url/parameters';
import { type LoadedTrace, loadTrace, type TraceQuestion } from './loadTrace';
import { planTrace } from './planTrace';
import { TraceRenderer } from './TraceRenderer';

interface TracePageState extends SceneObjectState {
  trace: ServerState<LoadedTrace>;
  /** True if somebody stopped the search for it. */
  isStopped: boolean;
  flameGraph: FlameGraphState;
  /** Parts of a link that could not be read. */
  linkErrors: readonly string[];
}

/** Page with the cost of one request in all services that it went through. */
export class TracePage extends SceneObjectBase<TracePageState> {
  static Component = TraceRenderer;

  /** The question whose answer somebody does not want to wait for. */
  private stoppedKey?: string;
  private readonly loader = new ServerLoader<TraceQuestion, LoadedTrace>(loadTrace, (trace) =>
    this.setState({ trace }),
  );

  constructor() {
    super({
      trace: NOTHING_LOADED,
      isStopped: false,
      flameGraph: decodeState(USUAL_VALUES).state,
      linkErrors: [],
    });
    this.addActivationHandler(() => this.activatePage());
  }

  private activatePage(): () => void {
    const sources = [sceneGraph.getTimeRange(this), getServiceIndex(this)];
    const subscriptions = sources.map((source) => source.subscribeToState(() => this.update()));
    const url = getUrl(this);
    const endings = [
      subscribeToSelection(this, () => this.update()),
      url.subscribe(['traceIds'], () => this.update()),
      url.subscribe(FLAME_GRAPH_KEYS, () => this.readUrl()),
    ];
    this.readUrl();
    return () => {
      subscriptions.forEach((subscription) => subscription.unsubscribe());
      endings.forEach((end) => end());
      this.loader.stop();
    };
  }

  /** `isStep`: a choice that the back button undoes. */
  setFlameGraph(flameGraph: FlameGraphState, isStep: boolean): void {
    getUrl(this).set(encodeState(flameGraph), { isStep });
  }

  /** Ends the search; what was found stays. */
  stop(): void {
    this.stoppedKey = this.state.trace.key;
    this.loader.stop();
    this.setState({ isStopped: true });
  }

  /** Searches again. */
  start(): void {
    this.stoppedKey = undefined;
    this.update();
  }

  private readUrl(): void {
    const { state: flameGraph, errors: linkErrors } = decodeState(getUrl(this).pick(FLAME_GRAPH_KEYS));
    this.setState({ flameGraph, linkErrors });
    this.update();
  }

  /** Several parts may change in one go, as with the back button: only their result counts. */
  private update(): void {
    getUrl(this).afterChange(this.ask);
  }

  private readonly ask = (): void => {
    const { matrix } = getServiceIndex(this).state;
    const traceIds = getUrl(this).get('traceIds');
    const { dataSourceUid, profileTypeId } = getSelection(this);
    if (!this.isActive || !matrix) {
      return;
    }
    if (traceIds.length === 0) {
      this.loader.clear();
      return;
    }
    const range = sceneGraph.getTimeRange(this).state.value;
    const plan = planTrace({ traceIds, profileTypeId, range, matrix });
    const key = JSON.stringify([dataSourceUid, traceIds, profileTypeId, getRangeMs(this)]);
    if (key !== this.stoppedKey) {
      this.setState({ isStopped: false });
      this.loader.ask(key, { dataSourceUid, plan });
    }
  };
}
