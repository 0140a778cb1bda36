import { sceneGraph } from '@grafana/scenes';
import { IconButton } from '@grafana/ui';
import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import { copyText } from 'grafana/copyText';
import React, { useState } from 'react';
import { buildShareUrl, LONG_QUERY_LENGTH } from './buildShareUrl';
import { ShareDialog } from './ShareDialog';

/** Copies the address of what is on the screen. A dialog helps where copying fails, or where the address is long. */
export function ShareButton({ explorer }: { readonly explorer: ProfilesExplorer }): React.JSX.Element {
  const [offered, setOffered] = useState<string>();
  const share = async (): Promise<void> => {
    const timeRange = sceneGraph.getTimeRange(explorer);
    const url = buildShareUrl(window.location.href, {
      range: timeRange.state.value,
      timeZone: timeRange.getTimeZone(),
      nowMs: Date.now(),
    });
    const isLong = new URL(url).search.length > LONG_QUERY_LENGTH;
    if (isLong || !(await copyText(url, 'Link'))) {
      setOffered(url);
    }
  };
  return (
    <>
      <IconButton
        name="share-alt"
        size="lg"
        aria-label="Copy a link to this view"
        tooltip="Copy a link to this view"
        onClick={() => void share()}
      />
      {offered !== undefined && (
        <ShareDialog url={offered} onCopy={(text) => copyText(text, 'Link')} onDismiss={() => setOffered(undefined)} />
      )}
    </>
  );
}
