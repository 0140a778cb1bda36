import { useReturnToPrevious } from '@grafana/runtime';
import { LinkButton } from '@grafana/ui';
import React, { useContext } from 'react';
import { buildHref, ExplorerUrlContext } from 'scenes/links/useExplorerLink';

/** Leads from an embedded explorer to the whole one, which shows the same; Grafana then has a button that leads back. */
export function WholeExplorerLink({ returnTitle }: { readonly returnTitle: string | undefined }): React.JSX.Element {
  const url = useContext(ExplorerUrlContext);
  const setReturn = useReturnToPrevious();
  return (
    <LinkButton
      size="sm"
      variant="secondary"
      icon="arrow-right"
      href={url && buildHref(url, {})}
      onClick={() => returnTitle !== undefined && setReturn(returnTitle)}
    >
      Open in Profiles Drilldown
    </LinkButton>
  );
}
