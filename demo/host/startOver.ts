import { locationService } from '@grafana/runtime';
import { initTheme } from './chrome/themeSwitch';
import { forgetAppPlugins, preloadAppPlugins } from './plugins/loadAppPlugin';
import { takeWorkers } from './services/workers';

interface Shell {
  /** Clears the page. */
  readonly clear: () => void;
  readonly draw: () => void;
}

/**
 * Lets tests see what a new document at an address would show, at a quarter of the work: the shell stays, and the plugin runs
 * again from its first line with nothing in memory.
 */
export function offerStartOver({ clear, draw }: Shell): void {
  const leave = (): void => {
    clear();
    takeWorkers().forEach((worker) => worker.terminate());
    forgetAppPlugins();
  };
  const startOver = async (path: string): Promise<void> => {
    leave();
    window.scrollTo(0, 0);
    // As for a browser, the address that is there already is no step of the history.
    if (path !== window.location.pathname + window.location.search) {
      locationService.push(path);
    }
    initTheme();
    await preloadAppPlugins();
    draw();
  };
  window.localStack = { leave, startOver };
}

declare global {
  interface Window {
    /** Exists for tests alone; a real Grafana has nothing like it. */
    localStack?: { leave(): void; startOver(path: string): Promise<void> };
  }
}
