import { NAMES, type UrlKey } from './names';
import { encodeParameter, type UrlPatch, type UrlValues, type ViewType } from './parameters';

/** Builds the query of a link to a view from a page that has no URL state. */
export function buildViewSearch(view: ViewType): string {
  return new URLSearchParams(encodeParameter('view', view).map((text) => [NAMES.view, text])).toString();
}

/**
 * Builds the query of a link with these choices, from a page that has no URL state, or to one with an address of its own.
 *
 * @param asTheyAre texts that the page is to read, or to say that it cannot
 */
export function buildSearch(patch: UrlPatch, asTheyAre: Partial<Record<UrlKey, readonly string[]>> = {}): string {
  const texts = (Object.keys(patch) as UrlKey[]).flatMap((key) =>
    encodeParameter(key, patch[key] as UrlValues[typeof key]).map((text) => [NAMES[key], text]),
  );
  const others = (Object.keys(asTheyAre) as UrlKey[]).flatMap((key) =>
    (asTheyAre[key] ?? []).map((text) => [NAMES[key], text]),
  );
  return new URLSearchParams([...texts, ...others]).toString();
}
