import { formatFunctionName } from 'profile/format/formatFunctionName';

const TAB_COLUMNS = 4;

/** Longer lines are data, or were made by a program. */
export const MAX_SHOWN_CHARS = 1_000;

/** A tab as the spaces that lead to the next stop. `column` is where it begins. */
export function expandTabs(text: string, column = 0): string {
  let at = column;
  return text.replace(/\t|[^\t]+/g, (part) => {
    const shown = part === '\t' ? ' '.repeat(TAB_COLUMNS - (at % TAB_COLUMNS)) : part;
    at += shown.length;
    return shown;
  });
}

/** Formats a piece of source as it is shown: what could hide in it, or turn the text around, is made visible. "" stays "". */
export function formatSourceText(text: string): string {
  return text === '' ? '' : formatFunctionName(text);
}
