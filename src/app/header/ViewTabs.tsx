import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, type ComboboxOption, Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { VIEWS } from 'app/views';
import React, { useId } from 'react';
import { isPlainClick } from 'scenes/links/buildHref';
import type { PlaceType } from 'url/parameters';

interface ViewTabsProps {
  readonly active: PlaceType;
  readonly getHref: (tab: PlaceType) => string;
  readonly onOpen: (tab: PlaceType) => void;
}

const TABS = [
  ...VIEWS,
  { type: 'files', label: 'Files', description: 'Profiles from files, alone or compared', icon: 'file-alt' },
] as const;

/** The views of the app as tabs, and as a list where the window is narrow. */
export function ViewTabs({ active, getHref, onOpen }: ViewTabsProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <>
      <TabsBar hideBorder className={styles.tabs}>
        {TABS.map(({ type, label, description, icon }) => (
          <Tab
            key={type}
            label={icon ? '' : label}
            icon={icon}
            aria-label={label}
            title={description}
            active={type === active}
            href={getHref(type)}
            onChangeTab={(event) => {
              if (isPlainClick(event)) {
                event.preventDefault();
                onOpen(type);
              }
            }}
          />
        ))}
      </TabsBar>
      <div className={styles.list}>
        <label htmlFor={id} className={styles.unseen}>
          View
        </label>
        <Combobox id={id} options={OPTIONS} value={active} onChange={({ value }) => onOpen(value)} />
      </div>
    </>
  );
}

const OPTIONS = TABS.map(({ type, label, description }): ComboboxOption<PlaceType> => ({
  ...{ value: type, label, description },
}));

function getStyles(theme: GrafanaTheme2): Record<'tabs' | 'list' | 'unseen', string> {
  return {
    tabs: css({
      minWidth: 0,
      maxWidth: '100%',
      // So that the pickers stand beside them in a window of 1,280 px whose menu is docked.
      '@container (max-width: 1120px)': { '& [role="tab"]': { paddingInline: theme.spacing(0.25) } },
      [theme.breakpoints.down('sm')]: { display: 'none' },
    }),
    // In the place of the tabs where they have no room: a list, and beside it the icons.
    list: css({ flex: '1 1 180px', minWidth: 0, [theme.breakpoints.up('sm')]: { display: 'none' } }),
    unseen: css({ position: 'absolute', width: 1, height: 1, margin: 0, overflow: 'hidden', clipPath: 'inset(50%)' }),
  };
}
