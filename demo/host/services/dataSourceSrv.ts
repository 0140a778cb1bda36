import {
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourceRef,
  isObject,
  matchPluginId,
  type ScopedVars,
} from '@grafana/data';
import {
  config,
  type DataSourceSrv,
  DataSourceWithBackend,
  type GetDataSourceListFilters,
  getTemplateSrv,
  type RuntimeDataSourceRegistration,
} from '@grafana/runtime';
import { PyroscopeDataSource } from './PyroscopeDataSource';

type Reference = DataSourceRef | string | null | undefined;

/** The data sources of `config.datasources`; only Pyroscope's and Tempo's can be queried here. */
export class HostDataSourceSrv implements DataSourceSrv {
  private readonly instances = new Map<string, DataSourceApi>();
  private readonly runtimeInstances = new Map<string, DataSourceApi>();

  async get(ref?: Reference, scopedVars?: ScopedVars): Promise<DataSourceApi> {
    const uid = typeof ref === 'string' ? ref : ref?.uid;
    const runtimeInstance = uid === undefined ? undefined : this.runtimeInstances.get(uid);
    if (runtimeInstance) {
      return runtimeInstance;
    }
    const settings = this.getInstanceSettings(ref, scopedVars);
    if (!settings) {
      throw new Error(`Data source ${uid ?? 'default'} was not found`);
    }
    // A reference through a variable names the variable; the real data source is behind it.
    const realUid = settings.rawRef?.uid ?? settings.uid;
    const known = this.instances.get(realUid);
    if (known) {
      return known;
    }
    const real = this.getInstanceSettings(realUid);
    if (!real) {
      throw new Error(`Data source ${realUid} was not found`);
    }
    const instance = createDataSource(real);
    this.instances.set(realUid, instance);
    return instance;
  }

  getInstanceSettings(ref?: Reference, scopedVars?: ScopedVars): DataSourceInstanceSettings | undefined {
    const all = Object.values(config.datasources);
    const nameOrUid = typeof ref === 'string' ? ref : ref?.uid;
    if (nameOrUid === undefined || nameOrUid === null || nameOrUid === 'default') {
      const type = isObject(ref) && 'type' in ref ? ref.type : undefined;
      const ofType = type === undefined ? [] : all.filter((settings) => settings.type === type);
      return ofType.find(({ isDefault }) => isDefault) ?? ofType[0] ?? config.datasources[config.defaultDatasource];
    }
    if (nameOrUid.startsWith('$')) {
      const resolved = this.getInstanceSettings(getTemplateSrv().replace(nameOrUid, scopedVars, firstValue));
      return (
        resolved && {
          ...resolved,
          isDefault: false,
          name: nameOrUid,
          uid: nameOrUid,
          rawRef: { type: resolved.type, uid: resolved.uid },
        }
      );
    }
    return all.find(({ uid }) => uid === nameOrUid) ?? all.find(({ name }) => name === nameOrUid);
  }

  getList(filters: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    const all = Object.values(config.datasources);
    const list = all
      .filter(({ meta }) => !meta.builtIn)
      .filter((settings) => matchesFilters(settings, filters))
      .sort((a, b) => a.name.toLowerCase().localeCompare(b.name.toLowerCase()));
    if (filters.pluginId || filters.alerting) {
      return list;
    }
    const builtIn = [
      filters.mixed ? '-- Mixed --' : undefined,
      filters.dashboard ? '-- Dashboard --' : undefined,
      filters.tracing ? undefined : '-- Grafana --',
    ];
    return [
      ...list,
      ...all.filter((settings) => builtIn.includes(settings.name) && filters.filter?.(settings) !== false),
    ];
  }

  async reload(): Promise<void> {
    this.instances.clear();
  }

  registerRuntimeDataSource({ dataSource }: RuntimeDataSourceRegistration): void {
    if (this.runtimeInstances.has(dataSource.uid)) {
      throw new Error(`A runtime data source with uid ${dataSource.uid} has already been registered`);
    }
    this.runtimeInstances.set(dataSource.uid, dataSource);
  }
}

function createDataSource(settings: DataSourceInstanceSettings): DataSourceApi {
  switch (settings.type) {
    case 'grafana-pyroscope-datasource':
      return new PyroscopeDataSource(settings);
    case 'tempo':
      return new DataSourceWithBackend(settings);
    default:
      throw new Error(`This host has no data source plugin of type "${settings.type}"`);
  }
}

function matchesFilters(settings: DataSourceInstanceSettings, filters: GetDataSourceListFilters): boolean {
  const { meta, type } = settings;
  const types = filters.type === undefined ? undefined : [filters.type].flat();
  const isQueryable = Boolean(meta.metrics || meta.annotations || meta.tracing || meta.logs || meta.alerting);
  return (
    (!filters.metrics || meta.metrics === true) &&
    (!filters.tracing || meta.tracing === true) &&
    (!filters.logs || meta.logs === true || meta.category === 'logging') &&
    (!filters.annotations || meta.annotations === true) &&
    (!filters.alerting || meta.alerting === true) &&
    (!filters.pluginId || matchPluginId(filters.pluginId, meta)) &&
    (!types || types.includes(type) || types.some((alias) => meta.aliasIDs?.includes(alias))) &&
    (filters.all === true || isQueryable) &&
    filters.filter?.(settings) !== false
  );
}

function firstValue(value: string | string[]): string {
  return [value].flat()[0] ?? '';
}
