import { DashboardCursorSync } from '@grafana/data';
import {
  behaviors,
  type SceneObject,
  SceneObjectBase,
  type SceneObjectState,
  SceneTimePicker,
  SceneTimeRange,
} from '@grafana/scenes';
import { chooseDataSource, rememberDataSource } from 'grafana/dataSources';
import { readStored, writeStored } from 'grafana/storage';
import { createPageLocation } from 'grafana/urlLocation';
import { RefreshPicker } from 'scenes/events/RefreshPicker';
import { ExplorerUrl, getSelection, subscribeToSelection } from 'scenes/explorerUrl';
import { FilterScope } from 'scenes/filters/FilterScope';
import { DashboardForm } from 'scenes/links/DashboardForm';
import { ServiceIndex } from 'scenes/services/ServiceIndex';
import { readRangeByItsMiddle, syncWithUrl } from 'scenes/syncWithUrl';
import { USUAL_VALUES, type ViewType } from 'url/parameters';
import type { UrlLocation } from 'url/UrlLocation';
import { UrlState } from 'url/UrlState';
import { ExplorerRenderer } from './ExplorerRenderer';
import { findView } from './views';

/** Properties of an explorer within a page of another app. */
interface Embedding {
  readonly location: UrlLocation;
  /** Name of the way back from the whole explorer; undefined if the page gives none. */
  readonly returnTitle: string | undefined;
}

export interface ProfilesExplorerState extends SceneObjectState {
  explorerUrl: ExplorerUrl;
  view: ViewType;
  $timeRange: SceneTimeRange;
  timePicker: SceneTimePicker;
  refreshPicker: RefreshPicker;
  serviceIndex: ServiceIndex;
  filterScope: FilterScope;
  dashboardForm: DashboardForm;
  /** The view; undefined while its code loads. */
  body?: SceneObject;
  /** Reason why the view's code could not be loaded. */
  loadError?: string;
}

/** Owns what all views share: the URL, the time range, the list of services, which filters apply. A view is its body. */
export class ProfilesExplorer extends SceneObjectBase<ProfilesExplorerState> {
  static Component = ExplorerRenderer;

  /** @param embedding omitted if it is a page of its own */
  constructor(readonly embedding?: Embedding) {
    const { from, to } = USUAL_VALUES;
    const $timeRange = new SceneTimeRange({ from, to });
    const url = new UrlState(embedding?.location ?? createPageLocation(), {
      dataSource: chooseDataSource(),
      // The service of the last visit, until the URL or the user says which.
      service: readStored('serviceName', (value) => typeof value === 'string'),
      timeZone: $timeRange.getTimeZone(),
    });
    super({
      explorerUrl: new ExplorerUrl(url),
      view: url.get('view'),
      $timeRange,
      $behaviors: [
        new behaviors.SceneQueryController(),
        new behaviors.CursorSync({ sync: DashboardCursorSync.Crosshair }),
      ],
      timePicker: new SceneTimePicker({ isOnCanvas: true }),
      refreshPicker: new RefreshPicker(),
      serviceIndex: new ServiceIndex(),
      filterScope: new FilterScope(),
      dashboardForm: new DashboardForm(),
    });
    this.addActivationHandler(() => {
      const { refreshPicker, serviceIndex, filterScope } = this.state;
      readRangeByItsMiddle(url, $timeRange);
      const endings = [
        url.start(),
        // Followers of the time range are set up later, so that the URL changes first.
        syncWithUrl(url, $timeRange, { from: 'from', to: 'to', timeZone: 'timezone' }),
        syncWithUrl(url, refreshPicker, { refresh: 'refresh' }),
        url.subscribe(['view'], () => this.loadView()),
        serviceIndex.activate(),
        filterScope.activate(),
        subscribeToSelection(this, () => this.rememberSelection()),
      ];
      this.loadView();
      return () => endings.forEach((end) => end());
    });
  }

  get url(): UrlState {
    return this.state.explorerUrl.url;
  }

  retryView(): void {
    this.loadView();
  }

  private loadView(): void {
    const { load, type, hasFilters, hasService } = findView(this.url.get('view'));
    this.setState({ view: type, body: undefined, loadError: undefined });
    this.state.filterScope.setView({ takesFilters: hasFilters, hasService });
    load()
      .then((body) => this.state.view === type && this.setState({ body }))
      .catch((error: unknown) => {
        if (this.state.view === type) {
          this.setState({ loadError: error instanceof Error ? error.message : String(error) });
        }
      });
  }

  /** Stores the selection, but not one that another app made: the user did not choose it. */
  private rememberSelection(): void {
    if (this.embedding) {
      return;
    }
    const { dataSourceUid, serviceName } = getSelection(this);
    rememberDataSource(dataSourceUid);
    writeStored('serviceName', serviceName);
  }
}
