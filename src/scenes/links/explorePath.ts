/** Path of the explorer, without Grafana's sub-path. In a file of its own: every page of Grafana loads it. */
export const EXPLORE_PATH = '/a/openprofiles-drilldown-app/explore';
