import type { SceneObject } from '@grafana/scenes';
import type { UrlPatch } from 'url/parameters';

/** A page that chooses something by itself, such as the ranges of a comparison, which the URL therefore does not say. */
export interface ChoosingPage {
  /** Returns what the URL would have if the user had made the page's choice. */
  getChoices(): UrlPatch;
}

/** Returns the choices that a page made by itself; nothing for a page that shows what the URL says. */
export function getPageChoices(page: SceneObject | undefined): UrlPatch {
  return page && isChoosing(page) ? page.getChoices() : {};
}

function isChoosing(page: SceneObject): page is SceneObject & ChoosingPage {
  return 'getChoices' in page;
}
