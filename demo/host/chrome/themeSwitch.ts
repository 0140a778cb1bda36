import { getThemeById, type GrafanaTheme2 } from '@grafana/data';
import { config, getAppEvents, ThemeChangedEvent } from '@grafana/runtime';
import { useTheme2 } from '@grafana/ui';

/** Read again by the page before anything else runs, see the server's HTML. */
const storageKey = 'grafana.demo.theme';

export function useThemeSwitch(): { isLight: boolean; toggle: () => void } {
  const { isLight } = useTheme2();
  return { isLight, toggle: () => applyTheme(getThemeById(isLight ? 'dark' : 'light')) };
}

function applyTheme(theme: GrafanaTheme2): void {
  const name = theme.isLight ? 'light' : 'dark';
  window.localStorage.setItem(storageKey, name);
  config.theme2 = theme;
  config.theme = theme.v1;
  config.bootData.user.theme = name;
  config.bootData.user.lightTheme = theme.isLight;
  getAppEvents().publish(new ThemeChangedEvent(theme));
}
