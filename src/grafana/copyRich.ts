import { AppEvents } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';

/** The same thing in the forms that what it is pasted into may take. */
export interface RichCopy {
  readonly text: string;
  /** Prints `text` as HTML; `picture` is the address of the picture in it. */
  readonly printHtml: (picture: string | undefined) => string;
  /** PNG; undefined if there is none. */
  readonly picture: Blob | undefined;
}

const NO_PICTURE = 'the flame graph is not among the panes.';

/**
 * Puts text, HTML and a picture on the clipboard in one go, and says what of it was copied: browsers that take no pictures
 * get the rest, and those that take no HTML the text.
 */
export async function copyRich({ text, printHtml, picture }: RichCopy): Promise<void> {
  const html = printHtml(picture && (await readAsAddress(picture)));
  const forms = {
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  };
  if (picture && (await write({ ...forms, 'image/png': picture }))) {
    say('alertSuccess', 'Copied for a ticket', 'Text, link and picture.');
  } else if (!picture && (await write(forms))) {
    say('alertSuccess', 'Copied for a ticket', `Text and link. The picture was not copied: ${NO_PICTURE}`);
  } else if (await writeText(text)) {
    const why = picture ? 'this browser copies text only.' : NO_PICTURE;
    say('alertSuccess', 'Copied for a ticket', `Text and link, as Markdown. The picture was not copied: ${why}`);
  } else {
    say('alertWarning', 'Not copied', 'The browser does not let this page copy. It needs https, and your permission.');
  }
}

async function write(forms: Record<string, Blob>): Promise<boolean> {
  if (typeof ClipboardItem === 'undefined') {
    return false;
  }
  try {
    await navigator.clipboard.write([new ClipboardItem(forms)]);
    return true;
  } catch {
    return false;
  }
}

async function writeText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** `data:image/png;base64,…`: a picture that needs no other place to be kept. */
export function readAsAddress(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The picture cannot be read.'));
    reader.readAsDataURL(picture);
  });
}

function say(event: 'alertSuccess' | 'alertWarning', title: string, sentence: string): void {
  getAppEvents().publish({ type: AppEvents[event].name, payload: [title, sentence] });
}
