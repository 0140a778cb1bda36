import type { Filter } from './Filter';

/** Fourth field of `=~` and `!~`: without it, the value is one of upstream's and may mean a list. */
export const REGEX_MARK = 'regex';

/**
 * Encodes a filter as one value of the URL parameter `var-filters`; `decodeFilter` gives back exactly the same. Plain comparisons
 * are written as upstream writes them.
 *
 *     region|=|eu        region|!=|eu        region|is-empty|
 *     region|in|eu|us    region|not-in|eu|us
 *     region|=~|e.|regex region|!~|e.|regex
 *
 * Inside a field, `|` `,` `#` are written `__gfp__` `__gfc__` `__gfh__`, Grafana's convention, and `__gf` is written `__gfu__gf`,
 * so that text that looks like an escape survives. Lone surrogates, which no URL can carry, become U+FFFD.
 */
export function encodeFilter({ label, operator, values }: Filter): string {
  const fields = [label, operator, ...values];
  switch (operator) {
    case 'is-empty':
      return printFields([...fields, '']);
    case '=~':
    case '!~':
      return printFields([...fields, REGEX_MARK]);
    case '=':
    case '!=':
    case 'in':
    case 'not-in':
      return printFields(fields);
  }
}

function printFields(fields: readonly string[]): string {
  return fields.map(escapeField).join('|');
}

const ESCAPES: Readonly<Record<string, string>> = {
  __gf: '__gfu__gf',
  '|': '__gfp__',
  ',': '__gfc__',
  '#': '__gfh__',
};

function escapeField(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/__gf|[|,#]/g, (found) => ESCAPES[found] ?? found);
}
