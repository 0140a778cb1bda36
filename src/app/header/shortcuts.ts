import { AppEvents } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { sceneGraph } from '@grafana/scenes';
import type { ProfilesExplorer } from 'app/ProfilesExplorer';
import type { PageShortcut } from 'components/shortcuts/pageShortcuts';
import { copyTextOrSay } from 'grafana/copyText';
import { parseClipboardRange, printClipboardRange } from './clipboardRange';

export interface Shortcut {
  /** Keys in the form of `ShortcutMatcher`; one of them is enough. */
  readonly keys: readonly string[];
  readonly description: string;
  readonly run: (explorer: ProfilesExplorer) => void;
}

/** Fallback for "/": the key of a page with a search of its own comes first. */
export const NOTHING_TO_SEARCH: PageShortcut = {
  keys: ['/'],
  description: '',
  run: () => showWarning('There is nothing to search on this page yet'),
};

export const REFRESH: Shortcut = {
  keys: ['d r'],
  description: 'Refresh',
  run: ({ state }) => state.refreshPicker.onRefresh(),
};

/** Grafana's own keys for a dashboard's time range, which it does not offer to apps. */
export const TIME_SHORTCUTS: readonly Shortcut[] = [
  { keys: ['t z', 'ctrl+z'], description: 'Zoom out', run: ({ state }) => state.timePicker.onZoom() },
  { keys: ['t left'], description: 'Move the time range back', run: ({ state }) => state.timePicker.onMoveBackward() },
  {
    keys: ['t right'],
    description: 'Move the time range forward',
    run: ({ state }) => state.timePicker.onMoveForward(),
  },
  { keys: ['t a'], description: 'Make the time range absolute', run: ({ state }) => state.timePicker.toAbsolute() },
  { keys: ['t c'], description: 'Copy the time range', run: (explorer) => void copyRange(explorer) },
  { keys: ['t v'], description: 'Paste a time range', run: (explorer) => void pasteRange(explorer) },
];

async function copyRange(explorer: ProfilesExplorer): Promise<void> {
  await copyTextOrSay(printClipboardRange(sceneGraph.getTimeRange(explorer).state.value), 'Time range');
}

async function pasteRange(explorer: ProfilesExplorer): Promise<void> {
  const timeRange = sceneGraph.getTimeRange(explorer);
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    showWarning('The browser does not let this page read the clipboard');
    return;
  }
  const range = parseClipboardRange(text, timeRange.getTimeZone());
  if (range) {
    timeRange.onTimeRangeChange(range);
  } else {
    showWarning('The clipboard holds no time range');
  }
}

export function showWarning(sentence: string): void {
  getAppEvents().publish({ type: AppEvents.alertWarning.name, payload: [sentence] });
}
