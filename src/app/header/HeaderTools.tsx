import { IconButton } from '@grafana/ui';
import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import React, { useMemo, useState } from 'react';
import { InfoMenu } from './InfoMenu';
import { ShareButton } from './ShareButton';
import { TIME_SHORTCUTS } from './shortcuts';
import { ShortcutsHelp } from './ShortcutsHelp';
import { useShortcuts } from './useShortcuts';

/** Share, keys, about; and the keys themselves. */
export default function HeaderTools({ explorer }: { readonly explorer: ProfilesExplorer }): React.JSX.Element {
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const shortcuts = useMemo(
    () => [
      ...TIME_SHORTCUTS.map((shortcut) => ({ ...shortcut, run: () => shortcut.run(explorer) })),
      { keys: ['?'], description: '', run: () => setIsHelpOpen(true) },
    ],
    [explorer],
  );
  useShortcuts(shortcuts);
  return (
    <>
      <ShareButton explorer={explorer} />
      <IconButton
        name="keyboard"
        size="lg"
        aria-label="Keyboard shortcuts"
        tooltip="Keyboard shortcuts (?)"
        onClick={() => setIsHelpOpen(true)}
      />
      <InfoMenu />
      {isHelpOpen && <ShortcutsHelp onDismiss={() => setIsHelpOpen(false)} />}
    </>
  );
}
