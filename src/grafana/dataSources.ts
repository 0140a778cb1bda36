import { type DataSourceInstanceSettings, type DataSourceJsonData, rangeUtil } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { readStored, writeStored } from './storage';

export const PYROSCOPE_TYPE = 'grafana-pyroscope-datasource';

/** Stands for a data source if there is none. */
export const NO_DATA_SOURCE = 'no-data-source-configured';

interface PyroscopeJsonData extends DataSourceJsonData {
  readonly overridesDefault?: boolean;
  /** The setting “Minimal step”, such as "30s". */
  readonly minStep?: string;
}

export type PyroscopeDataSource = DataSourceInstanceSettings<PyroscopeJsonData>;

export function listDataSources(): PyroscopeDataSource[] {
  return getDataSourceSrv()
    .getList({ filter: ({ type }) => type === PYROSCOPE_TYPE })
    .filter(({ uid }) => Boolean(uid));
}

const DEFAULT_MIN_STEP_MS = 15_000;

/** Returns the smallest step in which Grafana asks a data source for series, whatever a query wants. */
export function getMinStepMs(dataSourceUid: string): number {
  const minStep = listDataSources().find(({ uid }) => uid === dataSourceUid)?.jsonData?.minStep;
  try {
    return minStep ? rangeUtil.intervalToMs(minStep) : DEFAULT_MIN_STEP_MS;
  } catch {
    // Grafana's backend takes its default for what it cannot read.
    return DEFAULT_MIN_STEP_MS;
  }
}

/** Chooses the data source to begin with: last used, else the one that claims to be preferred, else the default, else the first. */
export function chooseDataSource(): string {
  const all = listDataSources();
  const lastUsed = readStored<string>('dataSource', isString);
  const chosen =
    all.find(({ uid }) => uid === lastUsed) ??
    all.find(({ jsonData }) => jsonData?.overridesDefault) ??
    all.find(({ isDefault }) => isDefault) ??
    all[0];
  return chosen?.uid ?? NO_DATA_SOURCE;
}

export function rememberDataSource(uid: string): void {
  writeStored('dataSource', uid);
}

/**
 * Returns the path of the Pyroscope server behind a data source, for Grafana's request service. The service resolves
 * paths against Grafana's root, so a sub-path would be in the address twice.
 */
export function getProxyUrl(dataSourceUid: string): string {
  return `/api/datasources/proxy/uid/${encodeURIComponent(dataSourceUid)}`;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** Returns the name of a data source; its id if it is gone. */
export function getDataSourceName(uid: string): string {
  return listDataSources().find((each) => each.uid === uid)?.name ?? uid;
}
