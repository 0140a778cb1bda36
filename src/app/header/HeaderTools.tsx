import { IconButton } from '@grafana/ui';
import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import React, { useCallback, useState } from 'react';
import { InfoMenu } from './InfoMenu';
import { ShareButton } from './ShareButton';
import { ShortcutsHelp } from './ShortcutsHelp';
import { useShortcuts } from './useShortcuts';

/** Share, keys, about; and the keys themselves. */
export default function HeaderTools({ explorer }: { readonly explorer: ProfilesExplorer }): React.JSX.Element {
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const openHelp = useCallback(() => setIsHelpOpen(true), []);
  useShortcuts(explorer, openHelp);
  return (
    <>
      <ShareButton explorer={explorer} />
      <IconButton
        name="keyboard"
        size="lg"
        aria-label="Keyboard shortcuts"
        tooltip="Keyboard shortcuts (?)"
        onClick={openHelp}
      />
      <InfoMenu />
      {isHelpOpen && <ShortcutsHelp onDismiss={() => setIsHelpOpen(false)} />}
    </>
  );
}
