import { NAMES } from './names';
import { encodeParameter, type ViewType } from './parameters';

/** The query of a link to a view from a page that has no URL state. */
export function buildViewSearch(view: ViewType): string {
  return new URLSearchParams(encodeParameter('view', view).map((text) => [NAMES.view, text])).toString();
}
