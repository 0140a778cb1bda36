import { quoteRegex, readLiteralAlternation } from './regex';

/** `in` and `not-in` compare with a list of literal values; `=~` and `!~` with one RE2 regex over the whole value. */
export type FilterOperator = '=' | '!=' | 'is-empty' | 'in' | 'not-in' | '=~' | '!~';

export const FILTER_OPERATORS: readonly FilterOperator[] = ['=', '!=', 'is-empty', 'in', 'not-in', '=~', '!~'];

/** A user's condition on one label. `is-empty` has no values, `in` and `not-in` at least one, the others exactly one. */
export interface Filter {
  readonly label: string;
  readonly operator: FilterOperator;
  readonly values: readonly string[];
}

/** A selector's condition on one label. A label that is missing counts as "". */
export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** True if the filter can be sent: it names a label and has as many values as its operator needs. */
export function isCompleteFilter({ label, operator, values }: Filter): boolean {
  switch (operator) {
    case 'is-empty':
      return label !== '' && values.length === 0;
    case 'in':
    case 'not-in':
      return label !== '' && values.length > 0;
    case '=':
    case '!=':
    case '=~':
    case '!~':
      return label !== '' && values.length === 1;
  }
}

/**
 * The matcher that means the same; undefined for a filter that is not complete.
 *
 *     region in [eu, us.1] → region =~ eu|us\.1
 *     region is-empty      → region = ""
 */
export function toMatcher(filter: Filter): Matcher | undefined {
  if (!isCompleteFilter(filter)) {
    return undefined;
  }
  const { label, operator, values } = filter;
  const [value = ''] = values;
  switch (operator) {
    case 'is-empty':
      return { label, operator: '=', value: '' };
    case 'in':
      return { label, operator: '=~', value: values.map(quoteRegex).join('|') };
    case 'not-in':
      return { label, operator: '!~', value: values.map(quoteRegex).join('|') };
    case '=':
    case '!=':
    case '=~':
    case '!~':
      return { label, operator, value };
  }
}

/** The filter that shows a matcher best: a regex that only lists literal values is shown as `in` or `not-in`. */
export function toFilter({ label, operator, value }: Matcher): Filter {
  if (operator === '=' && value === '') {
    return { label, operator: 'is-empty', values: [] };
  }
  if (operator === '=' || operator === '!=') {
    return { label, operator, values: [value] };
  }
  const literals = readLiteralAlternation(value);
  return literals
    ? { label, operator: operator === '=~' ? 'in' : 'not-in', values: literals }
    : { label, operator, values: [value] };
}
