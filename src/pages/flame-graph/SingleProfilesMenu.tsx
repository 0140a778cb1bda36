import { dateTimeFormat } from '@grafana/data';
import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { Button, Dropdown, Menu } from '@grafana/ui';
import { retryFailed } from 'loading/failedQuestions';
import { describeProfileType } from 'profile/catalog/describeProfileType';
import { formatInteger } from 'profile/format/formatNumber';
import { formatValue } from 'profile/format/formatValue';
import type { SingleProfile } from 'pyroscope/client';
import type { SingleProfiles } from 'queries/SingleProfiles';
import React from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';
import { useSelection } from 'scenes/selection';
import { describeError } from 'scenes/states/describeError';

interface SingleProfilesMenuProps {
  readonly profiles: SingleProfiles;
  /** The scene object whose selection it changes. */
  readonly origin: SceneObject;
}

const MAX_ITEMS = 10;

/** Single profiles of the range to look at alone, the largest first; nothing where the server has none. */
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
        {error.kind === 'unsupported' ? 'No single profiles' : 'Single profiles did not come. Retry'}
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
                label={`${dateTimeFormat(profile.timeMs, { timeZone })} · ${formatValue(profile.value, unit)}`}
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

/** Labels in which the profiles differ; the others say nothing of one of them. */
function listTellingLabels(profiles: readonly SingleProfile[]): string[] {
  const names = [...new Set(profiles.flatMap(({ labels }) => [...labels.keys()]))];
  return names.filter((name) => new Set(profiles.map(({ labels }) => labels.get(name))).size > 1);
}

function printLabels({ labels }: SingleProfile, names: readonly string[]): string {
  return names
    .filter((name) => labels.has(name))
    .map((name) => shorten(`${name}=${labels.get(name) ?? ''}`))
    .join(', ');
}

function shorten(text: string): string {
  return text.length > MAX_LABEL_LENGTH ? `${text.slice(0, MAX_LABEL_LENGTH - 1)}…` : text;
}

const MAX_LABEL_LENGTH = 32;
