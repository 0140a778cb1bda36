import { getThemeById, type GrafanaTheme2 } from '@grafana/data';
import { config, getAppEvents, ThemeChangedEvent } from '@grafana/runtime';
import { useTheme2 } from '@grafana/ui';

/** The page reads this key before anything else runs; see the server's HTML. */
const storageKey = 'grafana.demo.theme';

const usersTheme = config.bootData.user.theme;

export function useThemeSwitch(): { isLight: boolean; toggle: () => void } {
  const { isLight } = useTheme2();
  const toggle = (): void => {
    const theme = getThemeById(isLight ? 'dark' : 'light');
    setTheme(theme);
    window.localStorage.setItem(storageKey, config.bootData.user.theme);
    getAppEvents().publish(new ThemeChangedEvent(theme));
  };
  return { isLight, toggle };
}

/** Sets the theme. `?theme=light` or `dark` holds for this visit only, as in Grafana. */
export function initTheme(): void {
  const wanted = new URLSearchParams(window.location.search).get('theme');
  const kept = window.localStorage.getItem(storageKey);
  const theme = [wanted, kept, usersTheme].find((name) => name === 'light' || name === 'dark');
  if (theme !== undefined && theme !== config.bootData.user.theme) {
    setTheme(getThemeById(theme));
  }
}

function setTheme(theme: GrafanaTheme2): void {
  const name = theme.isLight ? 'light' : 'dark';
  config.theme2 = theme;
  config.theme = theme.v1;
  config.bootData.user.theme = name;
  config.bootData.user.lightTheme = theme.isLight;
  document.documentElement.style.background = theme.colors.background.canvas;
}
