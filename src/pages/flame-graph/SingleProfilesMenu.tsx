import { dateTimeFormat } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { sceneGraph } from '@grafana/scenes';
import { Button, Dropdown, Menu } from '@grafana/ui';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import type { SingleProfile } from 'pyroscope/client';
import React from 'react';
import type { SingleProfiles } from 'scenes/queries/SingleProfiles';
import { PROFILE_ID, useSelection } from 'scenes/variables/selection';
import { getSelectionVariable } from 'scenes/variables/SelectionVariable';

interface SingleProfilesMenuProps {
  readonly profiles: SingleProfiles;
  /** The scene object whose selection it changes; there is none yet when the panel is made. */
  readonly getOrigin: () => SceneObject;
}

const MAX_ITEMS = 20;

/** Single profiles of the range to look at alone, the largest first; nothing where the server tells of none. */
export function SingleProfilesMenu({ profiles: model, getOrigin }: SingleProfilesMenuProps): React.JSX.Element | null {
  const origin = getOrigin();
  const { profiles } = model.useState();
  const variable = getSelectionVariable(origin, PROFILE_ID);
  const { value: chosen } = variable.useState();
  const { profileTypeId } = useSelection(origin);
  const { timeZone } = sceneGraph.getTimeRange(origin).useState();
  if (profiles.length === 0) {
    return null;
  }
  const { unit } = describeProfileType(profileTypeId);
  const largest = [...profiles].sort((a, b) => b.value - a.value).slice(0, MAX_ITEMS);
  const shown = largest.length < profiles.length ? `the ${MAX_ITEMS} largest of ` : '';
  return (
    <Dropdown
      placement="bottom-end"
      overlay={
        <Menu>
          <Menu.Group label={`Only one profile: ${shown}${formatInteger(profiles.length)} that stand out`}>
            {largest.map((profile) => (
              <Menu.Item
                key={profile.id}
                role="menuitemradio"
                ariaChecked={profile.id === chosen}
                icon={profile.id === chosen ? 'check' : undefined}
                label={`${dateTimeFormat(profile.timeMs, { timeZone })} · ${formatValue(profile.value, unit)}`}
                description={printLabels(profile)}
                onClick={() => variable.select(profile.id)}
              />
            ))}
          </Menu.Group>
        </Menu>
      }
    >
      <Button size="sm" variant="secondary" fill="text">
        Single profiles
      </Button>
    </Dropdown>
  );
}

function printLabels({ labels }: SingleProfile): string {
  return [...labels]
    .filter(([name]) => name !== LABEL_OF_SERVICE)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

const LABEL_OF_SERVICE = 'service_name';
