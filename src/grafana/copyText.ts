import { AppEvents } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';

/**
 * Puts text on the clipboard and says so. Pages without https have no clipboard, and browsers may refuse it.
 *
 * @param what was copied: "Link", "Name of the function"
 * @param note is said below that it was copied
 * @returns whether it worked
 */
export async function copyText(text: string, what: string, note?: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return false;
  }
  getAppEvents().publish({
    type: AppEvents.alertSuccess.name,
    payload: [`${what} copied`, ...(note === undefined ? [] : [note])],
  });
  return true;
}

/** Copies like `copyText`, with a message if that fails. */
export async function copyTextOrSay(text: string, what: string): Promise<void> {
  if (!(await copyText(text, what))) {
    getAppEvents().publish({
      type: AppEvents.alertWarning.name,
      payload: [`${what} not copied`, 'The browser does not let this page copy. It needs https, and your permission.'],
    });
  }
}
