import { locationUtil } from '@grafana/data';
import { sceneGraph } from '@grafana/scenes';
import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import { EXPLORE_PATH } from 'scenes/links/explorePath';
import { getPageChoices } from 'scenes/links/getPageChoices';
import { buildShareUrl } from './buildShareUrl';

/** The explorer's address of what is on the screen, wherever that is, with fixed times and what the page chose by itself. */
export function getShareUrl(explorer: ProfilesExplorer): string {
  const timeRange = sceneGraph.getTimeRange(explorer);
  const shown = new URL(locationUtil.assureBaseUrl(EXPLORE_PATH), window.location.href);
  shown.search = explorer.url.buildSearch(getPageChoices(explorer.state.body));
  return buildShareUrl(shown.href, {
    range: timeRange.state.value,
    timeZone: timeRange.getTimeZone(),
    nowMs: Date.now(),
  });
}
