import { RE2JS } from 're2js';
import { checkRegex, compileRegex } from './compileRegex';
import { type Filter, isCompleteFilter, toMatcher } from './Filter';

/**
 * True if a label's value passes the filter, as the server sees it: regexes match the whole value, a missing label is "".
 * An incomplete filter lets everything through. Throws RegexSyntaxError for a regex that is none, see `getFilterProblem`.
 */
export function createValueTest(filter: Filter): (value: string) => boolean {
  const matcher = toMatcher(filter);
  if (!matcher) {
    return () => true;
  }
  const { operator, value: expected } = matcher;
  switch (operator) {
    case '=':
      return (value) => value === expected;
    case '!=':
      return (value) => value !== expected;
    case '=~':
    case '!~': {
      const { values } = filter;
      const passes =
        filter.operator === 'in' || filter.operator === 'not-in' ? isOneOf(values) : matchesRegex(expected);
      return operator === '=~' ? passes : (value) => !passes(value);
    }
  }
}

/** Explains in a sentence why a filter cannot be sent; undefined if it can. */
export function getFilterProblem(filter: Filter): string | undefined {
  if (!isCompleteFilter(filter)) {
    return 'The filter is not complete.';
  }
  const [regex = ''] = filter.operator === '=~' || filter.operator === '!~' ? filter.values : [];
  const check = checkRegex(regex);
  return check.ok ? undefined : `Not a regular expression: ${check.error}.`;
}

function isOneOf(values: readonly string[]): (value: string) => boolean {
  const set = new Set(values);
  return (value) => set.has(value);
}

function matchesRegex(text: string): (value: string) => boolean {
  // Like Prometheus, `.` takes line breaks too.
  const regex = compileRegex(text, RE2JS.DOTALL);
  return (value) => regex.testExact(value);
}
