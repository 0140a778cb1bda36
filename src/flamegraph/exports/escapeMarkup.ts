import { formatFunctionName } from 'profile/format/formatFunctionName';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text from outside for HTML and XML, in elements and in quoted attributes. Control characters and half surrogate pairs
 * are made visible first: XML refuses them even as references, and so it does U+FFFE and U+FFFF.
 */
export function escapeMarkup(text: string): string {
  return text === ''
    ? ''
    : formatFunctionName(text)
        .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
        .replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
