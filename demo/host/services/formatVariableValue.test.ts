/** @jest-environment node */
import { formatVariableValue } from './formatVariableValue';

describe('formatVariableValue', () => {
  test.each([
    ['one value', 'a.b', undefined, 'a.b'],
    ['many values as a glob', ['a', 'b'], undefined, '{a,b}'],
    ['many values as alternatives', ['a', 'b'], 'pipe', 'a|b'],
    ['one value as a regular expression', 'a.b', 'regex', 'a\\.b'],
    ['many values as a regular expression', ['a.b', 'c'], 'regex', '(a\\.b|c)'],
    ['many values as they are', ['a', 'b'], 'raw', 'a,b'],
    ['quotes inside quotes', ['a"b'], 'doublequote', '"a\\"b"'],
  ])('prints %s', (_, value, format, printed) => {
    expect(formatVariableValue(value, format)).toBe(printed);
  });

  it('lets a function decide', () => {
    expect(formatVariableValue(['a', 'b'], (values: string[]) => values.join(' and '))).toBe('a and b');
  });

  it('lets a value print itself', () => {
    expect(formatVariableValue({ formatter: (format) => `as ${format}` }, 'regex')).toBe('as regex');
  });
});
