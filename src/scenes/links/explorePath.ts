/** Paths of the explorer and of the page for files, without Grafana's sub-path. In a file of its own: every page of Grafana loads it. */
export const EXPLORE_PATH = '/a/openprofiles-drilldown-app/explore';
export const FILES_PATH = '/a/openprofiles-drilldown-app/files';
