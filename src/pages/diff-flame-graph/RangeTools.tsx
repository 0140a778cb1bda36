import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Dropdown, type IconName, Menu, useStyles2 } from '@grafana/ui';
import { FOLDED_STYLE } from 'components/NarrowFold';
import { ROW, quietText } from 'components/styles';
import { ToggleButton } from 'components/ToggleButton';
import { useKeptStore } from 'favorites/KeptStore';
import React, { useState } from 'react';
import { useUrl } from 'scenes/explorerUrl';
import type { DiffFlameGraphPage } from './DiffFlameGraphPage';
import { swapSetup } from './diffUrl';
import {
  addPreset,
  applyPreset,
  BUILT_IN_PRESETS,
  createPreset,
  findPreset,
  getPresetsStore,
  type Preset,
  removePreset,
} from './Preset';
import { SavePreset } from './SavePreset';

interface RangeToolsProps {
  readonly page: DiffFlameGraphPage;
}

interface FoldedRangeToolsProps extends RangeToolsProps {
  readonly isFolded: boolean;
  /** True if there is room for words instead of icons. */
  readonly isRoomy: boolean;
}

/** Ways to choose both ranges at once. */
export function RangeTools({ page, isFolded, isRoomy }: FoldedRangeToolsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { ranges, versionSearch } = page.useState();
  const isSynced = useUrl(page, 'isSynced');
  const { isAsking, sentence } = versionSearch.useState();
  const { problem } = useKeptStore(getPresetsStore());
  const [isNaming, setNaming] = useState(false);
  const isAuto = !ranges.baseline && !ranges.comparison;
  return (
    <>
      <div className={styles.row} role="group" aria-label="Ranges" data-folded={isFolded}>
        <Toggle
          isOn={isAuto}
          tooltip="Finds the largest change on the charts, and compares before and after"
          onClick={() => page.choices.autoSelect()}
        >
          Auto-select
        </Toggle>
        <Button size="sm" variant="secondary" fill="outline" onClick={() => page.choices.selectWholes()}>
          Whole ranges
        </Button>
        <PresetMenu page={page} onName={() => setNaming(true)} />
        <Toggle
          isOn={isSynced}
          icon={isRoomy ? undefined : 'link'}
          tooltip="Choose ranges on both charts at once. Useful where the sides differ in filters or service"
          onClick={() => page.choices.setSynced(!isSynced)}
        >
          Sync ranges
        </Toggle>
        <Button
          size="sm"
          variant="secondary"
          fill="outline"
          icon="exchange-alt"
          aria-label="Swap sides"
          tooltip="Make the baseline the comparison, and the other way round"
          onClick={() => page.choices.applySetup(swapSetup(page.choices.getSetup(true)))}
        >
          {isRoomy ? 'Swap' : undefined}
        </Button>
        {(isAsking || sentence !== '') && (
          <span className={styles.note} role="status">
            {isAsking ? 'Looking for a new version …' : sentence}
          </span>
        )}
        {problem && (
          <span className={styles.note} role="alert">
            {problem}
          </span>
        )}
      </div>
      {isNaming && (
        <SavePreset
          onSave={(name) => {
            const preset = createPreset(name, page.choices.getSetup(true));
            void getPresetsStore().changeOrSay((presets) => addPreset(presets, preset));
            setNaming(false);
          }}
          onCancel={() => setNaming(false)}
        />
      )}
    </>
  );
}

interface PresetMenuProps extends RangeToolsProps {
  /** Asks for the name of a preset of one's own. */
  readonly onName: () => void;
}

function PresetMenu({ page, onName }: PresetMenuProps): React.JSX.Element {
  // A preset is named while the page shows its ranges.
  page.useState();
  const { value: presets } = useKeptStore(getPresetsStore());
  const { versionSearch } = page.state;
  const own = findPreset(page.choices.getSetup(true), presets);
  const preset = own ?? findPreset(page.choices.getSetup(false), [...presets, ...BUILT_IN_PRESETS]);
  const renderPreset = (each: Preset) => (
    <Menu.Item
      key={each.name}
      label={each.name}
      icon={each === preset ? 'check' : undefined}
      onClick={() => page.choices.applySetup(applyPreset(page.choices.getSetup(false), each))}
    />
  );
  return (
    <Dropdown
      overlay={
        <Menu>
          <Menu.Group label="A time ago">{BUILT_IN_PRESETS.map(renderPreset)}</Menu.Group>
          <Menu.Group label="A release">
            <Menu.Item
              label="Before and after the last version change"
              description="Takes one query, grouped by the label that names versions"
              onClick={() => versionSearch.find(page.choices.getVersionQuestion())}
            />
          </Menu.Group>
          <Menu.Group label="Your own">
            {presets.map(renderPreset)}
            <Menu.Item label="Save these ranges …" icon="save" onClick={onName} />
            {own && (
              <Menu.Item
                label={`Remove “${own.name}”`}
                icon="trash-alt"
                destructive
                onClick={() => void getPresetsStore().changeOrSay((kept) => removePreset(kept, own.name))}
              />
            )}
          </Menu.Group>
        </Menu>
      }
    >
      <Button size="sm" variant="secondary" fill="outline" icon="clock-nine">
        {preset?.name ?? 'Presets'}
      </Button>
    </Dropdown>
  );
}

interface ToggleProps {
  readonly isOn: boolean;
  /** Icon in place of the words, which are then only its name. */
  readonly icon?: IconName;
  readonly tooltip: string;
  readonly onClick: () => void;
  readonly children: string;
}

function Toggle({ isOn, icon, tooltip, onClick, children }: ToggleProps): React.JSX.Element {
  return (
    <ToggleButton isOn={isOn} icon={icon} aria-label={children} tooltip={tooltip} onClick={onClick}>
      {icon === undefined && children}
    </ToggleButton>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ ...ROW, gap: theme.spacing(0.5), ...FOLDED_STYLE }),
  note: css({ ...quietText(theme) }),
});
