import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { Button, Dropdown, Menu } from '@grafana/ui';
import { retryFailed } from 'loading/failedQuestions';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import type { SingleProfiles } from 'queries/SingleProfiles';
import React from 'react';
import { getUrl, useSelection, useUrl } from 'scenes/explorerUrl';
import { describeError } from 'scenes/states/describeError';
import { describeSingleProfile, listTellingLabels, printLabels } from './describeSingleProfile';

interface SingleProfilesMenuProps {
  readonly profiles: SingleProfiles;
  /** The scene object whose selection it changes. */
  readonly origin: SceneObject;
}

const MAX_ITEMS = 10;

/** Menu of the range's single profiles, the largest first; nothing if the server has none. */
export function SingleProfilesMenu({ profiles: model, origin }: SingleProfilesMenuProps): React.JSX.Element | null {
  const { profiles, error } = model.useState();
  const chosen = useUrl(origin, 'profileIds');
  const { profileTypeId } = useSelection(origin);
  const { timeZone } = sceneGraph.getTimeRange(origin).useState();
  if (error) {
    const { title, nextStep } = describeError(error);
    return (
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        icon="exclamation-triangle"
        tooltip={`${title}. ${nextStep}`}
        onClick={retryFailed}
      >
        {error.kind === 'unsupported' ? 'No single profiles' : 'Single profiles could not be loaded. Retry'}
      </Button>
    );
  }
  if (profiles.length === 0) {
    return null;
  }
  const { unit } = describeProfileType(profileTypeId);
  const largest = [...profiles].sort((a, b) => b.value - a.value).slice(0, MAX_ITEMS);
  const telling = listTellingLabels(profiles);
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
                ariaChecked={chosen.includes(profile.id)}
                icon={chosen.includes(profile.id) ? 'check' : undefined}
                label={describeSingleProfile(profile, unit, timeZone)}
                description={printLabels(profile, telling)}
                onClick={() => getUrl(origin).set({ profileIds: [profile.id] })}
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
