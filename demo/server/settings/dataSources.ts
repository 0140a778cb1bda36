/** The data sources of this server: one Pyroscope, a Tempo if there are traces, and Grafana's own. */
export const PYROSCOPE_UID = 'pyroscope';
export const TEMPO_UID = 'tempo';
const TEMPO_TYPE = 'tempo';
const PYROSCOPE_TYPE = 'grafana-pyroscope-datasource';
export const PYROSCOPE_NAME = 'Pyroscope';

const PLUGIN_PATH = `public/plugins/${PYROSCOPE_TYPE}`;
const LOGO = `${PLUGIN_PATH}/img/grafana_pyroscope_icon.svg`;

const NO_FEATURES = {
  includes: null,
  category: '',
  preload: false,
  backend: false,
  routes: null,
  skipDataQuery: false,
  autoEnabled: false,
  annotations: false,
  metrics: true,
  alerting: false,
  explore: false,
  tables: false,
  logs: false,
  tracing: false,
  streaming: false,
  signature: 'internal',
  angular: { detected: false },
  multiValueFilterOperators: false,
  extensions: {
    addedLinks: null,
    addedComponents: null,
    exposedComponents: null,
    extensionPoints: null,
    addedFunctions: null,
  },
};

const SETTINGS = {
  isDefault: false,
  preload: false,
  jsonData: {},
  readOnly: false,
  cachingConfig: { enabled: false, TTLMs: 0 },
};

interface BuiltIn {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  readonly links?: readonly object[];
}

function buildBuiltIn({ id, name, description, icon, links = [] }: BuiltIn, meta: object, settings: object): object {
  const logo = `public/plugins/${id}/img/${icon}.svg`;
  return {
    ...SETTINGS,
    type: 'datasource',
    name,
    ...settings,
    meta: {
      ...NO_FEATURES,
      id,
      type: 'datasource',
      name,
      info: {
        author: { name: 'Grafana Labs', url: 'https://grafana.com' },
        description,
        links: [{ name: 'Raise issue', url: 'https://github.com/grafana/grafana/issues/new' }, ...links],
        logos: { small: logo, large: logo },
        build: {},
        screenshots: null,
        version: '',
        updated: '',
        keywords: null,
      },
      dependencies: buildDependencies(''),
      builtIn: true,
      module: `core:plugin/${id}`,
      baseUrl: `public/plugins/${id}`,
      loadingStrategy: '',
      ...meta,
    },
  };
}

function buildDependencies(grafanaDependency: string): object {
  return { grafanaDependency, grafanaVersion: '*', plugins: [], extensions: { exposedComponents: [] } };
}

/** Builds `settings.datasources` of a page: instance settings by name. */
export function buildInstanceSettings(grafanaVersion: string, hasTempo: boolean): Readonly<Record<string, object>> {
  return {
    '-- Dashboard --': buildBuiltIn(
      {
        id: 'dashboard',
        name: '-- Dashboard --',
        description: 'Uses the result set from another panel in the same dashboard',
        icon: 'icn-reusequeries',
      },
      {},
      {},
    ),
    '-- Grafana --': buildBuiltIn(
      {
        id: 'grafana',
        name: '-- Grafana --',
        description:
          'A built-in data source that generates random walk data and can poll the Testdata data source. This helps you test visualizations and run experiments.',
        icon: 'icn-grafanadb',
      },
      { backend: true, annotations: true },
      { id: -1, uid: 'grafana' },
    ),
    '-- Mixed --': buildBuiltIn(
      {
        id: 'mixed',
        name: '-- Mixed --',
        description: 'Lets you query multiple data sources in the same panel.',
        icon: 'icn-mixeddatasources',
        links: [
          {
            name: 'Documentation',
            url: 'https://grafana.com/docs/grafana/latest/datasources/#special-data-sources',
          },
        ],
      },
      { queryOptions: { minInterval: true }, mixed: true },
      {},
    ),
    [PYROSCOPE_NAME]: buildPyroscope(grafanaVersion),
    ...(hasTempo && { Tempo: buildTempo() }),
  };
}

function buildTempo(): object {
  return buildBuiltIn(
    {
      id: TEMPO_TYPE,
      name: 'Tempo',
      description: 'High volume, minimal dependency trace storage. OSS tracing solution from Grafana Labs.',
      icon: 'tempo_logo',
    },
    { builtIn: false, category: 'tracing', backend: true, tracing: true },
    { id: 2, uid: TEMPO_UID, type: TEMPO_TYPE, url: `/api/datasources/proxy/uid/${TEMPO_UID}`, access: 'proxy' },
  );
}

function buildPyroscope(grafanaVersion: string): object {
  return {
    ...SETTINGS,
    id: 1,
    uid: PYROSCOPE_UID,
    type: PYROSCOPE_TYPE,
    name: PYROSCOPE_NAME,
    url: `/api/datasources/proxy/uid/${PYROSCOPE_UID}`,
    isDefault: true,
    access: 'proxy',
    module: `${PLUGIN_PATH}/module.js`,
    meta: {
      ...NO_FEATURES,
      id: PYROSCOPE_TYPE,
      type: 'datasource',
      name: 'Grafana Pyroscope',
      aliasIDs: ['phlare'],
      info: {
        author: { name: 'Grafana Labs', url: 'https://www.grafana.com' },
        description:
          'Data source for Grafana Pyroscope, horizontally-scalable, highly-available, multi-tenant continuous profiling aggregation system.',
        links: [
          { name: 'GitHub Project', url: 'https://github.com/grafana/pyroscope' },
          { name: 'Raise issue', url: 'https://github.com/grafana/pyroscope/issues/new' },
          { name: 'Documentation', url: 'https://grafana.com/docs/grafana/latest/datasources/pyroscope/' },
        ],
        logos: { small: LOGO, large: LOGO },
        build: {},
        screenshots: null,
        version: grafanaVersion,
        updated: '',
        keywords: ['grafana', 'datasource', 'phlare', 'flamegraph', 'profiling', 'continuous profiling', 'pyroscope'],
      },
      dependencies: buildDependencies('>=10.3.0-0'),
      category: 'profiling',
      backend: true,
      executable: `gpx_${PYROSCOPE_TYPE}`,
      module: `${PLUGIN_PATH}/module.js`,
      baseUrl: PLUGIN_PATH,
      loadingStrategy: 'script',
    },
  };
}

/** Describes the data source as the HTTP API does, in the list and for its uid. */
export function describeDataSource(pyroscopeUrl: string): { readonly inList: object; readonly alone: object } {
  const common = {
    id: 1,
    uid: PYROSCOPE_UID,
    orgId: 1,
    name: PYROSCOPE_NAME,
    type: PYROSCOPE_TYPE,
    typeLogoUrl: LOGO,
    access: 'proxy',
    url: pyroscopeUrl,
    user: '',
    database: '',
    basicAuth: false,
    isDefault: true,
    jsonData: {},
    readOnly: false,
  };
  return {
    inList: { ...common, typeName: 'Grafana Pyroscope' },
    alone: {
      ...common,
      basicAuthUser: '',
      withCredentials: false,
      secureJsonFields: {},
      version: 1,
      apiVersion: '',
    },
  };
}
