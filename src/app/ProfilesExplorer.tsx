import { DashboardCursorSync } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import {
  behaviors,
  NewSceneObjectAddedEvent,
  type SceneObject,
  SceneObjectBase,
  SceneObjectRemovedEvent,
  type SceneObjectState,
  SceneObjectUrlSyncConfig,
  type SceneObjectUrlValues,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
} from '@grafana/scenes';
import { chooseDataSource, rememberDataSource } from 'grafana/dataSources';
import { readStored, writeStored } from 'grafana/storage';
import { LayoutChoice } from 'panels/LayoutChoice';
import { SortChoice } from 'panels/SortChoice';
import { DEFAULT_PROFILE_TYPE } from 'profile/catalog/knownProfileTypes';
import { RefreshPicker } from 'scenes/events/RefreshPicker';
import { FilterScope } from 'scenes/filters/FilterScope';
import { ServiceIndex } from 'scenes/services/ServiceIndex';
import { FiltersVariable } from 'scenes/variables/FiltersVariable';
import {
  DATA_SOURCE,
  FILTERS,
  getSelection,
  PROFILE_ID,
  PROFILE_TYPE,
  SERVICE_NAME,
  SPAN,
  subscribeToSelection,
  UPSTREAM_FILTERS,
} from 'scenes/variables/selection';
import { SelectionVariable } from 'scenes/variables/SelectionVariable';
import { ExplorerRenderer } from './ExplorerRenderer';
import { findView } from './views';

export interface ProfilesExplorerState extends SceneObjectState {
  explorationType: string;
  timePicker: SceneTimePicker;
  refreshPicker: RefreshPicker;
  serviceIndex: ServiceIndex;
  filterScope: FilterScope;
  layoutChoice: LayoutChoice;
  sortChoice: SortChoice;
  /** The view; undefined while its code loads. */
  body?: SceneObject;
  /** Why the view's code could not be loaded. */
  loadError?: string;
}

/** Owns what all views share: data source, service, profile type, time range. The URL is its state; a view is its body. */
export class ProfilesExplorer extends SceneObjectBase<ProfilesExplorerState> {
  static Component = ExplorerRenderer;

  protected override _urlSync = new SceneObjectUrlSyncConfig(this, { keys: ['explorationType'] });

  constructor() {
    super({
      explorationType: findView('').type,
      $timeRange: new SceneTimeRange({ from: 'now-1h', to: 'now' }),
      $variables: new SceneVariableSet({
        variables: [
          new SelectionVariable(DATA_SOURCE, chooseDataSource()),
          createServiceVariable(),
          new SelectionVariable(PROFILE_TYPE, DEFAULT_PROFILE_TYPE),
          new FiltersVariable(FILTERS, [UPSTREAM_FILTERS]),
          new SelectionVariable(SPAN, '', true),
          new SelectionVariable(PROFILE_ID, '', true),
        ],
      }),
      $behaviors: [
        new behaviors.SceneQueryController(),
        new behaviors.CursorSync({ sync: DashboardCursorSync.Crosshair }),
      ],
      timePicker: new SceneTimePicker({ isOnCanvas: true }),
      refreshPicker: new RefreshPicker(),
      serviceIndex: new ServiceIndex(),
      filterScope: new FilterScope(),
      layoutChoice: new LayoutChoice(),
      sortChoice: new SortChoice(),
    });
    this.addActivationHandler(() => {
      const deactivateIndex = this.state.serviceIndex.activate();
      const deactivateFilters = this.state.filterScope.activate();
      const unsubscribe = subscribeToSelection(this, () => this.rememberSelection());
      this.loadView();
      return () => {
        unsubscribe();
        deactivateFilters();
        deactivateIndex();
      };
    });
  }

  getUrlState(): SceneObjectUrlValues {
    return { explorationType: this.state.explorationType };
  }

  updateFromUrl(values: SceneObjectUrlValues): void {
    const { type } = findView(String(values.explorationType ?? ''));
    if (type !== this.state.explorationType) {
      this.setState({ explorationType: type });
      if (this.isActive) {
        this.loadView();
      }
    }
  }

  retryView(): void {
    this.loadView();
  }

  private loadView(): void {
    const { explorationType, body } = this.state;
    if (body) {
      // Takes the view's own parameters out of the URL.
      this.publishEvent(new SceneObjectRemovedEvent(body), true);
    }
    this.setState({ body: undefined, loadError: undefined });
    const view = findView(explorationType);
    this.state.filterScope.setView({ takesFilters: view.hasFilters, hasService: view.hasService });
    view
      .load()
      .then((next) => this.state.explorationType === explorationType && this.showView(next))
      .catch((error: unknown) => {
        if (this.state.explorationType === explorationType) {
          this.setState({ loadError: error instanceof Error ? error.message : String(error) });
        }
      });
  }

  private showView(body: SceneObject): void {
    this.setState({ body });
    // A new object takes its state from the URL only when it is announced.
    this.publishEvent(new NewSceneObjectAddedEvent(body), true);
  }

  private rememberSelection(): void {
    const { dataSourceUid, serviceName } = getSelection(this);
    rememberDataSource(dataSourceUid);
    writeStored('serviceName', serviceName);
  }
}

/** The service of the last visit, until the URL or the user says which. */
function createServiceVariable(): SelectionVariable {
  const lastUsed = readStored('serviceName', (value) => typeof value === 'string') ?? '';
  const variable = new SelectionVariable(SERVICE_NAME, lastUsed);
  variable.isRemembered = !locationService.getSearch().get(`var-${SERVICE_NAME}`);
  return variable;
}
