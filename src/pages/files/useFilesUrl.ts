import { createPageLocation } from 'grafana/urlLocation';
import { useEffect, useState } from 'react';
import type { UrlKey } from 'url/names';
import type { UrlValues } from 'url/parameters';
import { UrlState } from 'url/UrlState';

/** Returns the URL state of the page for files, while the page is open. */
export function useFilesUrl(): UrlState {
  const [url] = useState(() => new UrlState(createPageLocation(), {}, 'files'));
  useEffect(() => url.start(), [url]);
  return url;
}

/** Some parameters, followed by a component. */
export function useUrlValues<K extends UrlKey>(url: UrlState, keys: readonly K[]): Pick<UrlValues, K> {
  const [values, setValues] = useState(() => url.pick(keys));
  useEffect(() => {
    const read = () => setValues(url.pick(keys));
    // The URL may have changed before the subscription.
    read();
    return url.subscribe(keys, read);
  }, [url, keys]);
  return values;
}
