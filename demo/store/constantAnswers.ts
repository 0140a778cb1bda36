/** Answers of a server in its default configuration that do not depend on data, by path. */
export const CONSTANT_ANSWERS: Readonly<Record<string, object>> = {
  // The second storage does not estimate what a query will cost.
  '/querier.v1.QuerierService/AnalyzeQuery': {
    queryScopes: [{ componentType: 'Short term storage' }, { componentType: 'Long term storage' }],
    queryImpact: {},
  },
  '/version.v1.Version/Version': { QuerierAPI: '1' },
  '/capabilities.v1.FeatureFlagsService/GetFeatureFlags': {
    featureFlags: [
      {
        name: 'pyroscopeRuler',
        description: 'Supports the Pyroscope ruler, which exports Prometheus metrics from Profiling Data.',
      },
      {
        name: 'pyroscopeRulerFunctions',
        description:
          'Enables function support for the Pyroscope ruler, which allows to export resource usage on a per function level.',
      },
      { name: 'utf8LabelNames', description: 'Supports UTF-8 label names for Pyroscope read/write APIs.' },
      {
        name: 'v2StorageLayer',
        enabled: true,
        description: 'v2 storage layer',
        documentationUrl: 'https://github.com/grafana/pyroscope/blob/main/pkg/pyroscope/PYROSCOPE_V2.md',
      },
    ],
  },
};
