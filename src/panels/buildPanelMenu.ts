import type { PanelMenuItem } from '@grafana/data';
import { type SceneObject, VizPanel, VizPanelMenu } from '@grafana/scenes';
import { buildSeriesPanel } from 'grafana/dashboardPanel';
import type { GrafanaQuestion } from 'grafana/pyroscopeQuery';
import { findDashboardForm } from 'scenes/links/DashboardForm';
import { buildExploreHref } from 'scenes/links/exploreUrl';
import { getPanelScale, type PanelScale, setPanelScale } from './panelScale';

/** Tells if the panel is a favorite, and switches it. */
interface FavoriteToggle {
  isFavorite(): boolean;
  toggle(): void;
}

export interface PanelMenuOptions {
  /** Returns the question behind the panel when the menu opens; undefined leaves out Grafana's own pages. */
  readonly getQuestion?: () => GrafanaQuestion | undefined;
  readonly favorite?: FavoriteToggle;
  /** False for a panel without a value axis. */
  readonly hasScale?: boolean;
}

const SCALES: ReadonlyArray<readonly [PanelScale, string]> = [
  ['linear', 'Linear'],
  ['log2', 'Log2'],
];

/** Builds the ⋮ menu of a panel. Its items are made when it opens, from what holds then. */
export function buildPanelMenu(options: PanelMenuOptions): VizPanelMenu {
  const menu = new VizPanelMenu({ items: [] });
  menu.addActivationHandler(() => menu.setItems(buildItems(menu.parent, options)));
  return menu;
}

function buildItems(
  panel: SceneObject | undefined,
  { getQuestion, favorite, hasScale = true }: PanelMenuOptions,
): PanelMenuItem[] {
  const items: PanelMenuItem[] = [];
  if (hasScale && panel instanceof VizPanel) {
    items.push({ type: 'group', text: 'Scale type', subMenu: buildScaleItems(panel) });
  }
  const question = getQuestion?.();
  if (question) {
    const href = buildExploreHref(question);
    // Menus of Grafana 12.2 know no target: there the link opens in place.
    const link = { text: 'Open in Explore', iconClassName: 'compass', href, target: '_blank' } as const;
    items.push(link);
  }
  const form = panel && findDashboardForm(panel);
  if (question && panel instanceof VizPanel && panel.state.pluginId === 'timeseries' && form?.isThere()) {
    const { options, fieldConfig } = panel.state;
    items.push({
      text: 'Add to dashboard',
      iconClassName: 'apps',
      onClick: () => form.offer({ panel: buildSeriesPanel(question, { options, fieldConfig }), range: question.range }),
    });
  }
  if (favorite) {
    const text = favorite.isFavorite() ? 'Remove from favorites' : 'Add to favorites';
    items.push({ text, iconClassName: 'star', onClick: () => favorite.toggle() });
  }
  return items;
}

function buildScaleItems(panel: VizPanel): PanelMenuItem[] {
  const chosen = getPanelScale(panel);
  return SCALES.map(([scale, text]) => ({
    text: scale === chosen ? `${text} (chosen)` : text,
    iconClassName: scale === chosen ? 'check' : undefined,
    onClick: () => setPanelScale(panel, scale),
  }));
}
