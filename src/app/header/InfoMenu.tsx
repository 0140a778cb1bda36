import { config } from '@grafana/runtime';
import { Dropdown, IconButton, Menu } from '@grafana/ui';
import { REPOSITORY } from 'app/repository';
import React from 'react';

declare const PLUGIN_VERSION: string;
declare const PLUGIN_COMMIT: string;

/** Menu with the version, help, and how to report a problem. */
export function InfoMenu(): React.JSX.Element {
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
