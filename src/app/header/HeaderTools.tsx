import { IconButton } from '@grafana/ui';
import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import { findView } from 'app/views';
import React, { useMemo, useState } from 'react';
import { InfoMenu } from './InfoMenu';
import { ShareButton } from './ShareButton';
import { NOTHING_TO_SEARCH, REFRESH, say, TIME_SHORTCUTS } from './shortcuts';
import { ShortcutsHelp } from './ShortcutsHelp';
import { useShortcuts } from './useShortcuts';

/** Share, keys, about; and the keys themselves. */
export default function HeaderTools({ explorer }: { readonly explorer: ProfilesExplorer }): React.JSX.Element {
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const { view } = explorer.useState();
  const { hasTwoSides = false } = findView(view);
  const shortcuts = useMemo(
    () => [
      ...TIME_SHORTCUTS.map((shortcut) => ({
        ...shortcut,
        run: () => (hasTwoSides ? say('Each side has a time range of its own here') : shortcut.run(explorer)),
      })),
      { ...REFRESH, run: () => REFRESH.run(explorer) },
      NOTHING_TO_SEARCH,
      { keys: ['?'], description: '', run: () => setIsHelpOpen(true) },
    ],
    [explorer, hasTwoSides],
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
      {isHelpOpen && (
        <ShortcutsHelp
          ofExplorer={hasTwoSides ? [REFRESH] : [...TIME_SHORTCUTS, REFRESH]}
          onDismiss={() => setIsHelpOpen(false)}
        />
      )}
    </>
  );
}
