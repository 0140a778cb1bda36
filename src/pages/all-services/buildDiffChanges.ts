import { sceneGraph } from '@grafana/scenes';
import { getFilterScope } from 'scenes/filters/FilterScope';
import type { UrlPatch } from 'url/parameters';
import type { ServicePanel } from './ServicePanel';

/**
 * Builds the diff of a service's change. Its ranges are left to auto-select, which finds the same stretch in the same series:
 * ranges in the link would count as chosen by people, without regard to the data, and the diff would be too sure of them.
 */
export function buildDiffChanges(panel: ServicePanel): UrlPatch {
  const filters = getFilterScope(panel).state.applied;
  const { from: comparisonFrom, to: comparisonTo } = sceneGraph.getTimeRange(panel).state;
  return {
    ...panel.getLinkChanges(),
    view: 'diff-flame-graph',
    filtersBaseline: filters,
    filtersComparison: filters,
    comparisonFrom,
    comparisonTo,
  };
}
