import type { PlaceType, UrlPatch } from 'url/parameters';
import { UrlState } from 'url/UrlState';
import { MemoryLocation } from './MemoryLocation';

interface OpenedUrl {
  readonly location: MemoryLocation;
  readonly url: UrlState;
}

/** Reads the URL as after opening a link. */
export function openUrl(search = '', assumptions: UrlPatch = {}, page?: PlaceType): OpenedUrl {
  const location = new MemoryLocation(search);
  const url = new UrlState(location, assumptions, page);
  url.start();
  return { location, url };
}
