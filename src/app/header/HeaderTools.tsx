import { config } from '@grafana/runtime';
import { Dropdown, IconButton, Menu } from '@grafana/ui';
import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import { REPOSITORY } from 'app/repository';
import { findView } from 'app/views';
import React, { useMemo, useState } from 'react';
import { ShareButton } from './ShareButton';
import { NOTHING_TO_SEARCH, REFRESH, showWarning, TIME_SHORTCUTS } from './shortcuts';
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
        run: () => (hasTwoSides ? showWarning('Here each side has its own time range') : shortcut.run(explorer)),
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

declare const PLUGIN_VERSION: string;
declare const PLUGIN_COMMIT: string;

/** Menu with the version, help, and how to report a problem. */
function InfoMenu(): React.JSX.Element {
  return (
    <Dropdown overlay={<InfoItems />} placement="bottom-end">
      <IconButton
        name="info-circle"
        size="lg"
        aria-label="About, help, report a problem"
        tooltip="Read the help or the release notes, or report a problem"
      />
    </Dropdown>
  );
}

function InfoItems(): React.JSX.Element {
  const about = `Profiles Drilldown ${PLUGIN_VERSION} (${PLUGIN_COMMIT}), Grafana ${config.buildInfo.version}`;
  const report = `${REPOSITORY}/issues/new?${new URLSearchParams({ body: `\n\n${about}` })}`;
  return (
    <Menu header={about}>
      <Menu.Item label="Help" icon="question-circle" url={`${REPOSITORY}#readme`} target="_blank" />
      <Menu.Item label="Release notes" icon="history" url={`${REPOSITORY}/blob/main/CHANGELOG.md`} target="_blank" />
      <Menu.Item label="Report a problem" icon="bug" url={report} target="_blank" />
    </Menu>
  );
}
