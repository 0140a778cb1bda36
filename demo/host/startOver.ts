import { locationService } from '@grafana/runtime';
import { initTheme } from './chrome/themeSwitch';
import { forgetAppPlugins, preloadAppPlugins } from './plugins/loadAppPlugin';
import { takeWorkers } from './services/workers';

interface Shell {
  /** Takes what is on the page away. */
  readonly clear: () => void;
  readonly draw: () => void;
}

/**
 * Lets tests see what a new document at an address would show, a quarter of the work: the shell stays, and the plugin runs
 * again from its first line, with nothing left of what it had in memory.
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
    /** For tests; a real Grafana has nothing like it. */
    localStack?: { leave(): void; startOver(path: string): Promise<void> };
  }
}
