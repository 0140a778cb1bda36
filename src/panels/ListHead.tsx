import { css } from '@emotion/css';
import type { GrafanaTheme2, SelectableValue } from '@grafana/data';
import type { SceneObject } from '@grafana/scenes';
import { InlineSwitch, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { quietText, ROW } from 'components/styles';
import React from 'react';
import { getUrl, useUrl } from 'scenes/explorerUrl';
import type { Layout } from 'url/parameters';

interface ListHeadProps {
  /** One line about the list on screen; numbers in `strong` stand out. */
  readonly summary: React.ReactNode;
  /** Controls that change the list. */
  readonly children: React.ReactNode;
}

/** Head of a list: its summary on the left, its controls on the right, below one another on narrow screens. */
export function ListHead({ summary, children }: ListHeadProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.head}>
      <div className={styles.summary}>{summary}</div>
      <div className={styles.controls}>{children}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({
    ...ROW,
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    paddingBottom: theme.spacing(1),
    // One row wherever there is room for a row: the summary takes two lines of small letters before the controls do.
    [theme.breakpoints.up('lg')]: { flexWrap: 'nowrap' },
  }),
  summary: css({
    flex: '4 1 160px',
    minWidth: 0,
    ...ROW,
    gap: theme.spacing(1),
    ...quietText(theme),
    lineHeight: 1.35,
    strong: { color: theme.colors.text.primary },
  }),
  controls: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    flex: '1 1 auto',
    minWidth: 0,
    [theme.breakpoints.down('sm')]: { flexBasis: '100%', justifyContent: 'space-between' },
  }),
});

const OPTIONS: Record<Layout, SelectableValue<Layout>> = {
  grid: { value: 'grid', icon: 'apps', ariaLabel: 'Grid', description: 'Panels side by side' },
  rows: { value: 'rows', icon: 'bars', ariaLabel: 'Rows', description: 'One panel below the other' },
  table: { value: 'table', icon: 'table', ariaLabel: 'Table', description: 'One line each, with numbers' },
};

interface LayoutSwitcherProps {
  readonly origin: SceneObject;
  /** Layouts that the view offers, the default first. */
  readonly layouts: readonly [Layout, ...Layout[]];
}

/** Chooses between grid, rows and, if the view has one, a table. */
export function LayoutSwitcher({ origin, layouts }: LayoutSwitcherProps): React.JSX.Element {
  const layout = useLayout(origin, layouts);
  return (
    <RadioButtonGroup
      aria-label="Layout"
      options={layouts.map((each) => OPTIONS[each])}
      value={layout}
      onChange={(next) => getUrl(origin).set({ layout: next })}
    />
  );
}

/** Returns the layout for a view that offers those; its first one if the choice is not among them. */
export function useLayout<T extends Layout>(origin: SceneObject, offered: readonly [T, ...T[]]): T {
  const layout = useUrl(origin, 'layout');
  return offered.find((each) => each === layout) ?? offered[0];
}

/** Switch that hides panels without data. */
export function HideNoData({ origin }: { readonly origin: SceneObject }): React.JSX.Element {
  const isOn = useUrl(origin, 'hidesEmpty');
  return (
    <InlineSwitch
      showLabel
      label="Hide empty"
      title="Hides panels that have no data"
      value={isOn}
      onChange={(event) => getUrl(origin).set({ hidesEmpty: event.currentTarget.checked })}
    />
  );
}
