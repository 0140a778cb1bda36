/** @jest-environment node */
import fc from 'fast-check';
import { printSelector } from 'profile/labels/Filter';
import { parseSelector } from 'profile/labels/parseSelector';
import { readSelector } from './buildLinkPath';

test.each([
  '{}',
  ' { } ',
  '{a="b"}',
  '{ a = "b" , "x.y" =~ "c|d" , }',
  "{a='it\\'s \"b\"',b=`raw \\n`}",
  '{a="\\a\\b\\f\\n\\r\\t\\v\\\\\\""}',
  '{a="\\x41B\\101C\\u00e9\\U0001F600}{,="}',
  '{"weird, name=\\"x\\"}"!~"}"}',
])('%s is read as by the full reader', (selector) => {
  expect(readSelector(selector)).toEqual(parseSelector(selector));
});

test.each(['', 'a="b"', '{a="b"', '{a="b}', '{a=b}', '{a="b" c="d"}', '{,}', '{a="b"} rest', '{a>"b"}'])(
  '%s is no selector',
  (text) => {
    expect(() => parseSelector(text)).toThrow();
    expect(readSelector(text)).toBeUndefined();
  },
);

test('whatever is printed is read back', () => {
  const matcher = fc.record({
    label: fc.string({ minLength: 1, unit: 'binary' }),
    operator: fc.constantFrom('=' as const, '!=' as const, '=~' as const, '!~' as const),
    value: fc.string({ unit: 'binary' }),
  });
  fc.assert(
    fc.property(fc.array(matcher), (matchers) => {
      const selector = printSelector(matchers);
      expect(readSelector(selector)).toEqual(parseSelector(selector));
    }),
  );
});
