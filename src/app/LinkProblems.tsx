import { Alert } from '@grafana/ui';
import React, { useCallback, useSyncExternalStore } from 'react';
import { URL_KEYS } from 'url/names';
import type { UrlState } from 'url/UrlState';

/** What the link says that cannot be read; closing it takes that out of the URL. */
export function LinkProblems({ url }: { readonly url: UrlState }): React.JSX.Element | undefined {
  const subscribe = useCallback((onChange: () => void) => url.subscribe(URL_KEYS, onChange), [url]);
  const problems = useSyncExternalStore(subscribe, () => url.getProblems());
  return problems.length === 0 ? undefined : (
    <Alert severity="warning" title="A part of the link cannot be read" onRemove={() => url.forgetProblems()}>
      {problems.map(({ message }) => (
        <div key={message}>{message}</div>
      ))}
    </Alert>
  );
}
