/**
 * Names of the URL parameters that links from other parts of Grafana have, by what they are called in our code. They are apart
 * from the others because `module.js`, which every page of Grafana loads, writes such links.
 */
export const LINK_NAMES = {
  view: 'explorationType',
  from: 'from',
  to: 'to',
  dataSource: 'var-dataSource',
  service: 'var-serviceName',
  profileType: 'var-profileMetricId',
  filters: 'var-filters',
  groupBy: 'var-groupBy',
  spanIds: 'var-spanSelector',
  profileIds: 'var-profileIdSelector',
  traceIds: 'var-traceIdSelector',
  maxNodes: 'maxNodes',
  serviceSort: 'sort',
  diffFrom: 'diffFrom',
  diffTo: 'diffTo',
  diffComparisonFrom: 'diffFrom-2',
  diffComparisonTo: 'diffTo-2',
  comparisonFrom: 'comparisonFrom',
  comparisonTo: 'comparisonTo',
} as const;
