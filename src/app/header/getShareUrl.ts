import { sceneGraph } from '@grafana/scenes';
import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import { getPageChoices } from 'scenes/links/getPageChoices';
import { buildShareUrl } from './buildShareUrl';

/** The address of what is on the screen, with fixed times and what the page chose by itself. */
export function getShareUrl(explorer: ProfilesExplorer): string {
  const timeRange = sceneGraph.getTimeRange(explorer);
  const shown = new URL(window.location.href);
  shown.search = explorer.url.buildSearch(getPageChoices(explorer.state.body));
  return buildShareUrl(shown.href, {
    range: timeRange.state.value,
    timeZone: timeRange.getTimeZone(),
    nowMs: Date.now(),
  });
}
