import { IconButton } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { NOTHING_TO_SEARCH } from './shortcuts';
import { ShortcutsHelp } from './ShortcutsHelp';
import { useShortcuts } from './useShortcuts';

/** The keys of the page for files, which has no time range, and their list. */
export default function FilesKeys(): React.JSX.Element {
  const [isHelpOpen, setHelpOpen] = useState(false);
  useShortcuts(useMemo(() => [NOTHING_TO_SEARCH, { keys: ['?'], description: '', run: () => setHelpOpen(true) }], []));
  return (
    <>
      <IconButton
        name="keyboard"
        size="lg"
        aria-label="Keyboard shortcuts"
        tooltip="Keyboard shortcuts (?)"
        onClick={() => setHelpOpen(true)}
      />
      {isHelpOpen && <ShortcutsHelp ofExplorer={[]} onDismiss={() => setHelpOpen(false)} />}
    </>
  );
}
