import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, type ComboboxOption, Dropdown, Menu, Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { type View, VIEWS } from 'app/views';
import { UNSEEN } from 'components/styles';
import React, { useId, useRef } from 'react';
import { isPlainClick } from 'scenes/links/useExplorerLink';
import type { PlaceType } from 'url/parameters';
import { useFittingTabs } from './useFittingTabs';

interface ViewTabsProps {
  /** True if the URL names a trace. */
  readonly hasTrace?: boolean;
  /** True if the tabs include the page for files. */
  readonly hasFiles?: boolean;
  readonly active: PlaceType;
  readonly getHref: (tab: PlaceType) => string;
  readonly onOpen: (tab: PlaceType) => void;
}

type TabView = Pick<View, 'label' | 'shortLabel' | 'description' | 'icon' | 'needsTrace'> & {
  readonly type: PlaceType;
};

const ALL_TABS: readonly TabView[] = [
  ...VIEWS,
  { type: 'files', label: 'Files', description: 'Profiles from files, alone or compared', icon: 'file-alt' },
];

/** The views of the app as tabs, a menu with those that have no room, and one list if the window is narrow. */
export function ViewTabs(props: ViewTabsProps): React.JSX.Element {
  const { active, hasTrace = false, hasFiles = true } = props;
  const tabs = ALL_TABS.filter(
    ({ type, needsTrace = false }) => (hasFiles || type !== 'files') && (!needsTrace || hasTrace || type === active),
  );
  // Tabs are measured when they come and go.
  return <Tabs key={tabs.length} {...props} tabs={tabs} />;
}

function Tabs({
  active,
  getHref,
  onOpen,
  tabs,
}: ViewTabsProps & { readonly tabs: readonly TabView[] }): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const id = useId();
  const bar = useRef<HTMLDivElement>(null);
  const fitting = useFittingTabs(
    bar,
    tabs.findIndex(({ type }) => type === active),
  );
  const others = tabs.filter((_, place) => fitting[place] === false);
  const open = (type: PlaceType) => (event: React.MouseEvent<HTMLElement>) => {
    if (isPlainClick(event)) {
      event.preventDefault();
      onOpen(type);
    }
  };
  return (
    <>
      <div className={styles.bar} ref={bar}>
        <TabsBar hideBorder className={styles.tabs}>
          {tabs.map(({ type, label, shortLabel = label, description, icon }, place) => (
            <Tab
              key={type}
              label={icon ? '' : shortLabel}
              suffix={SUFFIXES.get(type)}
              icon={icon}
              aria-label={label}
              title={description}
              active={type === active}
              href={getHref(type)}
              onChangeTab={open(type)}
              className={cx(styles.tab, fitting[place] === false && styles.unfit)}
            />
          ))}
        </TabsBar>
        {others.length > 0 && (
          <Dropdown
            placement="bottom-start"
            overlay={
              <Menu ariaLabel="More views">
                {others.map(({ type, label, description, icon }) => (
                  <Menu.Item
                    key={type}
                    label={label}
                    description={description}
                    icon={icon}
                    url={getHref(type)}
                    onClick={open(type)}
                  />
                ))}
              </Menu>
            }
          >
            <Button variant="secondary" fill="text" icon="angle-down" iconPlacement="right" className={styles.more}>
              More
            </Button>
          </Dropdown>
        )}
      </div>
      <div className={styles.list}>
        <label htmlFor={id} className={styles.unseen}>
          View
        </label>
        <Combobox id={id} options={tabs.map(toOption)} value={active} onChange={({ value }) => onOpen(value)} />
      </div>
    </>
  );
}

/** Part of each label that is dropped in a crowded bar: all of it beside an icon, else its end. */
const SUFFIXES = new Map(
  ALL_TABS.map(({ type, label, shortLabel = label, icon }) => {
    const rest = label.slice(shortLabel.length);
    return [
      type,
      icon ? () => <span data-words>{label}</span> : rest ? () => <span data-rest>{rest}</span> : undefined,
    ];
  }),
);

function toOption({ type, label, description }: TabView): ComboboxOption<PlaceType> {
  return { value: type, label, description };
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Room for the first few; with less, the pickers go below the tabs.
  bar: css({
    flex: '1 1 300px',
    minWidth: 0,
    display: 'flex',
    alignItems: 'center',
    [theme.breakpoints.down('sm')]: { display: 'none' },
  }),
  tabs: css({ flex: '0 1 auto', minWidth: 0, overflowX: 'hidden' }),
  // Close enough for all tabs to fit beside the pickers in a window of 1,280 px with a docked menu.
  tab: css({
    '@container (max-width: 1400px)': {
      padding: '0 3px',
      '& [role="tab"]': { paddingInline: theme.spacing(0.25) },
      '& [data-rest]': { display: 'none' },
    },
    '@container (max-width: 1100px)': { '& [data-words]': { display: 'none' } },
  }),
  // Laid out, so that its width is known, but not there for anybody.
  unfit: css({ position: 'absolute', visibility: 'hidden' }),
  more: css({ flexShrink: 0, paddingInline: theme.spacing(0.5) }),
  // Replaces the tabs on narrow screens: a list, and the icons beside it.
  list: css({ flex: '1 1 180px', minWidth: 0, [theme.breakpoints.up('sm')]: { display: 'none' } }),
  unseen: css(UNSEEN),
});
