import { SceneObjectBase, sceneGraph, type SceneObject, type SceneObjectState } from '@grafana/scenes';
import { listDataSources } from 'grafana/dataSources';
import { buildServiceMatrix, type ServiceMatrix } from 'profile/services/ServiceMatrix';
import { findRangeProblem } from 'profile/time/findRangeProblem';
import { roundRange } from 'profile/time/roundRange';
import type { TimeRangeMs } from 'profile/time/TimeRangeMs';
import { AnswerCache } from 'pyroscope/cache';
import type { ProfileStats } from 'pyroscope/client';
import { isCancellation, toPyroscopeError, type PyroscopeError } from 'pyroscope/PyroscopeError';
import { getPyroscopeClient } from 'scenes/queries/clients';
import { getFromExplorer } from 'scenes/getFromExplorer';
import { getRangeMs } from 'scenes/queries/rangeMs';
import { getSelection, subscribeToSelection } from 'scenes/variables/selection';

interface ServiceIndexState extends SceneObjectState {
  /** `isLoading` beside an older matrix means that the matrix is being renewed. */
  isLoading: boolean;
  /** Undefined until the first answer. */
  matrix?: ServiceMatrix;
  error?: PyroscopeError;
  /** What the server holds at all; asked for only when the range holds nothing. */
  stats?: ProfileStats;
}

const answers = new AnswerCache<ServiceMatrix>(16);

/** Which services send which profile types in the time range, shared by all views. */
export class ServiceIndex extends SceneObjectBase<ServiceIndexState> {
  private request?: AbortController;
  private lastKey?: string;
  private lastDataSourceUid?: string;

  constructor() {
    super({ isLoading: true });
    this.addActivationHandler(() => {
      const timeRange = sceneGraph.getTimeRange(this).subscribeToState(() => this.load());
      const unsubscribe = subscribeToSelection(this, () => this.load());
      this.load();
      return () => {
        timeRange.unsubscribe();
        unsubscribe();
        this.request?.abort();
        this.lastKey = undefined;
      };
    });
  }

  /** Asks again, whatever was answered before. */
  retry(): void {
    answers.clear();
    this.lastKey = undefined;
    this.load();
  }

  private load(): void {
    const { dataSourceUid } = getSelection(this);
    // Lists do not change by the second, and a range that ends "now" would else be a new question each time.
    const chosen = getRangeMs(this);
    const range = roundRange(chosen);
    const key = JSON.stringify([dataSourceUid, range]);
    const isKnown = listDataSources().some(({ uid }) => uid === dataSourceUid);
    // Of a range that cannot be asked for the page says so by itself.
    if (key === this.lastKey || !isKnown || findRangeProblem(chosen) !== undefined) {
      return;
    }
    const isOtherSource = this.lastDataSourceUid !== dataSourceUid;
    this.lastKey = key;
    this.lastDataSourceUid = dataSourceUid;
    this.request?.abort();
    this.request = new AbortController();
    // Services of another data source are no picture to keep.
    this.setState({
      isLoading: true,
      ...(isOtherSource ? { matrix: undefined, error: undefined, stats: undefined } : {}),
    });
    void this.fetch(dataSourceUid, range, key, this.request.signal);
  }

  private async fetch(dataSourceUid: string, range: TimeRangeMs, key: string, signal: AbortSignal): Promise<void> {
    const client = getPyroscopeClient(dataSourceUid);
    const query = { ...range, matchers: [], labelNames: ['service_name', '__profile_type__'] };
    try {
      const matrix = await answers.get(
        key,
        async (requestSignal) => buildServiceMatrix(await client.fetchSeries(query, requestSignal)),
        signal,
      );
      const stats = matrix.serviceNames.length === 0 ? await client.fetchProfileStats(signal) : undefined;
      this.setState({ isLoading: false, matrix, stats, error: undefined });
    } catch (error) {
      if (!signal.aborted && !isCancellation(error)) {
        this.setState({ isLoading: false, error: toPyroscopeError(error) });
      }
    }
  }
}

/** The index that a scene object's explorer holds. */
export function getServiceIndex(origin: SceneObject): ServiceIndex {
  return getFromExplorer(origin, ServiceIndex);
}
