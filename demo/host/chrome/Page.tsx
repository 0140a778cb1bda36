import { css } from '@emotion/css';
import { type GrafanaTheme2, type NavModelItem, PageLayoutType } from '@grafana/data';
import type { PluginPageProps } from '@grafana/runtime';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import React, { useContext, useEffect } from 'react';
import { PageNavigationContext } from './breadcrumbs';

/** Draws the frame behind `PluginPage`: title, subtitle, actions and tabs, unless the page wants the whole space. */
export function Page(props: PluginPageProps): React.ReactElement {
  const { children, pageNav, layout = PageLayoutType.Standard } = props;
  const styles = useStyles2(getStyles);
  const { setPageNav } = useContext(PageNavigationContext);
  useEffect(() => {
    setPageNav(pageNav);
    return () => setPageNav(undefined);
  }, [pageNav, setPageNav]);

  switch (layout) {
    case PageLayoutType.Custom:
      return <div className={styles.custom}>{children}</div>;
    case PageLayoutType.Canvas:
      return <div className={styles.canvas}>{children}</div>;
    default:
      return (
        <div className={styles.standard}>
          <PageHeader {...props} />
          {children}
        </div>
      );
  }
}

function PageHeader({ pageNav, renderTitle, subTitle, actions, info }: PluginPageProps): React.ReactElement | null {
  const styles = useStyles2(getStyles);
  if (!pageNav) {
    return null;
  }
  const below = subTitle ?? pageNav.subTitle;
  return (
    <>
      <div className={styles.header}>
        <div className={styles.title}>
          {renderTitle ? renderTitle(pageNav.text) : <h1>{pageNav.text}</h1>}
          {below && <div className={styles.subTitle}>{below}</div>}
        </div>
        {info?.map(({ label, value }) => (
          <div key={label}>
            <div className={styles.subTitle}>{label}</div>
            {value}
          </div>
        ))}
        {actions}
      </div>
      <PageTabs tabs={pageNav.children ?? []} />
    </>
  );
}

function PageTabs({ tabs }: { tabs: readonly NavModelItem[] }): React.ReactElement | null {
  const shown = tabs.filter(({ hideFromTabs }) => !hideFromTabs);
  if (shown.length === 0) {
    return null;
  }
  return (
    <TabsBar>
      {shown.map(({ text, url, active, icon, tabSuffix, tabCounter }) => (
        <Tab key={text} label={text} href={url} active={active} icon={icon} suffix={tabSuffix} counter={tabCounter} />
      ))}
    </TabsBar>
  );
}

function getStyles(
  theme: GrafanaTheme2,
): Record<'standard' | 'canvas' | 'custom' | 'header' | 'title' | 'subTitle', string> {
  const column = { display: 'flex', flexDirection: 'column', flex: '1 1 auto' } as const;
  return {
    standard: css({
      ...column,
      padding: theme.spacing(2),
      background: theme.colors.background.primary,
      [theme.breakpoints.up('md')]: { padding: theme.spacing(4) },
    }),
    canvas: css({ ...column, padding: theme.spacing(2) }),
    custom: css(column),
    header: css({ display: 'flex', gap: theme.spacing(2), alignItems: 'flex-start', marginBottom: theme.spacing(2) }),
    title: css({ flex: 1 }),
    subTitle: css({ color: theme.colors.text.secondary }),
  };
}
