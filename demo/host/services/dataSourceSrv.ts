import { type DataSourceApi, type DataSourceInstanceSettings, type DataSourceRef, isObject } from '@grafana/data';
import { config, type DataSourceSrv, type GetDataSourceListFilters } from '@grafana/runtime';
import { PyroscopeDataSource } from './PyroscopeDataSource';
import { TempoDataSource } from './TempoDataSource';

type Reference = DataSourceRef | string | null | undefined;

/** The data sources of `config.datasources`; only Pyroscope's and Tempo's can be queried here. */
export class HostDataSourceSrv implements DataSourceSrv {
  private readonly instances = new Map<string, DataSourceApi>();

  async get(ref?: Reference): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(ref);
    if (!settings) {
      throw new Error(`Data source ${(typeof ref === 'string' ? ref : ref?.uid) ?? 'default'} was not found`);
    }
    const instance = this.instances.get(settings.uid) ?? createDataSource(settings);
    this.instances.set(settings.uid, instance);
    return instance;
  }

  getInstanceSettings(ref?: Reference): DataSourceInstanceSettings | undefined {
    const all = Object.values(config.datasources);
    const nameOrUid = typeof ref === 'string' ? ref : ref?.uid;
    if (nameOrUid === undefined || nameOrUid === null || nameOrUid === 'default') {
      const type = isObject(ref) && 'type' in ref ? ref.type : undefined;
      const ofType = type === undefined ? [] : all.filter((settings) => settings.type === type);
      return ofType.find(({ isDefault }) => isDefault) ?? ofType[0] ?? config.datasources[config.defaultDatasource];
    }
    return all.find(({ uid }) => uid === nameOrUid) ?? all.find(({ name }) => name === nameOrUid);
  }

  /** Lists data sources for a caller with a filter of its own; Grafana's own, such as the mixed one, are left out. */
  getList({ filter }: GetDataSourceListFilters = {}): DataSourceInstanceSettings[] {
    return Object.values(config.datasources)
      .filter((settings) => !settings.meta.builtIn && filter?.(settings) !== false)
      .sort((a, b) => a.name.toLowerCase().localeCompare(b.name.toLowerCase()));
  }

  async reload(): Promise<void> {
    this.instances.clear();
  }

  registerRuntimeDataSource(): never {
    throw new Error('This host takes no data sources of plugins');
  }
}

function createDataSource(settings: DataSourceInstanceSettings): DataSourceApi {
  switch (settings.type) {
    case 'grafana-pyroscope-datasource':
      return new PyroscopeDataSource(settings);
    case 'tempo':
      return new TempoDataSource(settings);
    default:
      throw new Error(`This host has no data source plugin of type "${settings.type}"`);
  }
}
