import { IconButton } from '@grafana/ui';
import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import { copyText } from 'grafana/copyText';
import React, { useState } from 'react';
import { getShareUrl, LONG_QUERY_LENGTH } from './buildShareUrl';
import { ShareDialog } from './ShareDialog';

const TIMES_FIXED = 'Times fixed: it shows the same tomorrow.';

/** Copies the address of the screen. A dialog helps if copying fails, or if the address is long. */
export function ShareButton({ explorer }: { readonly explorer: ProfilesExplorer }): React.JSX.Element {
  const [offered, setOffered] = useState<string>();
  const share = async (): Promise<void> => {
    const url = getShareUrl(explorer);
    const isLong = new URL(url).search.length > LONG_QUERY_LENGTH;
    if (isLong || !(await copyText(url, 'Link', TIMES_FIXED))) {
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
        <ShareDialog
          url={offered}
          onCopy={(text) => copyText(text, 'Link', TIMES_FIXED)}
          onDismiss={() => setOffered(undefined)}
        />
      )}
    </>
  );
}
