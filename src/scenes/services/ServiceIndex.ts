import { sceneGraph, type SceneObject, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { listDataSources } from 'grafana/dataSources';
import { buildServiceMatrix, type ServiceMatrix } from 'profile/series/ServiceMatrix';
import { findRangeProblem, roundRange, type TimeRangeMs } from 'profile/time/TimeRangeMs';
import { AnswerCache } from 'pyroscope/cache';
import type { ProfileStats } from 'pyroscope/client';
import type { PyroscopeError } from 'pyroscope/PyroscopeError';
import { getPyroscopeClient } from 'queries/clients';
import { getRangeMs } from 'queries/rangeMs';
import { ServerLoader } from 'queries/ServerLoader';
import { getFromExplorer, getSelection, subscribeToSelection } from 'scenes/explorerUrl';

interface ServiceIndexState extends SceneObjectState {
  /** `isLoading` beside an older matrix means that the matrix is being renewed. */
  isLoading: boolean;
  /** undefined until the first answer. */
  matrix?: ServiceMatrix;
  error?: PyroscopeError;
  /** Range of everything that the server holds; requested only if the time range holds nothing. */
  stats?: ProfileStats;
}

const answers = new AnswerCache<ServiceMatrix>(16);

interface ListQuestion {
  readonly dataSourceUid: string;
  readonly range: TimeRangeMs;
}

type ListAnswer = Pick<ServiceIndexState, 'matrix' | 'stats'>;

/** Services and the profile types that each sends in the time range, shared by all views. */
export class ServiceIndex extends SceneObjectBase<ServiceIndexState> {
  private lastDataSourceUid?: string;
  private readonly loader = new ServerLoader<ListQuestion, ListAnswer>(load, ({ isLoading, answer, error }) =>
    this.setState({ isLoading, matrix: answer?.matrix, stats: answer?.stats, error }),
  );

  constructor() {
    super({ isLoading: true });
    this.addActivationHandler(() => {
      const timeRange = sceneGraph.getTimeRange(this).subscribeToState(() => this.update());
      const unsubscribe = subscribeToSelection(this, () => this.update());
      this.update();
      return () => {
        timeRange.unsubscribe();
        unsubscribe();
        this.loader.stop();
      };
    });
  }

  /** Asks again, whatever was answered before. */
  retry(): void {
    answers.clear();
    this.loader.retry();
  }

  private update(): void {
    const { dataSourceUid } = getSelection(this);
    const chosen = getRangeMs(this);
    const isKnown = listDataSources().some(({ uid }) => uid === dataSourceUid);
    // If the range cannot be requested, the page says so itself.
    if (!isKnown || findRangeProblem(chosen) !== undefined) {
      return;
    }
    if (this.lastDataSourceUid !== dataSourceUid) {
      // Services of another data source are no picture to keep.
      this.lastDataSourceUid = dataSourceUid;
      this.loader.clear();
    }
    // Lists do not change by the second, and a range that ends "now" would else be a new question each time.
    const range = roundRange(chosen);
    this.loader.ask(JSON.stringify([dataSourceUid, range]), { dataSourceUid, range });
  }
}

async function load({ dataSourceUid, range }: ListQuestion, signal: AbortSignal): Promise<ListAnswer> {
  const client = getPyroscopeClient(dataSourceUid);
  const query = { ...range, matchers: [], labelNames: ['service_name', '__profile_type__'] };
  const matrix = await answers.get(
    JSON.stringify([dataSourceUid, range]),
    async (requestSignal) => buildServiceMatrix(await client.fetchSeries(query, requestSignal)),
    signal,
  );
  return { matrix, stats: matrix.serviceNames.length === 0 ? await client.fetchProfileStats(signal) : undefined };
}

/** Returns the index that a scene object's explorer holds. */
export function getServiceIndex(origin: SceneObject): ServiceIndex {
  return getFromExplorer(origin, ServiceIndex);
}
